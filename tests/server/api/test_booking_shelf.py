"""The parts of bookings on their shelf, who receives the car, and the day's welcome list."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from server.actions.service_clock import hear_journal
from server.actions.shop_setup import open_day
from server.actions.welcome_list import settle_welcome_list
from server.domain.catalogue import Operation, Part
from server.domain.clock_timer import Ending
from server.domain.events import CareGiven, PartShelved, PartUnshelved
from server.domain.staff import Role
from server.domain.stage import Name, StageKind
from server.store.identifiers import new_id
from server.store.journal import read_after
from server.store.shop_rows import ShopRows
from server.store.unit_of_work import UnitOfWork
from tests.fakes.clocked_shop import RULES
from tests.fakes.open_api import OpenApi
from tests.fakes.open_shop import OPENING

WORDS = {"zh": "字", "en": "word"}
TEN = OPENING + timedelta(minutes=90)


@pytest.fixture
def oil(api: OpenApi) -> Operation:
    """An oil change, which takes a filter and four and a half litres of oil."""
    parts = (
        Part("F-1", "Mann", Name("机滤", "Oil filter"), 1_000, 6_500),
        Part("O-5", "Mobil", Name("机油", "Engine oil"), 4_500, 9_000),
    )
    operation = Operation(
        new_id(),
        api.shop.shop_id,
        "M101",
        Name("换机油", "Oil change"),
        30,
        "mechanical",
        "lift",
        parts=parts,
    )
    api.shop.write(lambda work: work.operations.save(operation))
    return operation


def book(api: OpenApi, plate: str, **more: Any) -> str:
    """Book a car at ten; return the booking's id."""
    said = dict.fromkeys(("brand", "series", "vehicle_colour", "job"), WORDS)
    body = said | {
        "appointment_id": new_id(),
        "plate": plate,
        "customer_name": "李雷",
        "customer_phone": "13800001234",
        "slot_at": TEN.isoformat(),
        "standard_minutes": 30,
        **more,
    }
    answer = api.send("POST", "/api/appointments", api.session(Role.ADVISOR), body)
    assert answer.status_code == 200, answer.text
    return str(body["appointment_id"])


def shelf(api: OpenApi) -> list[dict[str, Any]]:
    """What the parts keeper sees."""
    found: list[dict[str, Any]] = api.send("GET", "/api/shelf", api.session(Role.PARTS)).json()["bookings"]
    return found


def test_a_bookings_parts_are_reserved_and_ticked_off_as_they_lie_there(api: OpenApi, oil: Operation) -> None:
    book(api, "京A12345", operations=[oil.code])
    book(api, "京A12346")
    (booking,) = shelf(api)
    assert booking["plate"] == "京A12345"
    assert "李雷" not in repr(booking)
    assert [(part["number"], part["quantity_thousandths"]) for part in booking["parts"]] == [
        ("F-1", 1_000),
        ("O-5", 4_500),
    ]
    token, path = api.session(Role.PARTS), f"/api/shelf/{booking['parts'][0]['part_id']}"
    for shelved in (True, True, False):
        assert api.send("POST", f"{path}/tick", token, {"shelved": shelved}).status_code == 200
        assert shelf(api)[0]["parts"][0]["shelved"] is shelved
    with api.services.reader.begin() as connection:
        kinds = [type(entry.event) for entry in read_after(connection, api.shop.shop_id, 0)][-2:]
    assert kinds == [PartShelved, PartUnshelved]


def test_a_car_whose_work_is_done_takes_no_parts_from_the_shelf(api: OpenApi, oil: Operation) -> None:
    book(api, "京A12345", operations=[oil.code])
    arrived = {"plate": "京A12345"}
    assert api.send("POST", "/api/visits", api.session(Role.ADVISOR), arrived).status_code == 200
    assert len(shelf(api)) == 1

    def worked_on(work: UnitOfWork) -> None:
        (order,) = work.orders.here()
        stages = work.pinned_flow(order.flow_digest).stages
        check = next(stage for stage in stages if stage.kind is StageKind.CHECK)
        work.orders.save(replace(order, stage=check.key))

    api.shop.write(worked_on)
    assert shelf(api) == []


@pytest.mark.parametrize(("minutes", "other"), [(30, 0), (75, 45)])
def test_an_estimate_begins_with_the_operations_that_were_booked(
    api: OpenApi, oil: Operation, minutes: int, other: int
) -> None:
    book(api, "京A12345", operations=[oil.code], standard_minutes=minutes)
    advisor = api.session(Role.ADVISOR)
    visit = api.send("POST", "/api/visits", advisor, {"plate": "京A12345"}).json()["visit_id"]
    actor = api.shop.actor(Role.ADVISOR)
    (order,) = api.services.read(actor, lambda rows: rows.orders.of_visit(visit))

    booked = api.send("GET", f"/api/catalogue/booked/{order.order_id}", advisor).json()

    assert [each["code"] for each in booked["operations"]] == ["M101"]
    assert booked["operations"][0]["parts"][0]["number"] == "F-1"
    assert (booked["other"], booked["other_minutes"]) == (other > 0, other)


def test_work_that_was_booked_in_words_keeps_its_minutes(api: OpenApi) -> None:
    book(api, "京A12345", standard_minutes=45)
    advisor = api.session(Role.ADVISOR)
    visit = api.send("POST", "/api/visits", advisor, {"plate": "京A12345"}).json()["visit_id"]
    (order,) = api.services.read(api.shop.actor(Role.ADVISOR), lambda rows: rows.orders.of_visit(visit))

    booked = api.send("GET", f"/api/catalogue/booked/{order.order_id}", advisor).json()

    assert (booked["operations"], booked["other"], booked["other_minutes"]) == ([], True, 45)


def test_a_part_says_when_it_arrives(api: OpenApi, oil: Operation) -> None:
    book(api, "京A12345", operations=[oil.code])
    part = shelf(api)[0]["parts"][1]
    body = {"expected_at": TEN.isoformat()}
    path = f"/api/shelf/{part['part_id']}/expect"
    assert api.send("POST", path, api.session(Role.PARTS), body).status_code == 200
    assert shelf(api)[0]["parts"][1]["expected_at"] is not None


def test_the_shelf_holds_today_and_the_next_day_and_nothing_of_who_cancelled(
    api: OpenApi, oil: Operation
) -> None:
    kept = [
        book(api, f"京A1234{day}", operations=[oil.code], slot_at=(TEN + timedelta(days=day)).isoformat())
        for day in (0, 1, 2)
    ]
    assert [booking["appointment_id"] for booking in shelf(api)] == kept[:2]
    path = f"/api/appointments/{kept[0]}/cancel"
    api.send("POST", path, api.session(Role.ADVISOR), {"reason": "生病"})
    assert [booking["appointment_id"] for booking in shelf(api)] == [kept[1]]


def test_an_operation_that_is_not_in_the_catalogue_books_nothing(api: OpenApi) -> None:
    with pytest.raises(AssertionError, match="M999"):
        book(api, "京A12345", operations=["M999"])
    board = api.send("GET", "/api/boards/desk", api.session(Role.ADVISOR)).json()["board"]
    assert not [key for key in board if key.startswith("booking/")]


def test_a_technician_is_asked_for_once_at_a_time(api: OpenApi) -> None:
    first, second = book(api, "京A12345"), book(api, "京A12346")
    technician = api.shop.staff[Role.TECHNICIAN].staff_id
    body = {"advisor_id": None, "technician_id": technician}
    token = api.session(Role.ADVISOR)
    assert api.send("POST", f"/api/appointments/{first}/assign", token, body).status_code == 200
    refused = api.send("POST", f"/api/appointments/{second}/assign", token, body)
    assert (refused.status_code, refused.json()["code"]) == (409, "slot_full")
    asked = api.send("GET", f"/api/slots?minutes=30&technician_id={technician}", token).json()["slots"]
    assert TEN.isoformat().replace("+00:00", "Z") not in [slot["slot_at"] for slot in asked]
    other = body | {"technician_id": api.shop.staff[Role.CASHIER].staff_id}
    assert api.send("POST", f"/api/appointments/{second}/assign", token, other).status_code == 422


def test_the_welcome_list_settles_itself_once_every_booking_has_its_advisor(api: OpenApi) -> None:
    tomorrow = (TEN + timedelta(days=1)).isoformat()
    lacking = book(api, "京A12345", slot_at=tomorrow)
    api.shop.shop_clock.pass_by(timedelta(hours=22))
    look(api)
    assert ending(api) is None
    body = {"advisor_id": api.shop.staff[Role.ADVISOR].staff_id, "technician_id": None}
    api.send("POST", f"/api/appointments/{lacking}/assign", api.session(Role.ADVISOR), body)
    look(api)
    assert ending(api) is Ending.KEPT
    look(api)
    with api.services.reader.begin() as connection:
        entries = read_after(connection, api.shop.shop_id, 0)
    assert sum(isinstance(entry.event, CareGiven) for entry in entries) == 1


def look(api: OpenApi) -> None:
    """What the timekeeper does again and again."""
    api.shop.write(open_day)
    api.shop.write(lambda work: hear_journal(work, RULES))
    api.shop.write(settle_welcome_list)
    api.shop.write(lambda work: hear_journal(work, RULES))


def ending(api: OpenApi) -> Ending | None:
    """How the rule of today's list ended, if it has."""
    with api.services.reader.begin() as connection:
        timers = ShopRows(connection, api.shop.shop_id).timers.where()
    (found,) = [timer for timer in timers if timer.rule == "welcome_list"]
    return found.ending
