"""A screen shows six digits and an administrator types them: it becomes a device, and nobody else does."""

from datetime import timedelta
from typing import Any

from server.access.pairing import PAIRING_CODE_LIFETIME
from server.access.pairing_requests import MOST_OPEN
from server.domain.staff import Role
from tests.fakes.open_api import OpenApi

WHAT = {"kind": "display", "name": "Lounge TV", "screen": "lounge"}


def ask(api: OpenApi) -> dict[str, Any]:
    """Let a screen ask to be paired."""
    answer = api.send("POST", "/api/pairing-requests", None, {"kind": "display"})
    assert answer.status_code == 200, answer.text
    asked: dict[str, Any] = answer.json()
    return asked


def claim(api: OpenApi, asked: dict[str, Any]) -> Any:
    """Let the screen ask whether somebody has typed its code."""
    return api.send("POST", "/api/pairing-requests/claim", None, {"secret": asked["secret"]})


def confirm(api: OpenApi, code: str, /, by: Role = Role.ADMINISTRATOR, **other: Any) -> Any:
    """Type a code as somebody with that role."""
    return api.send("POST", "/api/pairing-requests/confirm", api.session(by), {**WHAT, "code": code, **other})


def test_a_screen_becomes_a_device_once_its_code_was_typed(api: OpenApi) -> None:
    asked = ask(api)
    assert claim(api, asked).json() == {"device": None}
    assert confirm(api, asked["code"]).status_code == 204

    device = claim(api, asked).json()["device"]

    assert (device["name"], device["kind"], device["screen"]) == ("Lounge TV", "display", "lounge")
    assert api.send("GET", "/api/boards/lounge", device["token"]).status_code == 200
    assert claim(api, asked).status_code == 404, "the token is told once"


def test_the_code_alone_gives_no_token(api: OpenApi) -> None:
    asked = ask(api)
    confirm(api, asked["code"])
    assert claim(api, {"secret": asked["code"]}).status_code == 404
    assert api.send("POST", "/api/pairing", None, {"code": asked["code"]}).status_code == 403


def test_a_code_that_no_screen_shows_is_refused(api: OpenApi) -> None:
    asked = ask(api)
    wrong = f"{(int(asked['code']) + 1) % 1_000_000:06d}"
    assert (confirm(api, wrong).status_code, confirm(api, wrong).json()["code"]) == (
        403,
        "pairing_code_invalid",
    )
    confirm(api, asked["code"])
    assert confirm(api, asked["code"], name="Again").status_code == 403


def test_only_an_administrator_confirms(api: OpenApi) -> None:
    assert confirm(api, ask(api)["code"], Role.MANAGER).status_code == 403


def test_a_screen_that_it_cannot_be_is_refused_and_may_be_put_right(api: OpenApi) -> None:
    asked = ask(api)
    wrongs: tuple[dict[str, Any], ...] = ({"screen": "bay/77"}, {"kind": "tablet"}, {"name": " "})
    for wrong in wrongs:
        assert confirm(api, asked["code"], **wrong).status_code == 422, wrong
    assert claim(api, asked).json() == {"device": None}
    assert confirm(api, asked["code"]).status_code == 204


def test_after_ten_minutes_the_screen_has_to_ask_again(api: OpenApi) -> None:
    asked = ask(api)
    api.shop.real_clock.pass_by(PAIRING_CODE_LIFETIME + timedelta(seconds=1))
    assert confirm(api, asked["code"]).status_code == 403
    assert claim(api, asked).status_code == 404


def test_what_strangers_ask_for_is_bounded_and_comes_back(api: OpenApi) -> None:
    for _ in range(MOST_OPEN):
        ask(api)
    assert api.send("POST", "/api/pairing-requests", None, {"kind": "display"}).status_code == 429
    api.shop.real_clock.pass_by(PAIRING_CODE_LIFETIME + timedelta(seconds=1))
    ask(api)
