"""A booking reserves a bay, the first that is free or a chosen one; boards show it until work begins."""

from datetime import timedelta
from typing import Any

from server.actions.appointments import mark_no_shows
from server.actions.shop_setup import add_bays, open_day
from server.domain.bay import Bay
from server.domain.staff import Role
from server.domain.stage import Name
from server.store.identifiers import new_id
from tests.fakes.desk_bookings import TEN, book, booking
from tests.fakes.open_api import OpenApi
from tests.fakes.open_shop import OPENING

WORKSHOP = "/api/boards/workshop"


def reserved(api: OpenApi) -> dict[str, Any]:
    """What the control board shows as reserved, by plate."""
    board = api.send("GET", WORKSHOP, api.session(Role.FOREMAN)).json()["board"]
    found = [value for key, value in board.items() if key.startswith("reserved/")]
    return {each["plate"]["text"]: each for each in found}


def taken(api: OpenApi, plate: str, **more: Any) -> str:
    """Book a car that finds room; return the booking's id."""
    body = booking(plate, **more)
    answer = book(api, body)
    assert answer.status_code == 200, answer.text
    return str(body["appointment_id"])


def send(api: OpenApi, booking_id: str, deed: str, body: dict[str, Any]) -> Any:
    """Ask for something about a booking."""
    return api.send("POST", f"/api/appointments/{booking_id}/{deed}", api.session(Role.ADVISOR), body)


def test_each_booking_gets_a_bay_of_its_own_while_there_are_any(api: OpenApi) -> None:
    taken(api, "京A12345")
    taken(api, "京A12346")
    taken(api, "京A12347", overbook_reason="老客户")
    shown = reserved(api)
    bays = {bay.bay_id for bay in api.shop.bays.values()}
    assert {each["bay_id"] for each in shown.values()} == bays
    assert set(shown) == {"京A12345", "京A12346"}
    assert shown["京A12345"]["ends_at"] == (TEN + timedelta(minutes=60)).isoformat().replace("+00:00", "Z")


def test_a_bay_that_is_reserved_is_refused_and_one_that_does_not_suit(api: OpenApi) -> None:
    first = taken(api, "京A12345", bay_id=api.shop.bays["2"].bay_id)
    second = taken(api, "京A12346")
    asked = {"advisor_id": None, "bay_id": api.shop.bays["2"].bay_id}
    refused = send(api, second, "assign", asked)
    assert (refused.status_code, refused.json()["code"]) == (409, "slot_full")
    assert send(api, second, "assign", {"advisor_id": None}).status_code == 200
    assert reserved(api)["京A12346"]["bay_id"] == api.shop.bays["1"].bay_id

    assert send(api, first, "assign", {"advisor_id": None, "bay_id": None}).status_code == 200
    assert send(api, second, "assign", asked).status_code == 200
    wash = Bay(new_id(), api.shop.shop_id, "3", "wash", Name("洗车", "Wash"))
    api.shop.write(lambda work: add_bays(work, [wash]))
    wrong = send(api, second, "assign", {"advisor_id": None, "bay_id": wash.bay_id})
    assert (wrong.status_code, wrong.json().get("field")) == (422, "bay_id"), wrong.text


def test_a_moved_booking_keeps_its_bay_or_gets_another(api: OpenApi) -> None:
    later = (TEN + timedelta(hours=2)).isoformat()
    moved = taken(api, "京A12345")
    assert reserved(api)["京A12345"]["bay_id"] == api.shop.bays["1"].bay_id
    taken(api, "京A12346", slot_at=TEN + timedelta(hours=2), bay_id=api.shop.bays["1"].bay_id)
    assert send(api, moved, "move", {"slot_at": later}).status_code == 200
    assert reserved(api)["京A12345"]["bay_id"] == api.shop.bays["2"].bay_id


def test_a_no_show_gives_its_bay_back_and_whoever_comes_late_is_checked_in(api: OpenApi) -> None:
    taken(api, "京A12345")
    api.shop.shop_clock.time = TEN + timedelta(minutes=31)
    api.shop.write(lambda work: mark_no_shows(work, timedelta(minutes=30)))
    assert reserved(api) == {}
    late = api.send("POST", "/api/visits", api.session(Role.ADVISOR), {"plate": "京A12345"})
    assert late.status_code == 200
    board = api.send("GET", WORKSHOP, api.session(Role.FOREMAN)).json()["board"]
    assert board[f"car/{late.json()['visit_id']}"]["booked"]
    assert reserved(api)["京A12345"]["visit_id"] == late.json()["visit_id"]


def test_what_is_on_record_of_a_car_is_told_by_its_plate(api: OpenApi) -> None:
    path, token = "/api/appointments/known-car?plate=", api.session(Role.ADVISOR)
    assert api.send("GET", f"{path}京A12345", token).json() is None
    taken(api, "京A12345")
    told = api.send("GET", f"{path}京a12345", token).json()
    assert (told["customer_name"], told["customer_phone"]) == ("李雷", "13800001234")
    assert api.send("GET", f"{path}京A12345", api.session(Role.WASHER)).status_code == 403


def test_the_columns_roll_on_when_the_shop_opens(api: OpenApi) -> None:
    taken(api, "京A12345", slot_at=OPENING + timedelta(days=1, hours=2))

    def columns(hours: float) -> set[str]:
        api.shop.shop_clock.time = OPENING + timedelta(hours=hours)
        api.shop.write(open_day)
        board = api.send("GET", "/api/boards/desk", api.session(Role.ADVISOR)).json()["board"]
        return {key.split("/")[0] for key in board if key.startswith(("booking/", "upcoming/"))}

    assert columns(0) == {"upcoming"}
    assert columns(23) == {"upcoming"}
    assert columns(23.5) == {"booking"}
