"""Claims: opened for a line, sent, answered and paid; the old part stored, handed over and back."""

from pydantic import BaseModel

from server.contract.claims import MovePart, OpenClaim, TakeClaimStep
from server.domain import events
from server.domain.claim import Claim, ClaimNote, ClaimStep, PartCustody, move_part, take_step
from server.domain.errors import InvalidRequest, StaleVersion
from server.domain.permissions import ShopDeed
from server.domain.repair_order import JobLine, LineAuthorization, Payer, RepairOrder
from server.store import tables
from server.store.unit_of_work import UnitOfWork


class ClaimAnswer(BaseModel):
    """Where a claim stands now."""

    claim_id: str
    version: int
    event_number: int


def open_claim(work: UnitOfWork, body: OpenClaim) -> ClaimAnswer:
    """Somebody else than the customer is asked to pay for a line."""
    work.permit(ShopDeed.HANDLE_CLAIM)
    line = _claimable(work.orders.get(body.order_id), body.line_id)
    column = tables.claims.c
    if work.claims.where(column.order_id == body.order_id, column.line_id == body.line_id):
        raise InvalidRequest("there is a claim for this line already", field="line_id")
    claim = Claim(
        claim_id=body.claim_id,
        shop_id=work.shop_id,
        order_id=body.order_id,
        line_id=body.line_id,
        payer=line.payer,
        amount_minor=line.price_minor,
        opened_at=work.now,
        changed_at=work.now,
        notes=(_note(work, ClaimStep.OPENED, body.words),),
    )
    opened = events.ClaimOpened(
        claim_id=claim.claim_id,
        order_id=claim.order_id,
        line_id=claim.line_id,
        payer=claim.payer,
        amount_minor=claim.amount_minor,
    )
    return _kept(work, claim, opened)


def take_claim_step(work: UnitOfWork, claim_id: str, body: TakeClaimStep) -> ClaimAnswer:
    """It was sent, answered or paid."""
    claim = _at(work, claim_id, body.version)
    step = ClaimStep(body.step)
    moved = take_step(claim, step, body.accepted_minor, _note(work, step, body.words))
    taken = events.ClaimStepTaken(claim_id=claim_id, step=step, accepted_minor=moved.accepted_minor)
    return _kept(work, moved, taken)


def move_old_part(work: UnitOfWork, claim_id: str, body: MovePart) -> ClaimAnswer:
    """The old part is elsewhere now."""
    claim = _at(work, claim_id, body.version)
    custody = PartCustody(body.custody)
    said = " · ".join(each for each in (body.label.strip(), body.place.strip(), body.words.strip()) if each)
    moved = move_part(claim, custody, (body.label, body.place), _note(work, custody, said))
    return _kept(work, moved, events.OldPartMoved(claim_id=claim_id, custody=custody))


def _claimable(order: RepairOrder, line_id: str) -> JobLine:
    line = next((each for each in order.lines if each.line_id == line_id), None)
    if line is None or line.authorization is not LineAuthorization.AUTHORIZED:
        raise InvalidRequest("this order has no such line that was agreed to", field="line_id")
    if line.payer not in (Payer.INSURER, Payer.WARRANTY):
        raise InvalidRequest("neither insurer nor manufacturer pays for this line", field="line_id")
    return line


def _at(work: UnitOfWork, claim_id: str, version: int | None) -> Claim:
    work.permit(ShopDeed.HANDLE_CLAIM)
    claim = work.claims.get(claim_id)
    if version is not None and version != claim.version:
        raise StaleVersion(f"the claim is at version {claim.version}, not {version}; look again")
    return claim


def _note(work: UnitOfWork, step: ClaimStep | PartCustody, words: str) -> ClaimNote:
    return ClaimNote(step.value, words.strip(), work.now, work.actor.staff_id)


def _kept(work: UnitOfWork, claim: Claim, event: events.ClaimEvent) -> ClaimAnswer:
    work.claims.save(claim)
    return ClaimAnswer(claim_id=claim.claim_id, version=claim.version, event_number=work.record(event).number)
