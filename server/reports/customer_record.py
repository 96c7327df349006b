"""The record of one customer: their cars, what they have booked, and whose cars they brought."""

from datetime import datetime

from server.contract.records import BroughtVisit, CustomerRecord, Owner
from server.projections.values import plate
from server.reports.found_rows import FoundRows
from server.store.earlier_visits import brought_visits
from server.store.shop_rows import ShopRows

_MOST_BROUGHT = 20


def customer_record(rows: ShopRows, customer_id: str, now: datetime, *, phones: bool) -> CustomerRecord:
    """Return the record; raise NotFound."""
    found = FoundRows(rows, phones=phones)
    customer = rows.customers.get(customer_id)
    vehicles = rows.vehicles.of_customers([customer_id])
    bookings = found.bookings_ahead((vehicle.vehicle_id for vehicle in vehicles), now)
    return CustomerRecord(
        zone=rows.shop.zone,
        owner=Owner(customer_id=customer_id, name=customer.name, phone=found.phone(customer)),
        cars=found.cars(vehicles),
        bookings=found.bookings(bookings),
        brought=_brought(rows, customer_id),
    )


def _brought(rows: ShopRows, customer_id: str) -> list[BroughtVisit]:
    visits = brought_visits(rows, customer_id, _MOST_BROUGHT)
    vehicles = {visit.vehicle_id: rows.vehicles.get(visit.vehicle_id) for visit in visits}
    return [
        BroughtVisit(
            vehicle_id=visit.vehicle_id, plate=plate(vehicles[visit.vehicle_id]), arrived_at=visit.arrived_at
        )
        for visit in visits
    ]
