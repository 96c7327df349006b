"""Cars, customers and bookings as the search box and the records show them."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from server.contract.boards import Words
from server.contract.search import FoundBooking, FoundCar, FoundCustomer
from server.domain.appointment import OPEN_STATES, Appointment
from server.domain.repair_order import RepairOrder
from server.domain.vehicle import Customer, Vehicle
from server.projections.values import plate, words
from server.store import tables
from server.store.earlier_visits import stays_of
from server.store.shop_rows import ShopRows


class FoundRows:
    """One reading of a shop's rows, for somebody who may see telephone numbers or not."""

    def __init__(self, rows: ShopRows, *, phones: bool) -> None:
        self.rows = rows
        self.phones = phones

    def cars(self, vehicles: Sequence[Vehicle]) -> list[FoundCar]:
        """Return the cars, in the same order."""
        stays = stays_of(self.rows, [vehicle.vehicle_id for vehicle in vehicles])
        owners = self._owners(vehicles)
        return [
            FoundCar(
                vehicle_id=vehicle.vehicle_id,
                plate=plate(vehicle),
                brand=words(vehicle.brand),
                series=words(vehicle.series),
                vin=vehicle.vin,
                owner_name=owners[vehicle.customer_id].name if vehicle.customer_id in owners else "",
                here_visit_id=stay.here_visit_id if (stay := stays.get(vehicle.vehicle_id)) else None,
                last_arrived_at=stay.last_arrived_at if stay else None,
            )
            for vehicle in vehicles
        ]

    def customers(self, customers: Sequence[Customer]) -> list[FoundCustomer]:
        """Return the customers, in the same order, each with the plates of their cars."""
        owned = self.rows.vehicles.of_customers(customer.customer_id for customer in customers)
        return [
            FoundCustomer(
                customer_id=customer.customer_id,
                name=customer.name,
                phone=self.phone(customer),
                plates=[plate(each) for each in owned if each.customer_id == customer.customer_id],
            )
            for customer in customers
        ]

    def phone(self, customer: Customer) -> str | None:
        """Return the number, for who may see it."""
        return customer.phone if self.phones else None

    def bookings_ahead(self, vehicle_ids: Iterable[str], since: datetime) -> list[Appointment]:
        """Return the bookings of these cars from a time on, the next first."""
        booked = self.rows.appointments.among(tables.appointments.c.vehicle_id, vehicle_ids)
        ahead = [each for each in booked if each.state in OPEN_STATES and each.slot_at >= since]
        return sorted(ahead, key=lambda booking: booking.slot_at)

    def bookings(self, bookings: Sequence[Appointment]) -> list[FoundBooking]:
        """Return the bookings, in the same order."""
        return [self._booking(booking) for booking in bookings]

    def job(self, order: RepairOrder) -> Words | None:
        """Return the title of the order's first line."""
        said = self.rows.line_words.find(order.lines[0].line_id) if order.lines else None
        return words(said.title) if said else None

    def _booking(self, booking: Appointment) -> FoundBooking:
        vehicle = self.rows.vehicles.get(booking.vehicle_id)
        owner = self.rows.customers.find(vehicle.customer_id)
        said = self.rows.appointment_words.find(booking.appointment_id)
        return FoundBooking(
            appointment_id=booking.appointment_id,
            number=booking.number,
            vehicle_id=vehicle.vehicle_id,
            plate=plate(vehicle),
            job=words(said.job) if said else None,
            slot_at=booking.slot_at,
            customer_name=owner.name if owner else "",
            contact=said.contact if said and self.phones else "",
        )

    def _owners(self, vehicles: Sequence[Vehicle]) -> dict[str | None, Customer]:
        keys = [vehicle.customer_id for vehicle in vehicles if vehicle.customer_id]
        found = self.rows.customers.among(tables.customers.c.customer_id, keys)
        return {owner.customer_id: owner for owner in found}
