"""A car that was taken to have left by mistake, as by a wrong plate at the exit: its visit goes on."""

from server.actions.departures import forget_left_unsettled
from server.actions.visit_corrections import CorrectionAnswer
from server.contract.deeds import ReopenVisit
from server.domain import events
from server.domain.permissions import ShopDeed
from server.domain.visit import Visit
from server.domain.visit_changes import evolve_visit
from server.domain.visit_corrections import CorrectionKind, VisitCorrection, require_reopenable
from server.store import tables
from server.store.identifiers import new_id
from server.store.unit_of_work import UnitOfWork


def reopen_visit(work: UnitOfWork, visit_id: str, body: ReopenVisit) -> CorrectionAnswer:
    """The car is here after all; what it had left without paying is nobody's duty any more."""
    work.permit(ShopDeed.CORRECT_VISIT)
    visit = work.visits.get(visit_id)
    require_reopenable(visit, _here(work, visit.vehicle_id))
    forget_left_unsettled(work, visit_id)
    reopened = events.VisitReopened(visit_id=visit_id, correction_id=new_id())
    envelope = work.record(reopened)
    work.visits.save(evolve_visit(reopened, visit, envelope.occurred_at))
    work.visit_corrections.save(
        VisitCorrection(
            correction_id=reopened.correction_id,
            shop_id=work.shop_id,
            visit_id=visit_id,
            kind=CorrectionKind.REOPENED,
            reason=body.reason.strip(),
            made_at=work.now,
            number=envelope.number,
        )
    )
    return CorrectionAnswer(
        correction_id=reopened.correction_id, visit_id=visit_id, event_number=envelope.number
    )


def _here(work: UnitOfWork, vehicle_id: str) -> Visit | None:
    """An open visit of the car, delivered or not."""
    column = tables.visits.c
    return next(iter(work.visits.where(column.vehicle_id == vehicle_id, column.departed_at.is_(None))), None)
