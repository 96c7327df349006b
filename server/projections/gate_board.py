"""The gate: the greeting of the car at the barrier, and between arrivals today's welcome list."""

from datetime import timedelta
from typing import Any

from server.contract import boards
from server.contract.realtime import Board
from server.domain.appointment import Appointment
from server.domain.plate import mask_plate
from server.domain.staff import StaffMember
from server.domain.vehicle import Vehicle
from server.projections import values
from server.projections.floor import Floor
from server.projections.views import Rows

PROMPT = timedelta(seconds=20)
"""Real time from the passage to its decision, beyond which nobody stands at the barrier any more."""


def gate_board(floor: Floor) -> Board:
    """Return the gate's board; a doubtful read is greeted without a plate."""
    today = values.bookings_today(floor)
    shown: boards.Shown = {"shop": values.shop_head(floor)}
    shown |= {f"booking/{key}": booking for key, booking in _bookings(floor, today).items()}
    greeting = _greeting(floor)
    return values.board_of(shown | ({"greeting": greeting} if greeting else {}))


def _bookings(floor: Floor, today: list[Appointment]) -> dict[str, boards.GateBooking]:
    masks = values.masks(floor, "gate", [floor.vehicles[booking.vehicle_id] for booking in today])

    def rows() -> dict[str, Rows]:
        return {
            booking.appointment_id: (
                booking,
                floor.vehicles[booking.vehicle_id],
                masks[floor.vehicles[booking.vehicle_id].plate],
                values.booking_state(floor, booking),
                floor.staff.get(booking.advisor_id or ""),
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


def _greeting(floor: Floor) -> boards.Greeting | None:
    """The newest passage; once an advisor has said which car it is, by its plate.

    One that waited in its agent's outbox is not greeted: its car has long left the barrier.
    """
    latest = PROMPT * floor.shop.clock_rate
    prompt = [seen for seen in floor.sightings.values() if seen.decided_at - seen.seen_at <= latest]
    if not prompt:
        return None
    newest = max(prompt, key=lambda seen: (seen.decided_at, seen.sighting_id))
    visit = floor.visits.get(newest.visit_id or "")
    vehicle = floor.vehicle_of(visit) if visit else None
    return boards.Greeting(
        greeting_id=newest.sighting_id,
        outcome="welcome" if vehicle else "neutral",
        plate=values.plate(vehicle, mask_plate(vehicle.plate)) if vehicle else None,
        advisor=values.surname(floor, visit.advisor_id) if visit else None,
        lane=floor.shop.reception_lane,
        arrow="straight",
        greeted_at=newest.resolved_at or newest.decided_at,
    )
