"""The public booking page: a code that rotates, bounded and limited, and nothing of other customers."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from starlette.testclient import TestClient

from server.actions.catalogue import import_catalogue
from server.actions.web_bookings import MOST_AHEAD
from server.catalogue_file import shipped_catalogue
from server.domain.events import AppointmentBooked, BookingCodesWithdrawn, RequestReceived
from server.domain.staff import Role
from server.store.identifiers import new_id
from server.store.journal import read_after
from server.store.shop_rows import ShopRows
from tests.fakes.open_api import OpenApi
from tests.fakes.open_shop import OPENING

TEN = OPENING + timedelta(minutes=90)
"""10:00 of the shop's day."""
VISITOR = {
    "work": "service",
    "note": "右前有异响",
    "plate": "京A12345",
    "customer_name": "韩梅",
    "customer_phone": "139 0000 1111",
    "slot_at": TEN.isoformat(),
}


@pytest.fixture
def page(api: OpenApi) -> str:
    """Where the page with the shop's code asks."""
    return f"/api/public-booking/{make_code(api)}"


def make_code(api: OpenApi) -> str:
    """Let the advisor make the next code."""
    answer = api.send("POST", "/api/booking-codes", api.session(Role.ADVISOR))
    assert answer.status_code == 200, answer.text
    return str(answer.json()["code"])


def rows(api: OpenApi) -> ShopRows:
    """The shop's rows."""
    return ShopRows(api.services.reader.connect(), api.shop.shop_id)


def entries(api: OpenApi) -> list[Any]:
    """What the journal holds."""
    with api.services.reader.begin() as connection:
        return [entry.event for entry in read_after(connection, api.shop.shop_id, 0)]


def test_a_customer_with_the_code_books_and_the_desk_knows_at_once(api: OpenApi, page: str) -> None:
    shop = api.send("GET", page).json()
    assert "service" in [work["key"] for work in shop["works"]]
    slots = api.send("GET", f"{page}/slots?work=service").json()["slots"]
    assert len(slots) >= 2
    assert set(slots[0]) == {"slot_at", "reason"}
    assert [slot["reason"] for slot in slots].count("soonest") == 1
    answer = api.send("POST", page, None, VISITOR)
    assert (answer.status_code, answer.json()["number"]) == (200, "B2026-0001")
    (booked,) = [event for event in entries(api) if isinstance(event, AppointmentBooked)]
    (request,) = [event for event in entries(api) if isinstance(event, RequestReceived)]
    assert (booked.source, request.channel) == ("web", "web")
    board = api.send("GET", "/api/boards/desk", api.session(Role.ADVISOR)).json()["board"]
    shown = board[f"booking/{booked.appointment_id}"]
    assert (shown["source"], shown["contact"]) == ("web", "韩梅 · 13900001111")
    assert shown["job"]["zh"] == "常规保养：右前有异响"
    assert "韩梅" not in repr(entries(api))


def test_the_catalogue_tells_the_price_and_its_parts_are_reserved(api: OpenApi, page: str) -> None:
    works = {work["key"]: work for work in api.send("GET", page).json()["works"]}
    assert {work["price_minor"] for work in works.values()} == {None}
    take_in_catalogue(api)
    works = {work["key"]: work for work in api.send("GET", page).json()["works"]}
    minor_service = 45 * 240_00 // 60 + 4.5 * 68_00 + 58_00 + 15_00
    assert (works["service"]["minutes"], works["service"]["price_minor"]) == (60, minor_service)
    assert works["fault"]["price_minor"] is None
    assert api.send("POST", page, None, VISITOR).status_code == 200
    (booked,) = [event for event in entries(api) if isinstance(event, AppointmentBooked)]
    assert (booked.price_minor, booked.operations) == (minor_service, ("M102",))
    reserved = rows(api).booking_parts.where()
    assert {part.number for part in reserved} == {"OIL-5W30-1", "OF-2712"}


def test_work_that_the_shop_has_taken_out_of_its_catalogue_is_booked_without_a_price(
    api: OpenApi, page: str
) -> None:
    take_in_catalogue(api)
    sold = rows(api).operations.by_code("M102")
    assert sold is not None
    api.shop.write(lambda work: work.operations.save(replace(sold, offered=False)))
    works = {work["key"]: work for work in api.send("GET", page).json()["works"]}
    assert works["service"]["price_minor"] is None
    assert api.send("POST", page, None, VISITOR).status_code == 200
    (booked,) = [event for event in entries(api) if isinstance(event, AppointmentBooked)]
    assert (booked.price_minor, booked.operations) == (0, ())


def take_in_catalogue(api: OpenApi) -> None:
    """Take in the catalogue that ships."""
    read = shipped_catalogue(["mechanical", "express", "body_and_paint"])
    api.shop.write(lambda work: import_catalogue(work, read))


def test_a_repetition_books_once(api: OpenApi, page: str) -> None:
    key = new_id()
    answers = [api.send("POST", page, None, VISITOR, key=key).json() for _ in range(2)]
    assert answers[0] == answers[1]
    assert sum(isinstance(event, AppointmentBooked) for event in entries(api)) == 1


def test_who_writes_another_ones_plate_learns_and_changes_nothing(api: OpenApi, page: str) -> None:
    words = {"zh": "字", "en": "word"}
    said = dict.fromkeys(("brand", "series", "vehicle_colour", "job"), words)
    theirs = said | {
        "appointment_id": new_id(),
        "plate": "京A12345",
        "customer_name": "李雷",
        "customer_phone": "13800001234",
        "slot_at": (TEN + timedelta(days=1)).isoformat(),
        "standard_minutes": 60,
    }
    assert api.send("POST", "/api/appointments", api.session(Role.ADVISOR), theirs).status_code == 200
    answer = api.send("POST", page, None, VISITOR)
    assert set(answer.json()) == {"number", "slot_at"}
    (owner,) = rows(api).customers.where()
    assert (owner.name, owner.phone) == ("李雷", "13800001234")


@pytest.mark.parametrize(
    "wrong",
    [
        {"work": "nothing"},
        {"plate": "hello"},
        {"customer_phone": "call me"},
        {"customer_phone": "138001"},
        {"customer_phone": "12345678901"},
        {"customer_name": ""},
        {"note": "x" * 201},
        {"slot_at": (TEN + timedelta(days=400)).isoformat()},
        {"appointment_id": new_id()},
        {"overbook_reason": "now"},
    ],
)
def test_what_is_left_there_is_bounded(api: OpenApi, page: str, wrong: dict[str, Any]) -> None:
    answer = api.send("POST", page, None, VISITOR | wrong)
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid_request")
    assert not any(isinstance(event, AppointmentBooked) for event in entries(api))


def test_a_full_time_is_refused_and_cannot_be_overbooked(api: OpenApi, page: str) -> None:
    at_night = VISITOR | {"slot_at": (TEN + timedelta(hours=12)).isoformat()}
    answer = api.send("POST", page, None, at_night)
    assert (answer.status_code, answer.json()["code"]) == (409, "slot_full")


def test_the_code_rotates_and_only_its_digest_is_kept(api: OpenApi, page: str) -> None:
    api.shop.real_clock.pass_by(timedelta(hours=1))
    newer = make_code(api)
    assert api.send("GET", page).status_code == 200
    api.shop.real_clock.pass_by(timedelta(days=2))
    assert (api.send("GET", page).status_code, api.send("GET", page).json()["code"]) == (401, "not_signed_in")
    assert api.send("GET", f"/api/public-booking/{newer.lower()}").status_code == 200
    assert newer.encode() not in api.shop.database.read_bytes()


def test_guesses_and_bookings_are_limited_in_rate(api: OpenApi, page: str) -> None:
    codes = [api.send("GET", "/api/public-booking/ABCDEFGHJK").status_code for _ in range(11)]
    assert codes == [401] * 10 + [429]


def test_who_guesses_from_many_places_closes_the_page_to_nobody_else(api: OpenApi, page: str) -> None:
    for place in range(8):
        guessing = TestClient(api.app, client=(f"10.0.0.{place}", 40_000))
        for _ in range(11):
            guessing.get("/api/public-booking/ABCDEFGHJK")
    assert api.send("GET", page).status_code == 200


def test_one_address_books_three_times_a_minute(api: OpenApi, page: str) -> None:
    answers = [
        api.send(
            "POST",
            page,
            None,
            VISITOR | {"plate": f"京A1234{n}", "slot_at": (TEN + timedelta(hours=n)).isoformat()},
        )
        for n in range(4)
    ]
    assert [answer.status_code for answer in answers] == [200, 200, 200, 429]
    assert int(answers[3].headers["retry-after"]) > 0


def test_the_web_cannot_fill_the_whole_calendar(api: OpenApi, page: str) -> None:
    def crowd(work: Any) -> None:
        (first,) = work.appointments.where()
        for _ in range(MOST_AHEAD - 1):
            copy = {name: getattr(first, name) for name in first.__dataclass_fields__}
            work.appointments.save(type(first)(**copy | {"appointment_id": new_id()}))

    assert api.send("POST", page, None, VISITOR).status_code == 200
    api.shop.write(crowd)
    later = VISITOR | {"slot_at": (TEN + timedelta(days=3)).isoformat()}
    assert api.send("POST", page, None, later).status_code == 429


def test_a_code_is_made_by_those_who_may(api: OpenApi) -> None:
    assert api.send("POST", "/api/booking-codes", api.session(Role.CASHIER)).status_code == 403


def test_a_withdrawn_code_opens_nothing_and_the_journal_knows(api: OpenApi, page: str) -> None:
    make_code(api)
    token = api.session(Role.ADVISOR)
    assert api.send("GET", "/api/booking-codes", token).json()["open_until"] is not None
    assert api.send("POST", "/api/booking-codes/withdraw", token).json() == {"open_until": None}
    assert api.send("GET", page).status_code == 401
    assert api.send("GET", "/api/booking-codes", token).json() == {"open_until": None}
    assert api.send("POST", "/api/booking-codes/withdraw", token).status_code == 200
    assert sum(isinstance(event, BookingCodesWithdrawn) for event in entries(api)) == 1
    assert api.send("POST", "/api/booking-codes/withdraw", api.session(Role.CASHIER)).status_code == 403
    assert api.send("GET", f"/api/public-booking/{make_code(api)}").status_code == 200
