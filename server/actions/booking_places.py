"""The shop's places: what is booked of them, and whether there is room for one more."""

from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any

from server.contract.bookings import OfferedSlot, SlotOffers, SlotsWanted
from server.domain.appointment import Appointment, AppointmentState
from server.domain.capacity import (
    BookingRules,
    Capacity,
    Need,
    Taken,
    kind_of_work,
    teams_for,
    usual_capacities,
)
from server.domain.errors import InvalidRequest, SlotFull
from server.domain.skill import bay_doubts
from server.planning.slots import Offer, Places, SlotSearch
from server.store import tables
from server.store.shop_rows import ShopRows

LONGEST_WORK = timedelta(days=4)
"""No booking takes places for longer: so far back it is looked for those that still do."""
FARTHEST = timedelta(days=366)
"""Ahead, that a booking may lie."""
NEAREST = 3


def capacities_of(rows: ShopRows) -> tuple[Capacity, ...]:
    """Return what the shop can take: as it has said, else one car a bay."""
    return tuple(rows.capacities.where()) or usual_capacities(rows.bays.where())


def search_slots(
    rows: ShopRows, rules: BookingRules, since: datetime, until: datetime, without: str | None = None
) -> SlotSearch:
    """Return the search of the days from `since` to `until`; the booking `without` takes no place in it."""
    calendar, capacities = rows.shop.calendar, capacities_of(rows)
    column = tables.appointments.c
    standing = rows.appointments.where(
        column.state.in_([AppointmentState.EXPECTED, AppointmentState.ARRIVED]),
        column.slot_at >= since - LONGEST_WORK,
        column.slot_at < until + LONGEST_WORK,
    )
    taken = [_taken(each, capacities) for each in standing if each.appointment_id != without]
    first, last = calendar.day_of(since - LONGEST_WORK), calendar.day_of(until + LONGEST_WORK)
    return SlotSearch(Places(calendar, first, last, capacities, taken), rules)


def require_room(
    rows: ShopRows, rules: BookingRules, need: Need, slot_at: datetime, now: datetime, without: str | None
) -> None:
    """Raise SlotFull with the nearest free times unless there is room; InvalidRequest for a wild time."""
    if not now - timedelta(days=1) < slot_at < now + FARTHEST:
        raise InvalidRequest("a booking lies between today and a year from now", field="slot_at")
    room = search_slots(rows, rules, slot_at, slot_at, without).room(slot_at, need)
    if room.free:
        return
    around = search_slots(rows, rules, min(now, slot_at), max(now, slot_at) + rules.horizon, without)
    nearest = around.nearest(need, slot_at, now, NEAREST)
    raise SlotFull(
        "there is no room for this work then; take one of the free times in `nearest`",
        slot_at=slot_at.isoformat(),
        of=room.of,
        nearest=[offered(offer).model_dump(mode="json") for offer in nearest],
    )


def require_technician(
    rows: ShopRows, rules: BookingRules, technician_id: str | None, booking: Appointment
) -> None:
    """Raise SlotFull where that technician is booked for another car at the time of the booking."""
    search = search_slots(rows, rules, booking.slot_at, booking.slot_at, without=booking.appointment_id)
    if search.is_booked(technician_id, booking.slot_at, booking.standard_minutes):
        raise SlotFull(
            "this technician is booked for another car then", slot_at=booking.slot_at.isoformat(), nearest=[]
        )


def free_bay(
    rows: ShopRows, rules: BookingRules, kind: str, slot_at: datetime, minutes: int, *, without: str | None
) -> str | None:
    """Return a bay of the kind that nobody has reserved for that time, in the order of their numbers."""
    reserved = search_slots(rows, rules, slot_at, slot_at, without).reserved_bays(slot_at, minutes)
    free = (bay for bay in rows.bays.where() if bay.kind == kind and bay.bay_id not in reserved)
    return min(((len(bay.number), bay.number, bay.bay_id) for bay in free), default=(0, "", None))[2]


def require_bay(rows: ShopRows, rules: BookingRules, bay_id: str, booking: Appointment) -> None:
    """Raise SlotFull where that bay is reserved for another car at the time of the booking.

    InvalidRequest where the work of the booking cannot be done there.
    """
    bay = rows.bays.get(bay_id)
    if bay_doubts(bay.kind, [booking.bay_kind]):
        raise InvalidRequest(
            f"bay {bay.number} ({bay.kind}) is not made for this work ({booking.bay_kind})", field="bay_id"
        )
    search = search_slots(rows, rules, booking.slot_at, booking.slot_at, without=booking.appointment_id)
    if bay_id in search.reserved_bays(booking.slot_at, booking.standard_minutes):
        raise SlotFull(
            f"bay {bay.number} is reserved for another car then",
            slot_at=booking.slot_at.isoformat(),
            nearest=[],
        )


def offer_slots(rows: ShopRows, rules: BookingRules, wanted: SlotsWanted, now: datetime) -> SlotOffers:
    """Return the times to offer for some work, best first; InvalidRequest for a flow or kind there is not."""
    flow = rows.current_flow(wanted.flow)
    capacities = capacities_of(rows)
    kind = kind_of_work(wanted.bay_kind, flow.key, capacities)
    need = Need(kind, wanted.minutes, wanted.team, wanted.technician_id)
    found = search_slots(rows, rules, now, now + rules.horizon).offers(need, now, wanted.most)
    slots = [offered(offer) for offer in found]
    return SlotOffers(bay_kind=kind, teams=teams_for(kind, capacities), slots=slots)


def offered(offer: Offer) -> OfferedSlot:
    """Return an offer as it is told."""
    told: dict[str, Any] = asdict(offer)
    return OfferedSlot(**told.pop("room"), **told)


def _taken(booking: Appointment, capacities: tuple[Capacity, ...]) -> Taken:
    kind = kind_of_work(booking.bay_kind, booking.flow, capacities)
    return Taken(
        booking.slot_at,
        booking.standard_minutes,
        kind,
        booking.team,
        booking.technician_id,
        booking.bay_id,
    )
