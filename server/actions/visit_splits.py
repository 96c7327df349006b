"""A visit whose record is of two cars becomes two: what is the other car's goes along, nothing is lost."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from server.actions.arrivals import booking_today, opened_order, refuse_if_here
from server.actions.vehicles import car_told
from server.actions.visit_corrections import CorrectionAnswer
from server.contract.deeds import SplitVisit
from server.domain import events
from server.domain.appointment import Appointment
from server.domain.errors import VisitNotSplittable
from server.domain.permissions import ShopDeed
from server.domain.reception import Reception
from server.domain.record_parts import RecordPart, exchanged
from server.domain.records import SightingRecord
from server.domain.repair_order import RepairOrder
from server.domain.vehicle import Vehicle
from server.domain.visit import Visit
from server.domain.visit_changes import kept, visit_of
from server.domain.visit_corrections import (
    CorrectionKind,
    MovedRows,
    VisitCorrection,
    require_splittable,
)
from server.projections.floor_changes import concerns_boards
from server.store import tables
from server.store.identifiers import new_id
from server.store.moved_rows import move_record, move_rows
from server.store.unit_of_work import UnitOfWork


class SplitAnswer(CorrectionAnswer):
    """What was put right, and the visit that came of it."""

    split_id: str


@dataclass(frozen=True, slots=True)
class _Halves:
    """The visit as it was and its order, beside the visit and the order of the other car."""

    visit: Visit
    order: RepairOrder
    other: Visit
    other_order: RepairOrder


def split_visit(work: UnitOfWork, visit_id: str, body: SplitVisit) -> SplitAnswer:
    """What was written down for another car goes on as a visit of that car."""
    work.permit(ShopDeed.SPLIT_VISIT)
    visit = work.visits.get(visit_id)
    order = work.orders.of_visit(visit_id)[-1]
    chosen = _chosen(work, visit, order, body)
    stage = work.kind_of_stage(order)
    require_splittable(visit, stage, chosen, with_booking=body.with_booking, with_order=body.with_order)
    vehicle = car_told(work, body)
    refuse_if_here(work, vehicle)
    if body.with_booking:
        work.visits.save(replace(visit, appointment_id=None))
    halves = _opened(work, visit, order, vehicle, with_booking=body.with_booking)
    if body.with_order:
        chosen = replace(chosen, orders=(order.order_id,))
    _hand_over(work, halves, chosen)
    return _recorded(work, halves, chosen, body.reason)


def _chosen(work: UnitOfWork, visit: Visit, order: RepairOrder, body: SplitVisit) -> MovedRows:
    """Return what goes along; raise VisitNotSplittable for what is not this visit's."""
    seen = work.sightings.where(tables.sightings.c.visit_id == visit.visit_id)
    marks = work.damage_marks.where(tables.damage_marks.c.order_id == order.order_id)
    photos = work.walk_photos.where(tables.walk_photos.c.order_id == order.order_id)
    _require_own(body.sightings, {each.sighting_id for each in seen if _is_arrival(each)})
    _require_own(body.marks, {each.mark_id for each in marks})
    _require_own(body.photos, {each.photo_id for each in photos})
    return MovedRows(
        sightings=tuple(body.sightings),
        parts=tuple(RecordPart(part) for part in dict.fromkeys(body.parts)),
        marks=tuple(body.marks),
        photos=tuple(body.photos),
    )


def _is_arrival(seen: SightingRecord) -> bool:
    return concerns_boards(seen.direction, seen.outcome)


def _require_own(asked: Collection[str], own: Collection[str]) -> None:
    for key in asked:
        if key not in own:
            raise VisitNotSplittable(f"'{key}' is not of this visit", why="not_its_own", id=key)


def _opened(
    work: UnitOfWork, visit: Visit, order: RepairOrder, vehicle: Vehicle, *, with_booking: bool
) -> _Halves:
    """Open the other car's visit: it came when the first one came."""
    own = work.appointments.find(visit.appointment_id) if with_booking else booking_today(work, vehicle)
    work.happened_at(visit.arrived_at, not_before=visit.arrived_at)
    other_id = new_id()
    other_order = opened_order(work, other_id, own.flow if own else None)
    arrived = events.VehicleArrived(
        visit_id=other_id,
        vehicle_id=vehicle.vehicle_id,
        appointment_id=own.appointment_id if own else None,
        advisor_id=visit.advisor_id,
        sighting_id=None,
        order=other_order,
        split_from=visit.visit_id,
    )
    other = visit_of(arrived, work.shop_id, work.occurred_at)
    work.visits.save(other)
    work.orders.save(other_order)
    _book(work, own, other_id)
    work.record(arrived)
    work.happened_at(None, not_before=visit.arrived_at)
    return _Halves(visit, order, other, other_order)


def _book(work: UnitOfWork, booking: Appointment | None, visit_id: str) -> None:
    if booking is not None:
        work.appointments.save(kept(booking, visit_id))


def _hand_over(work: UnitOfWork, halves: _Halves, chosen: MovedRows) -> None:
    """Let all that was chosen be the other car's."""
    other_id = halves.other.visit_id
    move_rows(work, chosen, other_id)
    if chosen.orders:
        # Another version, so that no process goes on with the order as it knew it.
        version = halves.order.version + 1
        work.orders.save(replace(halves.order, visit_id=other_id, version=version))
        work.orders.save(replace(halves.other_order, visit_id=halves.visit.visit_id))
        return
    move_record(work, chosen, halves.other_order.order_id)
    own = work.receptions.find(halves.order.order_id)
    if own is not None and chosen.parts:
        empty = Reception(halves.other_order.order_id, work.shop_id)
        work.receptions.save_all(exchanged(own, empty, chosen.parts))


def _recorded(work: UnitOfWork, halves: _Halves, chosen: MovedRows, reason: str) -> SplitAnswer:
    visit_id, split_id, correction_id = halves.visit.visit_id, halves.other.visit_id, new_id()
    for sighting_id in chosen.sightings:
        seen = work.sightings.get(sighting_id)
        work.sightings.save(replace(seen, resolved_at=work.now, confirmed=True))
        work.record(events.SightingConfirmed(sighting_id=sighting_id, visit_id=split_id, corrected=True))
    went = bool(chosen.orders)
    split = events.VisitSplit(
        visit_id=visit_id,
        split_id=split_id,
        correction_id=correction_id,
        order_id=halves.order.order_id if went else None,
        left_order_id=halves.other_order.order_id if went else None,
    )
    number = work.record(split).number
    made = VisitCorrection(
        correction_id=correction_id,
        shop_id=work.shop_id,
        visit_id=visit_id,
        kind=CorrectionKind.SPLIT,
        reason=reason.strip(),
        made_at=work.now,
        number=number,
        other_visit_id=split_id,
        moved=chosen,
    )
    work.visit_corrections.save(made)
    return SplitAnswer(correction_id=correction_id, visit_id=visit_id, event_number=number, split_id=split_id)
