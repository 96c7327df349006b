"""People over HTTP: what is told once, what is never told, and who is out at once."""

from typing import Any

import pytest

from server.domain.staff import PEOPLES_ROLES, Role
from server.store.identifiers import new_id
from tests.fakes.open_api import OpenApi
from tests.fakes.open_shop import OPENING, PASSWORD, PIN

HAN = {
    "login": "Han.Mei",
    "name": {"zh": "韩梅", "en": "Han Mei"},
    "surname": {"zh": "韩", "en": "Han"},
    "roles": ["advisor", "cashier"],
}


def _path(api: OpenApi, role: Role, deed: str = "") -> str:
    return f"/api/people/{api.shop.staff[role].staff_id}{deed}"


def _entry(api: OpenApi, token: str, login: str) -> dict[str, Any]:
    people: list[dict[str, Any]] = api.send("GET", "/api/people", token).json()["people"]
    return next(entry for entry in people if entry["login"] == login)


def test_somebody_is_added_and_told_once_how_to_sign_in(api: OpenApi) -> None:
    administrator = api.session(Role.ADMINISTRATOR)
    told = api.send("POST", "/api/people", administrator, HAN)

    assert told.status_code == 200
    assert len(told.json()["password"]) == 12
    assert len(told.json()["pin"]) == 6
    signed_in = api.send(
        "POST", "/api/sessions", body={"login": "han.mei", "password": told.json()["password"]}
    )
    assert signed_in.json()["roles"] == ["advisor", "cashier"]
    again = api.send("GET", "/api/people", administrator)
    assert told.json()["password"] not in again.text
    assert "argon2" not in again.text
    entry = _entry(api, administrator, "han.mei")
    assert (entry["has_password"], entry["has_pin"], entry["stopped_at"]) == (True, True, None)


def test_a_word_that_was_typed_is_kept_and_not_told_back(api: OpenApi) -> None:
    body = {**HAN, "password": "blue pelican", "pin": "2468"}
    told = api.send("POST", "/api/people", api.session(Role.ADMINISTRATOR), body)

    assert (told.json()["password"], told.json()["pin"]) == (None, None)
    assert "pelican" not in told.text
    signed_in = api.send("POST", "/api/sessions", body={"login": "han.mei", "password": "blue pelican"})
    assert signed_in.status_code == 200


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"login": "advisor"}, "login"),
        ({"login": "  "}, "login"),
        ({"roles": []}, "roles"),
        ({"roles": ["tablet"]}, "roles.0"),
        ({"roles": ["king"]}, "roles.0"),
        ({"name": {"zh": " ", "en": "Han"}}, "name.zh"),
        ({"password": "short"}, "password"),
        ({"pin": "12"}, "pin"),
    ],
)
def test_what_cannot_be_is_refused_by_its_field(api: OpenApi, wrong: dict[str, Any], field: str) -> None:
    answer = api.send("POST", "/api/people", api.session(Role.ADMINISTRATOR), HAN | wrong)

    assert (answer.status_code, answer.json()["field"]) == (422, field)
    assert "tablet" not in answer.json()["detail"].partition("there are")[2]


def test_the_list_names_the_roles_that_people_can_have(api: OpenApi) -> None:
    told = api.send("GET", "/api/people", api.session(Role.ADMINISTRATOR)).json()

    assert told["roles"] == [role.value for role in PEOPLES_ROLES]
    assert {entry["login"] for entry in told["people"]} == set(told["roles"])


def test_somebody_stopped_is_out_at_once_and_not_offered_on_tablets(api: OpenApi) -> None:
    administrator, advisor = api.session(Role.ADMINISTRATOR), api.session(Role.ADVISOR)
    tablet = api.shop.device("tablet", "bay/1").token
    assert api.send("GET", "/api/service-clock", advisor).status_code == 200, "it is remembered from here on"

    stopped = api.send("POST", _path(api, Role.ADVISOR, "/stop"), administrator)

    assert stopped.json()["stopped_at"] is not None
    assert api.send("GET", "/api/service-clock", advisor).status_code == 401
    ids = {entry["staff_id"] for entry in api.send("GET", "/api/staff", tablet).json()}
    assert api.shop.staff[Role.ADVISOR].staff_id not in ids
    assert len(ids) == len(PEOPLES_ROLES) - 1

    assert api.send("POST", _path(api, Role.ADVISOR, "/restore"), administrator).json()["stopped_at"] is None
    by_password = {"login": "advisor", "password": PASSWORD}
    assert api.send("POST", "/api/sessions", body=by_password).status_code == 200


def test_the_last_administrator_cannot_go(api: OpenApi) -> None:
    administrator = api.session(Role.ADMINISTRATOR)
    stopped = api.send("POST", _path(api, Role.ADMINISTRATOR, "/stop"), administrator)
    demoted = api.send("PATCH", _path(api, Role.ADMINISTRATOR), administrator, {"roles": ["parts"]})

    for answer in (stopped, demoted):
        assert (answer.status_code, answer.json()["code"]) == (409, "last_administrator")
    assert api.send("GET", "/api/people", administrator).status_code == 200


def test_other_roles_count_from_the_next_request_on(api: OpenApi) -> None:
    cashier = api.session(Role.CASHIER)
    assert api.send("GET", "/api/devices", cashier).status_code == 403
    path = _path(api, Role.CASHIER)

    changed = api.send("PATCH", path, api.session(Role.ADMINISTRATOR), {"roles": ["manager"]})

    assert changed.json()["roles"] == ["manager"]
    assert api.send("GET", "/api/devices", cashier).status_code == 200


def test_a_new_pin_is_told_once_and_the_administrators_own_session_goes_on(api: OpenApi) -> None:
    administrator, technician = api.session(Role.ADMINISTRATOR), api.session(Role.TECHNICIAN)
    told = api.send("POST", _path(api, Role.TECHNICIAN, "/secrets"), administrator, {"kind": "pin"}).json()

    assert told["password"] is None
    assert api.send("GET", "/api/service-clock", technician).status_code == 401
    tablet = api.shop.device("tablet", "bay/1").token
    by_pin = {"staff_id": api.shop.staff[Role.TECHNICIAN].staff_id, "pin": told["pin"]}
    assert api.send("POST", "/api/sessions", tablet, by_pin).status_code == 200
    own = {"kind": "password", "word": "blue pelican"}
    assert api.send("POST", _path(api, Role.ADMINISTRATOR, "/secrets"), administrator, own).status_code == 200
    assert api.send("GET", "/api/people", administrator).status_code == 200


def test_one_changes_ones_own_password_by_the_one_before(api: OpenApi) -> None:
    here, elsewhere = api.session(Role.PARTS), api.session(Role.PARTS)
    change = {"kind": "password", "old": PASSWORD, "new": "blue pelican"}

    assert api.send("POST", "/api/sessions/current/secret", here, change).status_code == 204

    assert api.send("GET", "/api/service-clock", here).status_code == 200
    assert api.send("GET", "/api/service-clock", elsewhere).status_code == 401
    signed_in = api.send("POST", "/api/sessions", body={"login": "parts", "password": "blue pelican"})
    assert signed_in.status_code == 200


def test_who_found_an_open_screen_cannot_guess_the_old_one(api: OpenApi) -> None:
    token = api.session(Role.PARTS)
    wrong = {"kind": "pin", "old": "0000", "new": "2468"}
    for _ in range(5):
        answer = api.send("POST", "/api/sessions/current/secret", token, wrong)
        assert (answer.status_code, answer.json()["field"]) == (422, "old")

    assert api.send("POST", "/api/sessions/current/secret", token, {**wrong, "old": PIN}).status_code == 429


def test_a_device_has_no_password_to_change(api: OpenApi) -> None:
    body = {"kind": "pin", "old": PIN, "new": "2468"}
    token = api.shop.device("tablet", "bay/1").token

    assert api.send("POST", "/api/sessions/current/secret", token, body).status_code == 403


def _booking(api: OpenApi) -> dict[str, Any]:
    """A booking of today at the shop's opening, with the advisor."""
    words = {"zh": "字", "en": "word"}
    said = dict.fromkeys(("brand", "series", "vehicle_colour", "job"), words)
    return said | {
        "appointment_id": new_id(),
        "plate": "京A12345",
        "customer_name": "李雷",
        "customer_phone": "13800001234",
        "slot_at": OPENING.isoformat(),
        "standard_minutes": 60,
        "advisor_id": api.shop.staff[Role.ADVISOR].staff_id,
    }


def test_nobody_is_promised_an_advisor_who_has_left(api: OpenApi) -> None:
    manager, booking = api.session(Role.MANAGER), _booking(api)
    assert api.send("POST", "/api/appointments", manager, booking).status_code == 200
    shown = f"booking/{booking['appointment_id']}"
    api.send("POST", _path(api, Role.ADVISOR, "/stop"), api.session(Role.ADMINISTRATOR))

    for topic in ("desk", "gate"):
        board = api.send("GET", f"/api/boards/{topic}", manager).json()["board"]
        assert board[shown]["advisor"] is None, topic
    assert api.send("POST", "/api/visits", manager, {"plate": "京A12345"}).status_code == 200
    desk = api.send("GET", "/api/boards/desk", manager).json()["board"]
    assert [value["advisor_id"] for key, value in desk.items() if key.startswith("car/")] == [None]
    again = api.send("POST", "/api/appointments", manager, _booking(api))
    assert (again.status_code, again.json()["field"]) == (422, "advisor_id")
