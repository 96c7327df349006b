"""What the shop asks all day long must not grow with its history: no query of it reads a whole table."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, event

from server.actions.appointments import mark_no_shows
from server.actions.arrivals import VisitAnswer, check_in_vehicle
from server.actions.booking_places import offer_slots
from server.actions.customers import kept_customer
from server.actions.departures import close_delivered
from server.actions.messages import waiting_messages
from server.actions.service_clock import hear_journal
from server.actions.shelf import shelf_of
from server.actions.shop_setup import open_day
from server.actions.sightings import expire_sightings, forget_passages
from server.actions.walkaround import forget_walk_photos
from server.actions.welcome_list import settle_welcome_list
from server.contract.bookings import SlotsWanted
from server.contract.deeds import CheckInVehicle
from server.domain.capacity import BookingRules
from server.domain.staff import Role
from server.reports.reached_tier import owners_tier
from server.standing_file import load_standing_rules
from server.store.feed import read_feed
from server.store.floor_reader import read_floor
from server.store.record_retention import forget_timers, forget_words
from server.store.retention import forget_answers, unnamed_crops
from server.store.shop_rows import ShopRows
from server.store.unit_of_work import UnitOfWork
from tests.fakes.clocked_shop import RULES
from tests.fakes.open_shop import OpenShop

GROW = {
    "announcements",
    "appointment_words",
    "appointments",
    "attendance_spans",
    "booking_parts",
    "customer_links",
    "customers",
    "damage_marks",
    "exceptions",
    "idempotency_keys",
    "job_spans",
    "journal",
    "line_words",
    "messages",
    "photos",
    "receptions",
    "repair_orders",
    "reworks",
    "sightings",
    "timers",
    "vehicles",
    "visits",
    "walk_photos",
}
"""A row or more is added to each with every visit."""
A_WHOLE_SHOP = re.compile(r"SEARCH (\w+) USING (?!.*ix_\w+_(open|of_visits)\b)[\w ]*INDEX \w+ \(shop_id=\?\)")
"""All rows of a shop; but an index of what is open, or of passages that are kept, holds a day's."""


@contextmanager
def asked(engine: Engine) -> Iterator[list[tuple[str, Any]]]:
    """Note each query with what it was told."""
    seen: list[tuple[str, Any]] = []

    def note(_connection: Any, _cursor: Any, statement: str, told: Any, *_rest: Any) -> None:
        seen.append((statement, told))

    event.listen(engine, "before_cursor_execute", note)
    yield seen
    event.remove(engine, "before_cursor_execute", note)


def read_whole(connection: Connection, statement: str, told: Any) -> list[str]:
    """Return the tables of `GROW` that the database would read from end to end."""
    plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", told).all()
    details = [str(step[3]) for step in plan]
    if " LIMIT " in statement.replace("\n", " ") and not any("TEMP B-TREE" in detail for detail in details):
        return []
    scanned = [detail.split()[1] for detail in details if detail.startswith("SCAN ")]
    scanned += [found[1] for detail in details if (found := A_WHOLE_SHOP.match(detail))]
    return [table for table in scanned if table in GROW]


def grown(shop: OpenShop, seen: list[tuple[str, Any]]) -> list[str]:
    """Return the queries that would grow, with what they would read."""
    queries = [each for each in seen if each[0].startswith(("SELECT", "UPDATE", "DELETE"))]
    assert queries
    with shop.reader.connect() as connection:
        return [f"{tables}: {each[0]}" for each in queries if (tables := read_whole(connection, *each))]


def test_reading_the_floor_does_not_grow(shop: OpenShop) -> None:
    car = CheckInVehicle(plate="京A12345")
    shop.run(shop.actor(Role.ADVISOR), lambda work: check_in_vehicle(work, car), VisitAnswer)
    with asked(shop.reader) as seen, shop.reader.begin() as connection:
        read_floor(connection, shop.shop_id)
        read_feed(connection, shop.shop_id, 0)
    assert grown(shop, seen) == []


def look(work: UnitOfWork) -> None:
    """Look at what is due, as the timekeeper does every two seconds."""
    open_day(work)
    mark_no_shows(work, timedelta(minutes=30))
    settle_welcome_list(work)
    close_delivered(work)
    forget_answers(work, work.now - timedelta(days=90))
    forget_timers(work, work.now - timedelta(days=400))
    forget_words(work, work.now - timedelta(days=60))
    expire_sightings(work, timedelta(minutes=30))
    forget_passages(work, timedelta(hours=72))
    unnamed_crops(work, {"0" * 64})
    work.timers.due(work.now, 100)
    hear_journal(work, RULES)
    forget_walk_photos(work, timedelta(days=90))


def test_looking_at_what_is_due_does_not_grow(shop: OpenShop) -> None:
    with asked(shop.writing) as seen:
        shop.write(look)
    assert grown(shop, seen) == []


def test_looking_for_a_time_and_for_what_is_to_be_told_does_not_grow(shop: OpenShop) -> None:
    with asked(shop.reader) as seen, shop.reader.begin() as connection:
        rows, now = ShopRows(connection, shop.shop_id), shop.shop_clock.now()
        offer_slots(rows, BookingRules(), SlotsWanted(minutes=60), now)
        waiting_messages(rows, {}, now)
        shelf_of(rows, now)
    assert grown(shop, seen) == []


def test_looking_a_customer_up_by_their_number_does_not_grow(shop: OpenShop) -> None:
    with asked(shop.writing) as seen:
        shop.write(lambda work: kept_customer(work, None, "何平", "13800004571"))
    assert grown(shop, seen) == []


def test_looking_up_which_tier_a_cars_owner_has_does_not_grow(shop: OpenShop, tmp_path: Path) -> None:
    car = CheckInVehicle(plate="京A12345")
    shop.run(shop.actor(Role.ADVISOR), lambda work: check_in_vehicle(work, car), VisitAnswer)
    shop.write(own)
    with asked(shop.reader) as seen, shop.reader.begin() as connection:
        rules = load_standing_rules(tmp_path)
        owners_tier(ShopRows(connection, shop.shop_id), rules, "京A12345", shop.shop_clock.now())
    assert any("repair_orders" in each[0] for each in seen)
    assert grown(shop, seen) == []


def own(work: UnitOfWork) -> None:
    """Give every car an owner."""
    (vehicle,) = work.vehicles.where()
    owner = kept_customer(work, None, "何平", "13800004571")
    work.vehicles.save(replace(vehicle, customer_id=owner.customer_id))


def test_a_query_that_grows_is_found(shop: OpenShop) -> None:
    with shop.reader.connect() as connection:
        assert read_whole(connection, "SELECT * FROM visits", ()) == ["visits"]
        in_shop = "SELECT * FROM appointments WHERE shop_id = ?"
        assert read_whole(connection, in_shop, (shop.shop_id,)) == ["appointments"]
        assert read_whole(connection, f"{in_shop} AND slot_at > 1", (shop.shop_id,)) == []
