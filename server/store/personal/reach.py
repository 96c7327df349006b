"""How far a customer's data reaches: from them to their cars, and on to all that was done with those."""

from collections.abc import Iterable, Mapping

from sqlalchemy import Column, ColumnElement, or_, select

from server.store import tables
from server.store.personal.treatment import Personal, Reach
from server.store.shop_rows import ShopRows

Keys = Mapping[Reach, frozenset[str]]


def reach_of(rows: ShopRows, customer_id: str) -> Keys:
    """Return the keys of everything that is this customer's; raise NotFound.

    Cars are theirs by the record of who owns them. Of somebody else's car that they brought nothing is
    theirs but who they are: its reception names them by id.
    """
    customer = rows.customers.get(customer_id)
    cars = rows.vehicles.of_customers([customer_id])
    vehicles = frozenset(car.vehicle_id for car in cars)
    appointments = _ids(
        rows, tables.appointments.c.appointment_id, tables.appointments.c.vehicle_id, vehicles
    )
    visits = _ids(rows, tables.visits.c.visit_id, tables.visits.c.vehicle_id, vehicles)
    orders = _ids(rows, tables.repair_orders.c.order_id, tables.repair_orders.c.visit_id, visits)
    said = tables.announcements.c
    spoken = _ids(rows, said.announcement_id, said.visit_id, visits)
    return {
        Reach.CUSTOMER: frozenset({customer_id}),
        Reach.PHONE: frozenset({customer.phone} - {""}),
        Reach.VEHICLE: vehicles,
        Reach.VIN: frozenset(car.vin for car in cars if car.vin),
        Reach.APPOINTMENT: appointments,
        Reach.VISIT: visits,
        Reach.ORDER: orders,
        Reach.SIGNED: orders
        | _ids(rows, tables.loans.c.loan_id, tables.loans.c.visit_id, visits)
        | _ids(rows, tables.errands.c.errand_id, tables.errands.c.vehicle_id, vehicles),
        Reach.ANNOUNCEMENT: spoken,
        Reach.SOUND: _own_sounds(rows, visits, spoken),
        Reach.FOUND: vehicles | appointments | {customer_id},
    }


def belongs(held: Personal, keys: Keys) -> ColumnElement[bool]:
    """Return the condition that a row of this table is the customer's."""
    return or_(*(held.table.c[name].in_(sorted(keys[reach])) for name, reach in held.by.items()))


def _ids(rows: ShopRows, wanted: Column[str], by: Column[str], keys: Iterable[str]) -> frozenset[str]:
    query = select(wanted).where(wanted.table.c.shop_id == rows.shop_id, by.in_(sorted(keys)))
    return frozenset(rows.connection.execute(query).scalars())


def _own_sounds(rows: ShopRows, visits: frozenset[str], spoken: frozenset[str]) -> frozenset[str]:
    """The sounds of these calls, but for those that another customer's call says, too: the same words."""
    said = tables.announcements.c
    mine = _ids(rows, said.audio, said.visit_id, visits) - {None}
    heard = select(said.audio, said.announcement_id).where(said.audio.in_(sorted(mine)))
    shared = {audio for audio, call in rows.connection.execute(heard) if call not in spoken}
    return mine - shared
