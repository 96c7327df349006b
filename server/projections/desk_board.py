"""The advisor's desk: the control board's cars, and arrivals, bookings and cameras."""

from typing import Any

from server.contract import boards
from server.contract.realtime import Board
from server.domain.advisor_turn import receiving, whose_turn
from server.domain.appointment import Appointment
from server.domain.bay import Bay
from server.domain.records import AppointmentWords, CameraRecord, CandidatePlate, SightingRecord
from server.domain.repair_order import RepairOrder
from server.domain.staff import StaffMember
from server.domain.stage import Flow
from server.domain.vehicle import Customer, Vehicle
from server.projections import values
from server.projections.bay_video import bay_stills, bay_views
from server.projections.bookings import BookedDay, booked_advisor, booking_state, bookings_of
from server.projections.floor import Floor
from server.projections.reception import reception_records, walkarounds
from server.projections.step_back import step_back_offer
from server.projections.views import Rows
from server.projections.workshop_board import workshop_values

MOST_CANDIDATES = 3


def desk_board(floor: Floor) -> Board:
    """Return the desk's board."""
    shown: boards.Shown = workshop_values(floor)
    shown |= {f"arrival/{key}": _arrival(floor, seen) for key, seen in floor.sightings.items()}
    shown |= {f"booking/{key}": booking for key, booking in _bookings(floor, "today").items()}
    shown |= {f"upcoming/{key}": booking for key, booking in _bookings(floor, "next day").items()}
    shown |= {f"leaving/{key}": car for key, car in _leaving(floor).items()}
    shown |= _turn(floor)
    shown |= {f"camera/{record.camera}": _camera(record) for record in floor.cameras.values()}
    shown |= bay_views(floor) | bay_stills(floor)
    shown |= reception_records(floor) | walkarounds(floor)
    return values.board_of(shown)


def _turn(floor: Floor) -> boards.Shown:
    """Whose turn it is for the next arrival."""
    advisors = {visit_id: visit.advisor_id for visit_id, visit in floor.visits.items()}
    busy = receiving(floor.orders.values(), floor.flows, advisors)
    found = whose_turn(floor.staff.values(), busy)
    if found is None:
        return {}
    return {"turn": boards.NextAdvisor(staff_id=found.staff_id, name=values.words(found.name))}


def _leaving(floor: Floor) -> dict[str, boards.Leaving]:
    """Delivered cars that are still here as far as anybody knows."""

    def rows() -> dict[str, Rows]:
        return {
            visit_id: (order, floor.vehicle_of(floor.visits[visit_id]), floor.flows[order.flow_digest])
            for visit_id, order in floor.newest_orders().items()
            if visit_id in floor.visits and order.delivered_at is not None
        }

    return floor.views.of("leaving", floor.number, rows, _leaving_car)


def _leaving_car(order: RepairOrder, vehicle: Vehicle, flow: Flow) -> boards.Leaving:
    assert order.delivered_at is not None
    return boards.Leaving(
        visit_id=order.visit_id,
        order_id=order.order_id,
        order_version=order.version,
        plate=values.plate(vehicle),
        brand=values.words(vehicle.brand),
        series=values.words(vehicle.series),
        delivered_at=order.delivered_at,
        step_back=step_back_offer(order, flow),
    )


def _arrival(floor: Floor, seen: SightingRecord) -> boards.Arrival:
    visit = floor.visits.get(seen.visit_id or "")
    order = floor.order_of(visit) if visit else None
    waiting = order is None or order.stage == floor.flows[order.flow_digest].first.key
    return boards.Arrival(
        sighting_id=seen.sighting_id,
        seen_at=seen.seen_at,
        camera=seen.camera,
        crop=f"/api/sightings/{seen.sighting_id}/crop" if seen.crop else None,
        outcome="greeted" if seen.outcome == "greeted" else "doubtful",
        candidates=[_candidate(floor, found) for found in seen.candidates[:MOST_CANDIDATES]],
        visit_id=seen.visit_id,
        greeted_by=values.full_name(floor, visit.advisor_id) if visit else None,
        received=not waiting,
    )


def _candidate(floor: Floor, found: CandidatePlate) -> boards.Candidate:
    booking = floor.appointments.get(found.appointment_id or "")
    vehicle = floor.vehicles.get(found.vehicle_id or "")
    return boards.Candidate(
        plate=boards.Plate(text=found.text, colour=found.colour),
        probability=found.probability,
        appointment_id=found.appointment_id,
        slot_at=booking.slot_at if booking else None,
        vehicle_id=found.vehicle_id,
        brand=values.words(vehicle.brand) if vehicle else None,
        series=values.words(vehicle.series) if vehicle else None,
    )


def _bookings(floor: Floor, day: BookedDay) -> dict[str, boards.DeskBooking]:
    def rows() -> dict[str, Rows]:
        return {
            booking.appointment_id: (
                booking,
                floor.vehicles[booking.vehicle_id],
                floor.customers.get(floor.vehicles[booking.vehicle_id].customer_id or ""),
                booked_advisor(floor, booking),
                floor.appointment_words[booking.appointment_id],
                booking_state(floor, booking),
                floor.staff.get(booking.technician_id or ""),
                floor.bays.get(booking.bay_id or ""),
            )
            for booking in bookings_of(floor, day)
        }

    return floor.views.of(f"desk bookings, {day}", floor.number, rows, _booking)


def _booking(
    booking: Appointment,
    vehicle: Vehicle,
    customer: Customer | None,
    advisor: StaffMember | None,
    said: AppointmentWords,
    state: Any,
    technician: StaffMember | None,
    bay: Bay | None,
) -> boards.DeskBooking:
    return boards.DeskBooking(
        slot_at=booking.slot_at,
        plate=values.plate(vehicle),
        brand=values.words(vehicle.brand),
        series=values.words(vehicle.series),
        advisor=values.words(advisor.surname) if advisor else None,
        state=state,
        appointment_id=booking.appointment_id,
        flow=booking.flow,
        job=values.words(said.job),
        customer_name=customer.name if customer else "",
        customer_phone=customer.phone if customer else "",
        advisor_id=booking.advisor_id,
        number=booking.number,
        standard_minutes=booking.standard_minutes,
        price_minor=booking.price_minor,
        bay_kind=booking.bay_kind,
        team=booking.team,
        technician=values.words(technician.name) if technician else None,
        technician_id=booking.technician_id,
        bay_id=bay.bay_id if bay else None,
        bay=bay.number if bay else None,
        source=booking.source,
        contact=said.contact,
    )


def _camera(record: CameraRecord) -> boards.Camera:
    return boards.Camera(
        camera=record.camera,
        direction=record.direction,
        bay=record.bay,
        state=record.state,
        reason=record.reason,
        since=record.since,
        outbox_waiting=record.outbox_waiting,
    )
