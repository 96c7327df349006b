"""The gate: the greeting of the car at the barrier, and between arrivals today's welcome list."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from server.contract import boards
from server.contract.realtime import Board
from server.domain.appointment import Appointment
from server.domain.records import SightingRecord
from server.domain.staff import StaffMember
from server.domain.vehicle import Vehicle
from server.domain.visit import Visit
from server.projections import values
from server.projections.bookings import booked_advisor, booking_state, bookings_of
from server.projections.floor import Floor
from server.projections.views import Rows

PROMPT = timedelta(seconds=20)
"""Real time from the passage to its decision, beyond which nobody stands at the barrier any more."""


def gate_board(floor: Floor) -> Board:
    """Return the gate's board; a doubtful read is greeted without a plate."""
    today, passage = bookings_of(floor, "today"), _newest_passage(floor)
    greeted = _greeted(floor, passage)
    vehicles = [floor.vehicles[booking.vehicle_id] for booking in today]
    masks = values.masks(floor, "gate", [*vehicles, floor.vehicle_of(greeted)] if greeted else vehicles)
    shown: boards.Shown = {"shop": values.shop_head(floor)}
    shown |= {f"booking/{key}": booking for key, booking in _bookings(floor, today, masks).items()}
    if passage:
        shown |= {"greeting": _greeting(floor, passage, greeted, masks)}
    return values.board_of(shown)


def _bookings(
    floor: Floor, today: list[Appointment], masks: Mapping[str, str]
) -> dict[str, boards.GateBooking]:
    def rows() -> dict[str, Rows]:
        return {
            booking.appointment_id: (
                booking,
                floor.vehicles[booking.vehicle_id],
                masks[floor.vehicles[booking.vehicle_id].plate],
                booking_state(floor, booking),
                booked_advisor(floor, booking),
            )
            for booking in today
        }

    return floor.views.of("gate bookings", floor.number, rows, _booking)


def _booking(
    booking: Appointment, vehicle: Vehicle, mask: str, state: Any, advisor: StaffMember | None
) -> boards.GateBooking:
    return boards.GateBooking(
        slot_at=booking.slot_at,
        plate=values.plate(vehicle, mask),
        brand=values.words(vehicle.brand),
        series=values.words(vehicle.series),
        advisor=values.words(advisor.surname) if advisor else None,
        state=state,
    )


def _newest_passage(floor: Floor) -> SightingRecord | None:
    """The newest passage, but for those that waited in their agent's outbox: their cars have left."""
    latest = PROMPT * floor.shop.clock_rate
    prompt = [seen for seen in floor.sightings.values() if seen.decided_at - seen.seen_at <= latest]
    return max(prompt, key=lambda seen: (seen.decided_at, seen.sighting_id), default=None)


def _greeted(floor: Floor, passage: SightingRecord | None) -> Visit | None:
    """Whose visit the passage was, once that is known."""
    return floor.visits.get(passage.visit_id or "") if passage else None


def _greeting(
    floor: Floor, passage: SightingRecord, visit: Visit | None, masks: Mapping[str, str]
) -> boards.Greeting:
    """The welcome of the car at the barrier; once an advisor has said which car it is, by its plate."""
    vehicle = floor.vehicle_of(visit) if visit else None
    return boards.Greeting(
        greeting_id=passage.sighting_id,
        outcome="welcome" if vehicle else "neutral",
        plate=values.plate(vehicle, masks[vehicle.plate]) if vehicle else None,
        advisor=values.surname(floor, visit.advisor_id) if visit else None,
        lane=floor.shop.reception_lane,
        arrow="straight",
        greeted_at=passage.resolved_at or passage.decided_at,
    )
