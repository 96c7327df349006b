"""Signing in and out, over HTTP."""

from datetime import timedelta

import pytest

from server.access.sessions import SESSION_LIFETIME
from server.domain.staff import Role
from tests.fakes.open_api import OpenApi
from tests.fakes.open_shop import PASSWORD, PIN

BY_PASSWORD = {"login": "advisor", "password": PASSWORD}


def _by_pin(api: OpenApi, role: Role = Role.TECHNICIAN, pin: str = PIN) -> dict[str, str]:
    return {"staff_id": api.shop.staff[role].staff_id, "pin": pin}


def test_a_name_and_a_password_open_a_session(api: OpenApi) -> None:
    answer = api.send("POST", "/api/sessions", body=BY_PASSWORD)

    session = answer.json()
    assert answer.status_code == 200
    assert (session["staff_id"], session["roles"]) == (api.shop.staff[Role.ADVISOR].staff_id, ["advisor"])
    assert "begin_reception" in session["allowed"]
    assert "settle_order" not in session["allowed"], "the till is the cashier's"
    assert api.send("GET", "/api/staff", session["token"]).status_code == 200


def test_a_session_that_is_over_does_not_hinder_the_next_sign_in(api: OpenApi) -> None:
    answer = api.send("POST", "/api/sessions", token="over", body=BY_PASSWORD)

    assert answer.status_code == 200


@pytest.mark.parametrize("changed", [{"password": "wrong"}, {"login": "nobody"}])
def test_a_wrong_name_or_password_is_not_signed_in(api: OpenApi, changed: dict[str, str]) -> None:
    answer = api.send("POST", "/api/sessions", body=BY_PASSWORD | changed)

    assert answer.status_code == 401
    assert answer.json()["code"] == "not_signed_in"
    assert answer.json()["detail"] == "the name or the password is wrong"


def test_after_five_wrong_passwords_even_the_right_one_must_wait(api: OpenApi) -> None:
    for _ in range(5):
        assert api.send("POST", "/api/sessions", body=BY_PASSWORD | {"password": "wrong"}).status_code == 401

    answer = api.send("POST", "/api/sessions", body=BY_PASSWORD | {"login": "Advisor "})

    assert (answer.status_code, answer.json()["code"]) == (429, "too_many_attempts")
    assert 1 <= int(answer.headers["Retry-After"]) <= 61
    others = api.send("POST", "/api/sessions", body={"login": "manager", "password": PASSWORD})
    assert others.status_code == 200


def test_one_address_cannot_try_one_account_after_another(api: OpenApi) -> None:
    statuses = [
        api.send("POST", "/api/sessions", body={"login": f"guess{index}", "password": PASSWORD}).status_code
        for index in range(31)
    ]

    assert statuses == [401] * 30 + [429]


def test_right_sign_ins_are_not_limited(api: OpenApi) -> None:
    statuses = {api.send("POST", "/api/sessions", body=BY_PASSWORD).status_code for _ in range(7)}

    assert statuses == {200}


def test_a_pin_opens_a_session_on_a_paired_tablet(api: OpenApi) -> None:
    tablet = api.shop.device("tablet", "bay/1")

    answer = api.send("POST", "/api/sessions", tablet.token, _by_pin(api))

    assert answer.status_code == 200
    actor = api.shop.gatekeeper.actor_of(answer.json()["token"])
    assert actor.device_id == tablet.device_id


def test_a_pin_is_refused_without_a_tablet(api: OpenApi) -> None:
    display = api.shop.device("display", "lounge")

    assert api.send("POST", "/api/sessions", None, _by_pin(api)).status_code == 401
    assert api.send("POST", "/api/sessions", display.token, _by_pin(api)).status_code == 403
    assert api.send("POST", "/api/sessions", api.session(Role.MANAGER), _by_pin(api)).status_code == 403


def test_a_pin_is_refused_on_a_tablet_that_was_revoked(api: OpenApi) -> None:
    tablet = api.shop.device("tablet", "bay/1")
    revoked = api.send("DELETE", f"/api/devices/{tablet.device_id}", api.session(Role.ADMINISTRATOR))

    assert revoked.status_code == 204
    assert api.send("POST", "/api/sessions", tablet.token, _by_pin(api)).status_code == 401


def test_pins_cannot_be_tried_out(api: OpenApi) -> None:
    tablet = api.shop.device("tablet", "bay/1")
    for _ in range(5):
        assert api.send("POST", "/api/sessions", tablet.token, _by_pin(api, pin="0000")).status_code == 401

    assert api.send("POST", "/api/sessions", tablet.token, _by_pin(api)).status_code == 429


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"login": "advisor"},
        {"password": PASSWORD},
        {"staff_id": "x"},
        BY_PASSWORD | {"staff_id": "x", "pin": PIN},
        BY_PASSWORD | {"password": ""},
    ],
)
def test_half_a_sign_in_is_an_invalid_request(api: OpenApi, body: dict[str, str]) -> None:
    answer = api.send("POST", "/api/sessions", body=body)

    assert (answer.status_code, answer.json()["code"]) == (422, "invalid_request")
    assert answer.json()["field"] == "login"


def test_what_was_sent_is_never_given_back(api: OpenApi) -> None:
    answer = api.send("POST", "/api/sessions", body={"login": "advisor", "password": ["hunter2hunter2"]})

    assert answer.status_code == 422
    assert answer.json()["field"] == "password"
    assert "hunter2" not in answer.text


def test_signing_out_ends_the_session(api: OpenApi) -> None:
    token = api.session(Role.ADVISOR)

    assert api.send("DELETE", "/api/sessions/current", token).status_code == 204

    answer = api.send("GET", "/api/staff", token)
    assert (answer.status_code, answer.headers["WWW-Authenticate"]) == (401, "Bearer")


def test_an_expired_session_is_refused(api: OpenApi) -> None:
    token = api.session(Role.ADVISOR)
    api.shop.real_clock.pass_by(SESSION_LIFETIME - timedelta(seconds=1))
    assert api.send("GET", "/api/staff", token).status_code == 200
    api.shop.real_clock.pass_by(timedelta(seconds=1))

    assert api.send("GET", "/api/staff", token).status_code == 401


def test_a_paired_tablet_lists_who_may_sign_in_without_what_they_sign_in_with(api: OpenApi) -> None:
    answer = api.send("GET", "/api/staff", api.shop.device("tablet", "bay/1").token)

    entries = answer.json()
    assert {entry["staff_id"] for entry in entries} == {member.staff_id for member in api.shop.staff.values()}
    assert all(set(entry) == {"staff_id", "name", "roles"} for entry in entries)
    assert "argon2" not in answer.text


def test_a_token_tells_whose_session_it_is(api: OpenApi) -> None:
    session = api.send("POST", "/api/sessions", body=BY_PASSWORD).json()
    assert api.send("GET", "/api/sessions/current", session["token"]).json() == session
    tablet = api.shop.device("tablet", "bay/1")
    answer = api.send("GET", "/api/sessions/current", tablet.token)
    assert (answer.status_code, answer.json()) == (200, None)
