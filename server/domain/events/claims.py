"""What is recorded of claims; their words and where parts lie stay in their rows."""

from dataclasses import dataclass

from server.domain.claim import ClaimStep, PartCustody
from server.domain.event import Event
from server.domain.repair_order import Payer


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimEvent(Event):
    """About one claim."""

    claim_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimOpened(ClaimEvent):
    """Somebody else than the customer is to pay for a line."""

    order_id: str
    line_id: str
    payer: Payer
    amount_minor: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimStepTaken(ClaimEvent):
    """It was sent, answered or paid."""

    step: ClaimStep
    accepted_minor: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OldPartMoved(ClaimEvent):
    """The old part was stored, handed over, or came back."""

    custody: PartCustody
