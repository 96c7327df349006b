"""Customers, their vehicles and web bookings: each is found by its words as soon as it is written."""

from collections.abc import Iterable

from sqlalchemy import Connection

from server.domain.records import AppointmentWords
from server.domain.vehicle import Customer, Vehicle
from server.store.rows import Rows
from server.store.search import forget_words, keep_words
from server.store.tables import appointment_words, customers, vehicles

VEHICLE, CUSTOMER, PHONE, BOOKING = "vehicle", "customer", "phone", "booking"
"""Kinds of what is found. A telephone number is one of its own: not everybody may find by it."""


def vehicle_texts(vehicle: Vehicle) -> tuple[str, ...]:
    """Return what a vehicle is found by."""
    model = (vehicle.brand.zh, vehicle.series.zh, vehicle.brand.en, vehicle.series.en)
    return (vehicle.plate, vehicle.vin or "", *model)


class Vehicles(Rows[Vehicle]):
    """The shop's vehicles."""

    def __init__(self, connection: Connection, shop_id: str) -> None:
        super().__init__(connection, shop_id, vehicles, Vehicle)

    def save(self, item: Vehicle) -> None:
        """Write the vehicle, and let it be found."""
        super().save(item)
        keep_words(self._connection, self._shop_id, VEHICLE, item.vehicle_id, vehicle_texts(item))

    def delete(self, key: str) -> None:
        """Remove the vehicle; nobody finds it any more."""
        forget_words(self._connection, self._shop_id, VEHICLE, key)
        super().delete(key)

    def of_customers(self, customer_ids: Iterable[str]) -> list[Vehicle]:
        """Return the vehicles of these owners."""
        found = self.among(vehicles.c.customer_id, customer_ids)
        return sorted(found, key=lambda vehicle: vehicle.vehicle_id)


class Customers(Rows[Customer]):
    """The shop's customers."""

    def __init__(self, connection: Connection, shop_id: str) -> None:
        super().__init__(connection, shop_id, customers, Customer)

    def save(self, item: Customer) -> None:
        """Write the customer, and let them be found."""
        super().save(item)
        keep_words(self._connection, self._shop_id, CUSTOMER, item.customer_id, (item.name,))
        keep_words(self._connection, self._shop_id, PHONE, item.customer_id, (item.phone,))

    def delete(self, key: str) -> None:
        """Remove the customer; nobody finds them any more."""
        for kind in (CUSTOMER, PHONE):
            forget_words(self._connection, self._shop_id, kind, key)
        super().delete(key)


class BookedWords(Rows[AppointmentWords]):
    """The words of the shop's bookings."""

    def __init__(self, connection: Connection, shop_id: str) -> None:
        super().__init__(connection, shop_id, appointment_words, AppointmentWords)

    def save(self, item: AppointmentWords) -> None:
        """Write the words; who booked from the web is found by name and number."""
        super().save(item)
        if item.contact:
            keep_words(self._connection, self._shop_id, BOOKING, item.appointment_id, (item.contact,))

    def delete(self, key: str) -> None:
        """Remove the words; the booking is not found by them any more."""
        forget_words(self._connection, self._shop_id, BOOKING, key)
        super().delete(key)
