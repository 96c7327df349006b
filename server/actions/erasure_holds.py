"""What is still open with a customer, and has to be over before they can be erased."""

from collections.abc import Iterator

from server.domain import claim as claims
from server.domain.appointment import OPEN_STATES
from server.domain.erasure import Hold
from server.domain.loaner import owes
from server.domain.payment import balances
from server.domain.repair_order import RepairOrder
from server.store import tables
from server.store.personal.reach import Keys
from server.store.personal.treatment import Reach
from server.store.shop_rows import ShopRows


def holds_of(rows: ShopRows, keys: Keys) -> frozenset[Hold]:
    """Return everything that is open with the customer whom `keys` reach."""
    return frozenset((*_of_cars(rows, keys), *_of_visits(rows, keys)))


def _of_cars(rows: ShopRows, keys: Keys) -> Iterator[Hold]:
    cars = keys[Reach.VEHICLE]
    if any(visit.departed_at is None for visit in rows.visits.among(tables.visits.c.vehicle_id, cars)):
        yield Hold.CAR_HERE
    booked = rows.appointments.among(tables.appointments.c.vehicle_id, cars)
    if any(booking.state in OPEN_STATES for booking in booked):
        yield Hold.BOOKING_OPEN
    if any(each.closed_at is None for each in rows.complaints.among(tables.complaints.c.vehicle_id, cars)):
        yield Hold.COMPLAINT_OPEN
    if any(each.ended_at is None for each in rows.errands.among(tables.errands.c.vehicle_id, cars)):
        yield Hold.ERRAND_OPEN
    if any(each.closed_at is None for each in rows.slips.among(tables.slips.c.vehicle_id, cars)):
        yield Hold.SLIP_OPEN


def _of_visits(rows: ShopRows, keys: Keys) -> Iterator[Hold]:
    orders = rows.orders.among(tables.repair_orders.c.visit_id, keys[Reach.VISIT])
    if any(_owes(rows, order) for order in orders):
        yield Hold.MONEY_OPEN
    made = rows.claims.among(tables.claims.c.order_id, keys[Reach.ORDER])
    if any(each.step not in claims.OVER for each in made):
        yield Hold.CLAIM_OPEN
    loans = rows.loans.among(tables.loans.c.visit_id, keys[Reach.VISIT])
    if any(loan.returned_at is None or owes(loan) for loan in loans):
        yield Hold.LOANER_OUT


def _owes(rows: ShopRows, order: RepairOrder) -> bool:
    if order.settled_at is not None:
        return False
    payments = rows.payments.among(tables.payments.c.order_id, [order.order_id])
    return any(balance.open_minor for balance in balances(order, payments))
