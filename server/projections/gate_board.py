"""The gate: the greeting of the car at the barrier, and between arrivals today's welcome list."""

from datetime import timedelta

from pydantic import BaseModel

from server.contract import boards
from server.contract.realtime import Board
from server.domain.appointment import Appointment
from server.domain.plate import mask_plate, mask_plates
from server.projections import values
from server.projections.floor import Floor

PROMPT = timedelta(seconds=20)
"""Real time from the passage to its decision, beyond which nobody stands at the barrier any more."""


def gate_board(floor: Floor) -> Board:
    """Return the gate's board; a doubtful read is greeted without a plate."""
    today = [booking for booking in floor.appointments.values() if values.is_today(floor, booking)]
    masks = mask_plates([floor.vehicles[booking.vehicle_id].plate for booking in today])
    shown: dict[str, BaseModel] = {"shop": values.shop_head(floor)}
    for booking in today:
        shown[f"booking/{booking.appointment_id}"] = _booking(floor, booking, masks)
    greeting = _greeting(floor)
    return values.board_of(shown | ({"greeting": greeting} if greeting else {}))


def _booking(floor: Floor, booking: Appointment, masks: dict[str, str]) -> boards.GateBooking:
    vehicle = floor.vehicles[booking.vehicle_id]
    return boards.GateBooking(
        slot_at=booking.slot_at,
        plate=values.plate(vehicle, masks[vehicle.plate]),
        brand=values.words(vehicle.brand),
        series=values.words(vehicle.series),
        advisor=values.surname(floor, booking.advisor_id),
        state=values.booking_state(floor, booking),
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
