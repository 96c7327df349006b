"""What there is to show for a customer's word: that they agree, and that they have the car back."""

from enum import StrEnum

from server.domain.errors import SignatureMissing


class Agreement(StrEnum):
    """What stands behind the customer's word."""

    SIGNATURE = "signature"
    """Drawn at the desk or on the tablet, under the newest version."""
    PAGE = "page"
    """Tapped by the customer, on their own page."""
    PHONE = "phone"
    MESSAGE = "message"
    PAPER = "paper"
    """Signed on the printed estimate."""


class Unsigned(StrEnum):
    """Why a car was handed over without the customer's signature."""

    IN_A_HURRY = "in_a_hurry"
    COLLECTED_BY_OTHER = "collected_by_other"
    REFUSED = "refused"


def require_receipt(unsigned: Unsigned | None, *, signed: bool) -> None:
    """Raise SignatureMissing where a car is handed over unsigned and nobody says why."""
    if unsigned is None and not signed:
        raise SignatureMissing(
            "nobody has signed for this car; let the customer sign, or say why they did not",
            field="unsigned",
        )


def require_signed(agreed: Agreement, *, signed: bool) -> None:
    """Raise SignatureMissing for an agreement by signature that nobody has drawn under this version."""
    if agreed is Agreement.SIGNATURE and not signed:
        raise SignatureMissing(
            "nobody has signed this version of the estimate; let the customer sign, or say how they agreed",
            field="agreed",
        )
