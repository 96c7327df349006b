"""Reading the whole floor from the tables: at a start, and to hold the fold against."""

from datetime import date

from sqlalchemy import Connection, or_, select

from server.domain.reception import Reception
from server.domain.records import SightingRecord
from server.domain.vehicle import Customer, Vehicle
from server.projections.floor import Floor
from server.projections.floor_changes import concerns_boards, opening_of
from server.store import tables
from server.store.journal import last_number, seen_since
from server.store.row_facts import reception_facts, vehicle_facts
from server.store.shop_rows import ShopRows
from server.store.timer_cars import timer_cars


def read_floor(connection: Connection, shop_id: str) -> Floor:
    """Return the floor as the tables have it, with the journal's last number.

    The connection must be in one transaction, so that rows and number belong together.
    """
    rows = ShopRows(connection, shop_id)
    floor = Floor(shop=rows.shop, number=last_number(connection, shop_id))
    _read_shop(floor, rows)
    _read_appointments(floor, rows)
    _read_visits(floor, rows)
    _read_vehicles(floor, rows)
    _read_receptions(floor, rows)
    return floor


def _read_shop(floor: Floor, rows: ShopRows) -> None:
    current = rows.current_flows()
    floor.flows = {flow.digest: flow for flow in current}
    floor.current_flows = {flow.key: flow.digest for flow in current}
    floor.bays = {bay.bay_id: bay for bay in rows.bays.where()}
    floor.booths = {booth.bay_id: booth for booth in rows.booths.where()}
    floor.staff = {member.staff_id: member for member in rows.staff.all()}
    ahead = tables.rota_days.c.last >= date.fromisoformat(floor.shop.opened_day)
    floor.rota_days = {days.rota_days_id: days for days in rows.rota_days.where(ahead)}
    for day, staff_id, at in seen_since(rows.connection, rows.shop_id, floor.shop.opened_day):
        floor.see(day, staff_id, at)
    began = tables.job_spans.c.began_at >= opening_of(floor.shop.opened_day, floor.shop.zone)
    for span in rows.job_spans.where(began):
        floor.see(floor.shop.calendar.day_of(span.began_at).isoformat(), span.staff_id, span.began_at)
    floor.cameras = {record.camera_id: record for record in rows.cameras.where()}
    floor.timers = {timer.timer_id: timer for timer in rows.timers.shown()}
    floor.timer_cars = {car.timer_id: car for car in timer_cars(rows, floor.timers.values())}
    unsettled = rows.exceptions.where(tables.exceptions.c.settled_at.is_(None))
    floor.exceptions = {raised.exception_id: raised for raised in unsettled}


def _read_appointments(floor: Floor, rows: ShopRows) -> None:
    opening = opening_of(floor.shop.bookings_day, floor.shop.zone)
    ahead = rows.appointments.where(tables.appointments.c.slot_at >= opening)
    floor.appointments = {booking.appointment_id: booking for booking in ahead}
    here = select(tables.visits.c.appointment_id).where(
        tables.visits.c.shop_id == rows.shop_id, tables.visits.c.departed_at.is_(None)
    )
    column = tables.appointment_words.c.appointment_id
    said = rows.appointment_words.where(or_(column.in_(list(floor.appointments)), column.in_(here)))
    floor.appointment_words = {words.appointment_id: words for words in said}


def _read_visits(floor: Floor, rows: ShopRows) -> None:
    floor.visits = {
        visit.visit_id: visit for visit in rows.visits.where(tables.visits.c.departed_at.is_(None))
    }
    visit_ids = list(floor.visits)
    orders = rows.orders.where(tables.repair_orders.c.visit_id.in_(visit_ids))
    floor.orders = {order.order_id: order for order in orders}
    for order in orders:
        floor.flows.setdefault(order.flow_digest, rows.pinned_flow(order.flow_digest))
    spans = rows.job_spans.where(tables.job_spans.c.order_id.in_(list(floor.orders)))
    floor.job_spans = {span.span_id: span for span in spans}
    said = rows.line_words.where(tables.line_words.c.order_id.in_(list(floor.orders)))
    floor.line_words = {words.line_id: words for words in said}
    sent_back = [order.hands.rework_id for order in orders if order.hands.rework_id]
    reworks = rows.reworks.where(tables.reworks.c.rework_id.in_(sent_back))
    floor.reworks = {rework.order_id: rework for rework in reworks}
    column = tables.announcements.c
    # In two reads: with "or" between them SQLite would look through all announcements that ever were.
    about_none = rows.announcements.where(column.visit_id.is_(None), column.ending.is_(None))
    about_visits = rows.announcements.where(column.visit_id.in_(visit_ids))
    made = sorted([*about_none, *about_visits], key=lambda call: call.announcement_id)
    floor.announcements = {call.announcement_id: call for call in made}
    links = rows.customer_links.where(tables.customer_links.c.visit_id.in_(visit_ids))
    floor.customer_links = {link.link_id: link for link in links}
    kept = rows.bay_stills.where(tables.bay_stills.c.visit_id.in_(visit_ids))
    floor.bay_stills = {still.still_id: still for still in kept}
    floor.sightings = {seen.sighting_id: seen for seen in _shown_sightings(rows, visit_ids)}


def _shown_sightings(rows: ShopRows, visit_ids: list[str]) -> list[SightingRecord]:
    """Passages of cars that are here, and those that nobody has resolved."""
    unresolved = tables.sightings.c.visit_id.is_(None) & tables.sightings.c.resolved_at.is_(None)
    found = rows.sightings.where(or_(unresolved, tables.sightings.c.visit_id.in_(visit_ids)))
    return [seen for seen in found if concerns_boards(seen.direction, seen.outcome)]


def _read_vehicles(floor: Floor, rows: ShopRows) -> None:
    wanted = {visit.vehicle_id for visit in floor.visits.values()}
    wanted |= {booking.vehicle_id for booking in floor.appointments.values()}
    for seen in floor.sightings.values():
        wanted |= {found.vehicle_id for found in seen.candidates if found.vehicle_id}
    for vehicle_id in wanted:
        for fact in vehicle_facts(rows, vehicle_id):
            if isinstance(fact, Vehicle):
                floor.vehicles[fact.vehicle_id] = fact
            elif isinstance(fact, Customer):
                floor.customers[fact.customer_id] = fact


def _read_receptions(floor: Floor, rows: ShopRows) -> None:
    orders = list(floor.orders)
    for reception in rows.receptions.where(tables.receptions.c.order_id.in_(orders)):
        for fact in reception_facts(rows, reception):
            if isinstance(fact, Reception):
                floor.receptions[fact.order_id] = fact
            elif isinstance(fact, Customer):
                floor.customers[fact.customer_id] = fact
    marked = rows.damage_marks.where(tables.damage_marks.c.order_id.in_(orders))
    floor.damage_marks = {mark.mark_id: mark for mark in marked}
    painted = rows.paint_jobs.where(tables.paint_jobs.c.order_id.in_(orders))
    floor.paint_jobs = {job.order_id: job for job in painted}
    taken = rows.walk_photos.where(tables.walk_photos.c.order_id.in_(orders))
    floor.walk_photos = {photo.photo_id: photo for photo in taken}
