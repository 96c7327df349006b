"""Claims: what manufacturer or insurer is to pay for a line, and the old part that they may want to see."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from server.domain.errors import ClaimStepNotNext, InvalidRequest
from server.domain.repair_order import Payer


class ClaimStep(StrEnum):
    """How far a claim is."""

    OPENED = "opened"
    SENT = "sent"
    ACCEPTED = "accepted"
    PARTLY = "partly"
    REFUSED = "refused"
    PAID = "paid"


class PartCustody(StrEnum):
    """In whose hands the old part is."""

    NONE = "none"
    STORED = "stored"
    HANDED_OVER = "handed_over"
    RETURNED = "returned"


_ANSWERS = (ClaimStep.ACCEPTED, ClaimStep.PARTLY, ClaimStep.REFUSED)
_NEXT: dict[ClaimStep, tuple[ClaimStep, ...]] = {
    ClaimStep.OPENED: (ClaimStep.SENT,),
    ClaimStep.SENT: _ANSWERS,
    ClaimStep.ACCEPTED: (ClaimStep.PAID,),
    ClaimStep.PARTLY: (ClaimStep.PAID,),
    # A refusal may be answered with more: the claim is sent again.
    ClaimStep.REFUSED: (ClaimStep.SENT,),
    ClaimStep.PAID: (),
}
_CUSTODY: dict[PartCustody, tuple[PartCustody, ...]] = {
    PartCustody.NONE: (PartCustody.STORED,),
    PartCustody.STORED: (PartCustody.STORED, PartCustody.HANDED_OVER),
    PartCustody.HANDED_OVER: (PartCustody.RETURNED,),
    PartCustody.RETURNED: (PartCustody.STORED, PartCustody.HANDED_OVER),
}
OVER = (ClaimStep.PAID, ClaimStep.REFUSED)
"""Nothing more is expected of these."""


@dataclass(frozen=True, slots=True)
class ClaimNote:
    """What was said at one step, of the claim or of its part."""

    step: str
    words: str
    at: datetime
    staff_id: str | None


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim for one line. `accepted_minor` is what the payer has agreed to."""

    claim_id: str
    shop_id: str
    order_id: str
    line_id: str
    payer: Payer
    amount_minor: int
    opened_at: datetime
    changed_at: datetime
    step: ClaimStep = ClaimStep.OPENED
    version: int = 1
    accepted_minor: int | None = None
    custody: PartCustody = PartCustody.NONE
    part_label: str = ""
    part_place: str = ""
    part_with: str = ""
    notes: tuple[ClaimNote, ...] = ()

    @property
    def next_steps(self) -> tuple[ClaimStep, ...]:
        """What can follow."""
        return _NEXT[self.step]

    @property
    def next_custody(self) -> tuple[PartCustody, ...]:
        """Where the part can go."""
        return _CUSTODY[self.custody]


def take_step(claim: Claim, step: ClaimStep, accepted_minor: int | None, note: ClaimNote) -> Claim:
    """Return the claim one step on.

    Raises ClaimStepNotNext for a step that cannot follow, InvalidRequest for an amount that does not fit it:
    a part of it is more than nothing and less than all.
    """
    if step not in claim.next_steps:
        raise ClaimStepNotNext(
            f"this claim is '{claim.step}': next can be {', '.join(claim.next_steps) or 'nothing'}",
            step=claim.step,
            next=list(claim.next_steps),
        )
    accepted = {
        ClaimStep.ACCEPTED: claim.amount_minor,
        ClaimStep.PARTLY: accepted_minor,
        ClaimStep.REFUSED: 0,
        ClaimStep.PAID: claim.accepted_minor,
    }.get(step)
    if step is ClaimStep.PARTLY and not 0 < (accepted_minor or 0) < claim.amount_minor:
        raise InvalidRequest("say how much of it they pay", field="accepted_minor")
    return replace(_noted(claim, note), step=step, accepted_minor=accepted)


def move_part(claim: Claim, custody: PartCustody, where: tuple[str, str], note: ClaimNote) -> Claim:
    """Return the claim with its old part elsewhere; `where` is its label, and its place or who has it.

    Raises ClaimStepNotNext for a move that cannot follow, InvalidRequest where nobody could find it again.
    """
    if custody not in claim.next_custody:
        raise ClaimStepNotNext(
            f"the part is '{claim.custody}': next can be {', '.join(claim.next_custody)}",
            step=claim.custody,
            next=list(claim.next_custody),
        )
    label, place = where[0].strip() or claim.part_label, where[1].strip()
    if not label or (custody is not PartCustody.RETURNED and not place):
        raise InvalidRequest("say its label, and where it lies or who has it", field="place")
    moved = replace(_noted(claim, note), custody=custody, part_label=label)
    if custody is PartCustody.HANDED_OVER:
        return replace(moved, part_with=place, part_place="")
    return replace(moved, part_with="", part_place=place)


def _noted(claim: Claim, note: ClaimNote) -> Claim:
    return replace(claim, notes=(*claim.notes, note), version=claim.version + 1, changed_at=note.at)
