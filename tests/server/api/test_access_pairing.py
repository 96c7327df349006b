"""Pairing a device and ending it, over HTTP."""

import pytest

from server.access.pairing import PAIRING_CODE_LIFETIME
from server.domain.staff import Role
from tests.fakes.open_api import OpenApi

LOUNGE = {"kind": "display", "name": "Lounge TV", "screen": "lounge"}


def _code(api: OpenApi) -> str:
    answer = api.send("POST", "/api/pairing-codes", api.session(Role.ADMINISTRATOR), LOUNGE)
    assert answer.status_code == 200, answer.text
    return str(answer.json()["code"])


def test_a_device_pairs_watches_its_board_and_is_revoked(api: OpenApi) -> None:
    paired = api.send("POST", "/api/pairing", body={"code": _code(api)})
    device = paired.json()
    administrator = api.session(Role.ADMINISTRATOR)

    assert (paired.status_code, device["screen"]) == (200, "lounge")
    assert api.send("GET", "/api/boards/lounge", device["token"]).status_code == 200
    assert [entry["name"] for entry in api.send("GET", "/api/devices", administrator).json()] == ["Lounge TV"]

    assert api.send("DELETE", f"/api/devices/{device['device_id']}", administrator).status_code == 204

    assert api.send("GET", "/api/boards/lounge", device["token"]).status_code == 401
    assert api.send("GET", "/api/devices", administrator).json() == []
    assert api.send("DELETE", f"/api/devices/{device['device_id']}", administrator).status_code == 404


def test_a_code_pairs_once(api: OpenApi) -> None:
    code = _code(api)
    api.send("POST", "/api/pairing", body={"code": code})

    again = api.send("POST", "/api/pairing", body={"code": code})

    assert (again.status_code, again.json()["code"]) == (403, "pairing_code_invalid")


def test_a_repeated_request_with_the_same_key_is_not_answered_from_a_kept_token(api: OpenApi) -> None:
    code = _code(api)
    api.send("POST", "/api/pairing", body={"code": code}, key="the same")

    assert api.send("POST", "/api/pairing", body={"code": code}, key="the same").status_code == 403


def test_a_code_expires(api: OpenApi) -> None:
    code = _code(api)
    api.shop.real_clock.pass_by(PAIRING_CODE_LIFETIME)

    assert api.send("POST", "/api/pairing", body={"code": code}).status_code == 403


def test_codes_that_were_taken_back_do_not_pair(api: OpenApi) -> None:
    code = _code(api)
    assert api.send("DELETE", "/api/pairing-codes", api.session(Role.ADMINISTRATOR)).status_code == 204

    assert api.send("POST", "/api/pairing", body={"code": code}).status_code == 403


def test_codes_cannot_be_tried_out(api: OpenApi) -> None:
    right = _code(api)
    wrong = f"{(int(right) + 1) % 1_000_000:06d}"
    for _ in range(5):
        assert api.send("POST", "/api/pairing", body={"code": wrong}).status_code == 403

    limited = api.send("POST", "/api/pairing", body={"code": right})

    assert (limited.status_code, limited.json()["code"]) == (429, "too_many_attempts")


@pytest.mark.parametrize("code", ["12345", "1234567", "12345a", "", None, 123456, "１２３４５６"])
def test_anything_but_six_digits_is_invalid_and_no_attempt(api: OpenApi, code: object) -> None:
    for _ in range(6):
        answer = api.send("POST", "/api/pairing", body={"code": code})

    assert (answer.status_code, answer.json()["field"]) == (422, "code")
