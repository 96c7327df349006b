"""The plates that the gate should think of first."""

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import select

from server.domain.appointment import AppointmentState
from server.domain.arrival import GateThresholds, KnownPlate
from server.domain.no_plate import is_mark
from server.store import tables
from server.store.shop_rows import ShopRows
from server.store.unit_of_work import UnitOfWork

AROUND = timedelta(hours=12)


def booked_plates(work: UnitOfWork, thresholds: GateThresholds) -> list[KnownPlate]:
    """Return the plates of the bookings around now that nobody has come for, by how near their hour is."""
    column = tables.appointments.c
    bookings = work.appointments.where(
        column.state.in_([AppointmentState.EXPECTED, AppointmentState.NO_SHOW]),
        column.slot_at > work.now - AROUND,
        column.slot_at < work.now + AROUND,
    )
    ids = [booking.vehicle_id for booking in bookings]
    vehicles = {car.vehicle_id: car for car in work.vehicles.where(tables.vehicles.c.vehicle_id.in_(ids))}
    return [
        KnownPlate(
            car.plate,
            car.plate_colour,
            thresholds.booking_weight(booking.slot_at, work.occurred_at),
            car.vehicle_id,
            booking.appointment_id,
        )
        for booking in bookings
        for car in [vehicles[booking.vehicle_id]]
    ]


def known_plates(rows: ShopRows, texts: Sequence[str], thresholds: GateThresholds) -> list[KnownPlate]:
    """Return those of `texts` that the shop has on record."""
    found = rows.vehicles.where(tables.vehicles.c.plate.in_(texts))
    return [KnownPlate(car.plate, car.plate_colour, thresholds.prior_known, car.vehicle_id) for car in found]


def inside_plates(rows: ShopRows, thresholds: GateThresholds) -> list[KnownPlate]:
    """Return the plates of the cars that are on the premises; a car without one leaves unread."""
    inside = select(tables.visits.c.vehicle_id).where(
        tables.visits.c.shop_id == rows.shop_id, tables.visits.c.departed_at.is_(None)
    )
    found = rows.vehicles.where(tables.vehicles.c.vehicle_id.in_(inside))
    return [
        KnownPlate(car.plate, car.plate_colour, thresholds.prior_booked, car.vehicle_id)
        for car in found
        if not is_mark(car.plate)
    ]
