"""Erasing a customer: what has to be over before, and what is told of it afterwards."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from server.domain.errors import ErasureRefused


class ErasureReason(StrEnum):
    """Why somebody is erased: a closed list, since free words might name whom they are about."""

    ASKED = "asked"
    CONSENT_WITHDRAWN = "consent_withdrawn"
    NO_LONGER_NEEDED = "no_longer_needed"
    KEPT_BY_MISTAKE = "kept_by_mistake"


class Hold(StrEnum):
    """What has to be over before a customer can be erased."""

    CAR_HERE = "car_here"
    BOOKING_OPEN = "booking_open"
    MONEY_OPEN = "money_open"
    COMPLAINT_OPEN = "complaint_open"
    CLAIM_OPEN = "claim_open"
    LOANER_OUT = "loaner_out"
    ERRAND_OPEN = "errand_open"
    SLIP_OPEN = "slip_open"


class Kept(StrEnum):
    """Why rows stay that were the customer's."""

    ANCHOR = "anchor"
    """Without a name: so that amounts and the journal's ids have something to belong to."""
    ACCOUNTS = "accounts"
    """Amounts and what they were for, which the law wants kept."""
    WORK_DONE = "work_done"
    """What was done and measured on a car that nobody can name any more."""
    KNOWLEDGE = "knowledge"
    """How a fault was put right."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What one table held of a customer, and what became of it; `left` of it were found afterwards."""

    table: str
    columns: tuple[str, ...]
    rows: int
    gone: int
    blanked: int
    struck: int
    kept: int
    kept_because: Kept | None
    left: int = 0


@dataclass(frozen=True, slots=True)
class Proof:
    """A search after an erasure. Pictures that another customer's row names too are `shared`: they stay."""

    proved_at: datetime
    findings: tuple[Finding, ...]
    columns_searched: int
    words_searched: bool
    words_found: int
    pictures_gone: int
    pictures_shared: int
    pictures_left: int

    @property
    def clean(self) -> bool:
        """Whether all was searched, and nothing was found that should have gone."""
        nothing = self.words_found == self.pictures_left == 0 and not any(each.left for each in self.findings)
        return self.words_searched and nothing


@dataclass(frozen=True, slots=True)
class Erasure:
    """One erasure. `pictures` are digests: they tell nothing, and show whether one of them is back."""

    erasure_id: str
    shop_id: str
    customer_id: str
    reason: ErasureReason
    erased_at: datetime
    erased_by: str | None
    findings: tuple[Finding, ...]
    pictures: tuple[str, ...]
    proof: Proof | None = None


def require_over(holds: Collection[Hold]) -> None:
    """Raise ErasureRefused, which names everything that is not over yet."""
    if holds:
        named = sorted(holds)
        said = ", ".join(hold.replace("_", " ") for hold in named)
        raise ErasureRefused(f"this has to be over before: {said}", holds=[hold.value for hold in named])
