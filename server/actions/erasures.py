"""A customer is erased: refused while anything is open, then all words and pictures go, and it is proved."""

from collections.abc import Iterable
from dataclasses import replace

from pydantic import BaseModel

from server.actions.erasure_holds import holds_of
from server.actions.fault_reports import keep_found
from server.contract.erasures import EraseCustomer
from server.domain import events
from server.domain.clock_moments import Moment
from server.domain.clock_timer import cancelled
from server.domain.erasure import Erasure, ErasureReason, Proof, require_over
from server.domain.permissions import ShopDeed
from server.store import tables
from server.store.identifiers import new_id
from server.store.personal.erasing import erase_rows, strike_mentions
from server.store.personal.identity import Mention, identity_of
from server.store.personal.reach import Keys, reach_of
from server.store.personal.treatment import Reach
from server.store.unit_of_work import UnitOfWork


class ErasureAnswer(BaseModel):
    """The erasure, and its event."""

    erasure_id: str
    event_number: int


def erase_customer(
    work: UnitOfWork, customer_id: str, body: EraseCustomer, mentioned: Iterable[Mention]
) -> ErasureAnswer:
    """Let nothing tell who a customer was; raise ErasureRefused while anything with them is open.

    `mentioned` was searched for before, outside the one transaction that everybody waits for.
    """
    work.permit(ShopDeed.ERASE_CUSTOMER)
    keys = reach_of(work, customer_id)
    require_over(holds_of(work, keys))
    identity = identity_of(work, customer_id)
    _end_timers(work, keys)
    erased = erase_rows(work, keys, identity)
    strike_mentions(work, mentioned, identity)
    _keep_faults_found(work, keys)
    erasure = Erasure(
        erasure_id=new_id(),
        shop_id=work.shop_id,
        customer_id=customer_id,
        reason=ErasureReason(body.reason),
        erased_at=work.now,
        erased_by=work.actor.staff_id,
        findings=erased.findings,
        pictures=erased.pictures,
    )
    work.erasures.save(erasure)
    told = events.CustomerErased(
        erasure_id=erasure.erasure_id, customer_id=customer_id, reason=erasure.reason.value
    )
    return ErasureAnswer(erasure_id=erasure.erasure_id, event_number=work.record(told).number)


class ProofAnswer(BaseModel):
    """Whether the search after an erasure found nothing."""

    clean: bool


def keep_proof(work: UnitOfWork, erasure_id: str, proof: Proof) -> ProofAnswer:
    """Keep what a search after an erasure has found."""
    work.permit(ShopDeed.ERASE_CUSTOMER)
    work.erasures.save(replace(work.erasures.get(erasure_id), proof=proof))
    return ProofAnswer(clean=proof.clean)


def _end_timers(work: UnitOfWork, keys: Keys) -> None:
    """Nobody is reminded any more, and nobody is asked to ring."""
    complaints = work.complaints.among(tables.complaints.c.vehicle_id, keys[Reach.VEHICLE])
    recalled = work.recalled_cars.among(tables.recalled_cars.c.vehicle_id, keys[Reach.VEHICLE])
    subjects = keys[Reach.VEHICLE] | keys[Reach.VISIT] | keys[Reach.APPOINTMENT]
    subjects |= {each.complaint_id for each in complaints} | {each.car_id for each in recalled}
    for timer in work.timers.open_for(subjects):
        work.timers.save(cancelled(timer, work.now, Moment.CUSTOMER_ERASED))
        if timer.shown:
            work.record(
                events.TimerCancelled(
                    timer_id=timer.timer_id,
                    rule=timer.rule,
                    subject_id=timer.subject_id,
                    visit_id=timer.visit_id,
                )
            )


def _keep_faults_found(work: UnitOfWork, keys: Keys) -> None:
    """What was learned about the cars is found by its own words and the model, no more by the plate."""
    for report in work.fault_reports.among(tables.fault_reports.c.vehicle_id, keys[Reach.VEHICLE]):
        keep_found(work, report)
