"""Booking: the times that are offered, the last place, another time, none after all."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from functools import partial
from typing import Any

import pytest

from server.domain.appointment import AppointmentState
from server.domain.capacity import Capacity
from server.domain.events import AppointmentBooked, AppointmentCancelled, AppointmentMoved
from server.domain.staff import Role
from server.store.identifiers import new_id
from server.store.journal import read_after
from server.store.shop_rows import ShopRows
from server.store.unit_of_work import UnitOfWork
from tests.fakes.desk_bookings import TEN, book, booking
from tests.fakes.open_api import OpenApi


def fill_ten(api: OpenApi) -> list[str]:
    """Take both places at ten; return the bookings' ids."""
    bodies = [booking("京A12345"), booking("京A12346")]
    assert [book(api, body).status_code for body in bodies] == [200, 200]
    return [str(body["appointment_id"]) for body in bodies]


def test_at_least_two_times_are_offered_with_their_reason(api: OpenApi) -> None:
    fill_ten(api)
    answer = api.send("GET", "/api/slots?minutes=60", api.session(Role.ADVISOR)).json()
    assert answer["bay_kind"] == "lift"
    first = answer["slots"][0]
    assert datetime.fromisoformat(first["slot_at"]) == TEN + timedelta(hours=1)
    assert (first["free"], first["of"], first["peak"], first["avoids_peak"]) == (2, 2, False, True)
    assert len(answer["slots"]) == 6


def _keep(work: UnitOfWork, row: Capacity) -> None:
    work.capacities.save(row)


def test_a_team_with_places_of_its_own_is_offered_asked_for_and_shown(api: OpenApi) -> None:
    shop = api.shop
    rows = [
        Capacity(new_id(), shop.shop_id, "lift", 1, team="A"),
        Capacity(new_id(), shop.shop_id, "lift", 1, team="B"),
        Capacity(new_id(), shop.shop_id, "quick", 1, team="C"),
    ]
    for row in rows:
        shop.write(partial(_keep, row=row))
    token = api.session(Role.ADVISOR)
    assert api.send("GET", "/api/slots?minutes=60", token).json()["teams"] == ["A", "B"]

    body = booking("京A12345") | {"team": "A"}
    assert book(api, body).status_code == 200
    assert book(api, booking("京A12346") | {"team": "A"}).json()["code"] == "slot_full"
    assert book(api, booking("京A12346") | {"team": "B"}).status_code == 200
    with shop.reader.begin() as connection:
        booked = ShopRows(connection, shop.shop_id).appointments.get(str(body["appointment_id"]))
    assert booked.team == "A"


def test_a_full_time_is_refused_with_the_nearest_free_ones(api: OpenApi) -> None:
    fill_ten(api)
    answer = book(api, booking("京A12347"))
    assert (answer.status_code, answer.json()["code"]) == (409, "slot_full")
    nearest = [datetime.fromisoformat(slot["slot_at"]) for slot in answer.json()["nearest"]]
    assert nearest == [TEN - timedelta(hours=1), TEN + timedelta(hours=1), TEN + timedelta(minutes=90)]
    assert book(api, booking("京A12347", nearest[0])).status_code == 200


@pytest.mark.parametrize("hours", [12, 9.5, -24 * 40, 24 * 400])
def test_no_time_at_night_on_another_day_long_past_or_too_far_ahead(api: OpenApi, hours: float) -> None:
    answer = book(api, booking("京A12347", TEN + timedelta(hours=hours)))
    assert answer.json()["code"] in ("slot_full", "invalid_request")


def test_of_two_who_want_the_last_place_at_once_one_gets_it(api: OpenApi) -> None:
    book(api, booking("京A12345"))
    token = api.session(Role.ADVISOR)
    with ThreadPoolExecutor(2) as people:
        answers = people.map(
            lambda plate: api.send("POST", "/api/appointments", token, booking(plate)),
            ["京A12346", "京A12347"],
        )
        assert sorted(answer.status_code for answer in answers) == [200, 409]


def test_who_may_overbook_says_why_and_nobody_else_may(api: OpenApi) -> None:
    fill_ten(api)
    assert book(api, booking("京A12347", overbook_reason=" ")).json()["field"] == "overbook_reason"
    body = booking("京A12347", overbook_reason="老客户")
    assert book(api, body, Role.CASHIER).status_code == 403
    assert book(api, body).status_code == 200
    with api.services.reader.begin() as connection:
        rows = ShopRows(connection, api.shop.shop_id)
        assert rows.appointment_words.get(body["appointment_id"]).reason == "老客户"
        entry = read_after(connection, api.shop.shop_id, 0)[-1].event
    assert "老客户" not in repr(entry)


def test_a_booking_moves_once_there_is_room_and_its_number_stays(api: OpenApi) -> None:
    first, _ = fill_ten(api)
    path, token = f"/api/appointments/{first}/move", api.session(Role.ADVISOR)
    later = (TEN + timedelta(hours=3)).isoformat()
    moved = api.send("POST", path, token, {"slot_at": later})
    assert (moved.status_code, moved.json()["number"]) == (200, "B2026-0001")
    assert book(api, booking("京A12347")).status_code == 200
    back = api.send("POST", path, token, {"slot_at": TEN.isoformat()})
    assert (back.status_code, back.json()["code"]) == (409, "slot_full")
    with api.services.reader.begin() as connection:
        history = [entry.event for entry in read_after(connection, api.shop.shop_id, 0)]
    times = [event.slot_at for event in history if isinstance(event, AppointmentBooked)]
    assert times == [TEN, TEN, TEN + timedelta(hours=3), TEN]
    assert [event.moved_from for event in history if isinstance(event, AppointmentMoved)] == [TEN]


def test_its_own_place_does_not_stand_in_the_way_of_a_booking(api: OpenApi) -> None:
    first, _ = fill_ten(api)
    body = {"slot_at": (TEN + timedelta(minutes=30)).isoformat()}
    refused = api.send("POST", f"/api/appointments/{first}/move", api.session(Role.ADVISOR), body)
    assert refused.status_code == 200


def test_a_cancelled_booking_frees_its_place_and_is_over(api: OpenApi) -> None:
    first, _ = fill_ten(api)
    token, path = api.session(Role.ADVISOR), f"/api/appointments/{first}"
    assert api.send("POST", f"{path}/cancel", token, {"reason": ""}).status_code == 422
    assert api.send("POST", f"{path}/cancel", token, {"reason": "生病"}).status_code == 200
    assert book(api, booking("京A12347")).status_code == 200
    again = api.send("POST", f"{path}/move", token, {"slot_at": TEN.isoformat()})
    assert (again.status_code, again.json()["code"]) == (409, "appointment_over")
    with api.services.reader.begin() as connection:
        entries = [entry.event for entry in read_after(connection, api.shop.shop_id, 0)]
    assert [event.appointment_id for event in entries if isinstance(event, AppointmentCancelled)] == [first]
    assert "生病" not in repr(entries)


def test_who_has_missed_the_time_may_come_at_another(api: OpenApi) -> None:
    first, _ = fill_ten(api)

    def miss(work: Any) -> None:
        found = work.appointments.get(first)
        work.appointments.save(type(found)(**{**_fields(found), "state": AppointmentState.NO_SHOW}))

    api.shop.write(miss)
    body = {"slot_at": (TEN + timedelta(hours=5)).isoformat()}
    assert (
        api.send("POST", f"/api/appointments/{first}/move", api.session(Role.ADVISOR), body).status_code
        == 200
    )
    board = api.send("GET", "/api/boards/desk", api.session(Role.ADVISOR)).json()["board"]
    assert board[f"booking/{first}"]["state"] == "expected"


def _fields(found: Any) -> dict[str, Any]:
    return {name: getattr(found, name) for name in found.__dataclass_fields__}


def test_the_columns_of_today_and_of_the_next_day_roll_on(api: OpenApi) -> None:
    today, tomorrow = booking("京A12345"), booking("京A12346", TEN + timedelta(days=1))
    later = booking("京A12347", TEN + timedelta(days=2))
    assert all(book(api, body).status_code == 200 for body in (today, tomorrow, later))
    board = api.send("GET", "/api/boards/desk", api.session(Role.ADVISOR)).json()["board"]
    shown = {key for key in board if key.startswith(("booking/", "upcoming/"))}
    assert shown == {f"booking/{today['appointment_id']}", f"upcoming/{tomorrow['appointment_id']}"}


def test_reminders_wait_go_with_the_booking_and_are_ticked_off(api: OpenApi) -> None:
    token = api.session(Role.ADVISOR)
    body = booking("京A12345", TEN + timedelta(days=2))
    book(api, body)
    told = api.send("GET", "/api/messages", token).json()["messages"]
    assert [message["kind"] for message in told] == ["remind_day_before", "remind_hour_before"]
    assert datetime.fromisoformat(told[0]["due_at"]) == TEN + timedelta(days=1)
    assert "京A12345" in told[0]["text"]
    assert "10:00" in told[0]["text"]
    later = (TEN + timedelta(days=2, hours=3)).isoformat()
    api.send("POST", f"/api/appointments/{body['appointment_id']}/move", token, {"slot_at": later})
    moved = api.send("GET", "/api/messages", token).json()["messages"]
    assert [datetime.fromisoformat(message["due_at"]) for message in moved] == [
        TEN + timedelta(days=1, hours=3),
        TEN + timedelta(days=2, hours=2),
    ]
    path = f"/api/messages/{moved[0]['message_id']}/told"
    assert api.send("POST", path, token, {}).status_code == 200
    assert api.send("POST", path, token, {}).json()["code"] == "stale_version"
    assert len(api.send("GET", "/api/messages", token).json()["messages"]) == 1
    api.send("POST", f"/api/appointments/{body['appointment_id']}/cancel", token, {"reason": "生病"})
    assert api.send("GET", "/api/messages", token).json()["messages"] == []


def test_who_books_for_the_next_hour_is_not_reminded_of_yesterday(api: OpenApi) -> None:
    book(api, booking("京A12345", TEN))
    told = api.send("GET", "/api/messages", api.session(Role.ADVISOR)).json()["messages"]
    assert [message["kind"] for message in told] == ["remind_hour_before"]


@pytest.mark.parametrize("phone", ["138001", "12345678901", "call me"])
def test_a_number_that_the_reception_would_refuse_is_not_booked_either(api: OpenApi, phone: str) -> None:
    refused = book(api, booking("京A12345", customer_phone=phone))
    assert (refused.status_code, refused.json()["code"], refused.json()["field"]) == (
        422,
        "invalid_request",
        "phone",
    )
    assert book(api, booking("京A12345", customer_phone="+86 138 0000 1234")).status_code == 200
    assert _customers(api) == [("李雷", "13800001234")]


def test_who_books_again_is_the_same_customer_and_a_namesake_of_the_number_is_not(api: OpenApi) -> None:
    for hours, name in ((0, "李雷"), (1, "李雷 "), (4, "韩梅梅")):
        told = booking(f"京A0000{hours}", TEN + timedelta(hours=hours), customer_name=name)
        assert book(api, told).status_code == 200
    assert _customers(api) == [("李雷", "13800001234"), ("韩梅梅", "13800001234")]


def _customers(api: OpenApi) -> list[tuple[str, str]]:
    with api.shop.reader.begin() as connection:
        kept = ShopRows(connection, api.shop.shop_id).customers.where()
    return sorted((each.name, each.phone) for each in kept)
