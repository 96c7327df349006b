"""Rows that belong together: what a board needs of a vehicle, a reception or a visit."""

from collections.abc import Iterator

from server.domain.reception import Reception
from server.projections.floor import FloorFact
from server.projections.floor_changes import concerns_boards
from server.store import tables
from server.store.shop_rows import ShopRows


def vehicle_facts(rows: ShopRows, vehicle_id: str) -> Iterator[FloorFact]:
    """Yield a vehicle and its owner."""
    vehicle = rows.vehicles.get(vehicle_id)
    yield vehicle
    owner = rows.customers.find(vehicle.customer_id)
    if owner is not None:
        yield owner


def reception_facts(rows: ShopRows, reception: Reception) -> Iterator[FloorFact]:
    """Yield a reception's record and who brought the car, if not its owner."""
    yield reception
    bringer = rows.customers.find(reception.bringer_id)
    if bringer is not None:
        yield bringer


def record_facts(rows: ShopRows, visit_id: str) -> Iterator[FloorFact]:
    """Yield what was written down at a visit's orders, and found as the car was received."""
    for order in rows.orders.of_visit(visit_id):
        yield from rows.line_words.where(tables.line_words.c.order_id == order.order_id)
        reception = rows.receptions.find(order.order_id)
        if reception is not None:
            yield from reception_facts(rows, reception)
        yield from rows.damage_marks.where(tables.damage_marks.c.order_id == order.order_id)
        yield from rows.walk_photos.where(tables.walk_photos.c.order_id == order.order_id)


def visit_facts(rows: ShopRows, visit_id: str) -> Iterator[FloorFact]:
    """Yield a visit and all that boards show of it, but for what is written down at its orders."""
    visit = rows.visits.get(visit_id)
    yield visit
    yield from vehicle_facts(rows, visit.vehicle_id)
    booking = rows.appointments.find(visit.appointment_id)
    if booking is not None:
        yield booking
    for order in rows.orders.of_visit(visit_id):
        yield rows.pinned_flow(order.flow_digest)
        yield order
        yield from rows.paint_jobs.where(tables.paint_jobs.c.order_id == order.order_id)
    seen = rows.sightings.where(tables.sightings.c.visit_id == visit_id)
    yield from (each for each in seen if concerns_boards(each.direction, each.outcome))
    yield from rows.bay_stills.where(tables.bay_stills.c.visit_id == visit_id)
    yield from rows.customer_links.where(tables.customer_links.c.visit_id == visit_id)
    yield from rows.announcements.where(tables.announcements.c.visit_id == visit_id)
    exception = tables.exceptions.c
    yield from rows.exceptions.where(exception.visit_id == visit_id, exception.settled_at.is_(None))


def work_facts(rows: ShopRows, visit_id: str) -> Iterator[FloorFact]:
    """Yield what belongs to a visit whose work has begun: its booking's words, who worked, a rework."""
    words = rows.appointment_words.find(rows.visits.get(visit_id).appointment_id)
    if words is not None:
        yield words
    for order in rows.orders.of_visit(visit_id):
        yield from rows.job_spans.where(tables.job_spans.c.order_id == order.order_id)
        if order.hands.rework_id:
            yield rows.reworks.get(order.hands.rework_id)
