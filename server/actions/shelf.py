"""The booking shelf: the parts of today's and the next day's bookings, ticked off as they lie there."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from pydantic import BaseModel

from server.contract.boards import Words
from server.contract.bookings import Shelf, ShelfBooking, ShelfPart
from server.contract.deeds import ExpectPart, TickPart
from server.domain import events
from server.domain.appointment import Appointment, AppointmentState
from server.domain.booking_parts import BookingPart
from server.domain.catalogue import Operation
from server.domain.permissions import ShopDeed
from server.domain.stage import Name, StageKind
from server.store import tables
from server.store.identifiers import new_id
from server.store.shop_rows import ShopRows
from server.store.unit_of_work import UnitOfWork

_TAKE_PARTS = (StageKind.WAIT, StageKind.RECEPTION, StageKind.AUTHORIZATION, StageKind.WORK)


class PartAnswer(BaseModel):
    """The part, and the event: 0 where it lay there already."""

    part_id: str
    event_number: int


def reserve_parts(work: UnitOfWork, appointment_id: str, operations: Iterable[Operation]) -> None:
    """Reserve what the operations of a booking take."""
    work.booking_parts.save_all(
        BookingPart(
            part_id=new_id(),
            shop_id=work.shop_id,
            appointment_id=appointment_id,
            operation=operation.code,
            number=part.number,
            brand=part.brand,
            name=part.name,
            quantity_thousandths=part.quantity_thousandths,
        )
        for operation in operations
        for part in operation.parts
    )


def tick_part(work: UnitOfWork, part_id: str, body: TickPart) -> PartAnswer:
    """The part lies on the booking's shelf, or does not after all."""
    work.permit(ShopDeed.KEEP_SHELF)
    part = work.booking_parts.get(part_id)
    if (part.shelved_at is not None) == body.shelved:
        return PartAnswer(part_id=part_id, event_number=0)
    at, who = (work.now, work.actor.staff_id) if body.shelved else (None, None)
    work.booking_parts.save(replace(part, shelved_at=at, shelved_by=who))
    kind = events.PartShelved if body.shelved else events.PartUnshelved
    envelope = work.record(kind(part_id=part_id, appointment_id=part.appointment_id))
    return PartAnswer(part_id=part_id, event_number=envelope.number)


def expect_part(work: UnitOfWork, part_id: str, body: ExpectPart) -> PartAnswer:
    """Say when a part arrives."""
    work.permit(ShopDeed.KEEP_SHELF)
    part = work.booking_parts.get(part_id)
    work.booking_parts.save(replace(part, expected_at=body.expected_at))
    expected = events.PartExpected(
        part_id=part_id, appointment_id=part.appointment_id, expected_at=body.expected_at
    )
    return PartAnswer(part_id=part_id, event_number=work.record(expected).number)


def shelf_of(rows: ShopRows, now: datetime) -> Shelf:
    """Return the bookings of today and of the next open day that take parts, by their time."""
    calendar, column = rows.shop.calendar, tables.appointments.c
    today = calendar.day_of(now)
    last = calendar.next_open_day(today)
    found = rows.appointments.where(
        column.state.in_([AppointmentState.EXPECTED, AppointmentState.ARRIVED, AppointmentState.NO_SHOW]),
        column.slot_at >= now - timedelta(days=2),
        column.slot_at < now + (last - today) + timedelta(days=2),
    )
    days = [each for each in found if today <= calendar.day_of(each.slot_at) <= last]
    worked_on = _before_checks(rows, [each.visit_id for each in days if each.visit_id])
    near = [each for each in days if each.state is not AppointmentState.ARRIVED or each.visit_id in worked_on]
    parts = rows.booking_parts.where(
        tables.booking_parts.c.appointment_id.in_([each.appointment_id for each in near])
    )
    return Shelf(zone=rows.shop.zone, bookings=list(_with_parts(rows, near, parts)))


def _before_checks(rows: ShopRows, visit_ids: Sequence[str]) -> set[str]:
    """Return those visits whose cars may still take parts: their work is not done."""
    orders = rows.orders.among(tables.repair_orders.c.visit_id, visit_ids)
    return {order.visit_id for order in orders if rows.kind_of_stage(order) in _TAKE_PARTS}


def _with_parts(
    rows: ShopRows, near: Iterable[Appointment], parts: Sequence[BookingPart]
) -> Iterator[ShelfBooking]:
    for booking in sorted(near, key=lambda each: (each.slot_at, each.appointment_id)):
        if own := [part for part in parts if part.appointment_id == booking.appointment_id]:
            yield _booking(rows, booking, own)


def _booking(rows: ShopRows, booking: Appointment, parts: list[BookingPart]) -> ShelfBooking:
    return ShelfBooking(
        appointment_id=booking.appointment_id,
        number=booking.number,
        slot_at=booking.slot_at,
        plate=rows.vehicles.get(booking.vehicle_id).plate,
        job=_words(rows.appointment_words.get(booking.appointment_id).job),
        parts=[
            ShelfPart(
                part_id=part.part_id,
                number=part.number,
                brand=part.brand,
                name=_words(part.name),
                quantity_thousandths=part.quantity_thousandths,
                expected_at=part.expected_at,
                shelved=part.shelved_at is not None,
            )
            for part in parts
        ],
    )


def _words(name: Name) -> Words:
    return Words(zh=name.zh, en=name.en)
