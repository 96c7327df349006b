"""Finding anything by what somebody types: a plate, a name, the end of a number, a word of a fault."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from server.contract.search import MOST_OF_A_KIND, Found, FoundFault, FoundOrder
from server.domain.appointment import Appointment
from server.domain.fault_report import FaultReport
from server.domain.repair_order import RepairOrder
from server.domain.search_words import booking_numbers_meant, closeness, normalised, order_numbers_meant
from server.domain.vehicle import Customer, Vehicle
from server.projections.values import plate
from server.reports.found_rows import FoundRows
from server.store import tables
from server.store.repositories.people_and_cars import BOOKING, CUSTOMER, PHONE, VEHICLE
from server.store.search import newest_with_words
from server.store.shop_rows import ShopRows

_LOOKED_AT = 60
"""Of each kind, the newest: those that fit best of them are told."""
_SINCE = timedelta(days=1)
_VEHICLE_ID = tables.vehicles.c.vehicle_id


@dataclass(frozen=True, slots=True)
class Sight:
    """What somebody may find beside cars, customers, orders and bookings."""

    phones: bool
    faults: bool


class RecordSearch:
    """One search in one shop."""

    def __init__(self, rows: ShopRows, sought: str, sight: Sight, now: datetime) -> None:
        self._rows = rows
        self._sought = sought.strip()
        self._sight = sight
        self._now = now
        self._found = FoundRows(rows, phones=sight.phones)

    def found(self) -> Found:
        """Return all that is found; nothing for no word."""
        customers = self._customers()
        cars = self._cars(customers)
        return Found(
            zone=self._rows.shop.zone,
            cars=self._found.cars(cars),
            customers=self._found.customers(customers),
            orders=[self._order(order) for order in self._orders()],
            bookings=self._found.bookings(self._bookings(cars)),
            faults=[self._fault(report) for report in self._faults()],
        )

    def _cars(self, owners: list[Customer]) -> list[Vehicle]:
        """Cars by their own words, then those of the customers that were found."""
        keys = self._ids(VEHICLE)
        own = {each.vehicle_id: each for each in self._rows.vehicles.among(_VEHICLE_ID, keys)}
        found = [own[key] for key in keys if key in own]
        theirs = self._rows.vehicles.of_customers(owner.customer_id for owner in owners)
        return [*found, *(each for each in theirs if each.vehicle_id not in own)][:MOST_OF_A_KIND]

    def _customers(self) -> list[Customer]:
        keys = list(dict.fromkeys([*self._ids(CUSTOMER), *(self._ids(PHONE) if self._sight.phones else ())]))
        column = tables.customers.c.customer_id
        by_id = {each.customer_id: each for each in self._rows.customers.among(column, keys)}
        return [by_id[key] for key in keys if key in by_id][:MOST_OF_A_KIND]

    def _orders(self) -> list[RepairOrder]:
        numbers = order_numbers_meant(self._sought, self._now.year)
        found = self._rows.orders.where(tables.repair_orders.c.number.in_(numbers)) if numbers else []
        return found[::-1][:MOST_OF_A_KIND]

    def _bookings(self, cars: list[Vehicle]) -> list[Appointment]:
        column, since = tables.appointments.c, self._now - _SINCE
        numbers = booking_numbers_meant(self._sought, self._now.year)
        named = self._rows.appointments.where(column.number.in_(numbers)) if numbers else []
        keys = self._ids(BOOKING) if self._sight.phones else []
        named += self._rows.appointments.among(column.appointment_id, keys)
        named += self._found.bookings_ahead((car.vehicle_id for car in cars), since)
        ahead = {each.appointment_id: each for each in named if each.slot_at >= since}
        return sorted(ahead.values(), key=lambda each: each.slot_at)[:MOST_OF_A_KIND]

    def _faults(self) -> list[FaultReport]:
        if not self._sight.faults or not normalised(self._sought):
            return []
        return self._rows.fault_reports.matching(self._sought, open_only=False, most=MOST_OF_A_KIND)

    def _ids(self, kind: str) -> list[str]:
        """The ids of what has the words, what fits best first."""
        rows = self._rows
        hits = newest_with_words(rows.connection, rows.shop_id, kind, self._sought, _LOOKED_AT)
        best = sorted(hits, key=lambda hit: closeness(hit.text, self._sought))
        return [hit.subject_id for hit in best[:MOST_OF_A_KIND]]

    def _order(self, order: RepairOrder) -> FoundOrder:
        visit = self._rows.visits.get(order.visit_id)
        vehicle = self._rows.vehicles.get(visit.vehicle_id)
        return FoundOrder(
            order_id=order.order_id,
            number=order.number,
            vehicle_id=vehicle.vehicle_id,
            plate=plate(vehicle),
            job=self._found.job(order),
            arrived_at=visit.arrived_at,
            here_visit_id=visit.visit_id if visit.departed_at is None else None,
        )

    def _fault(self, report: FaultReport) -> FoundFault:
        vehicle = self._rows.vehicles.find(report.vehicle_id)
        step: Any = report.step.value
        return FoundFault(
            report_id=report.report_id,
            title=report.title,
            symptom=report.symptom,
            plate=plate(vehicle) if vehicle else None,
            step=step,
        )
