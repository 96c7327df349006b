"""Voice over the API: words of the staff's own, the list of calls, and which device is heard where."""

from datetime import datetime, timedelta
from functools import partial
from typing import Any

import pytest

from server.actions.announcements import begin_take, record_playing
from server.contract.realtime import Played
from server.domain.events import SpeakerPlaced
from server.domain.records import Sound, Take
from server.domain.staff import Actor, Role
from server.store.identifiers import new_id
from server.store.journal import read_after
from server.store.unit_of_work import UnitOfWork
from tests.fakes.open_api import OpenApi


def say(api: OpenApi, body: dict[str, Any], role: Role = Role.ADVISOR, key: str | None = None) -> Any:
    return api.send("POST", "/api/announcements", api.session(role), body, key=key)


def listed(api: OpenApi) -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = api.send("GET", "/api/announcements", api.session(Role.MANAGER)).json()
    return entries


def begin(api: OpenApi, announcement_id: str, speakers: tuple[str, ...]) -> None:
    """Let a call be said in the lounge now."""

    def action(work: UnitOfWork) -> None:
        call = work.announcements.get(announcement_id)
        sound = Sound(new_id(), work.shop_id, api.services.blobs.keep(b"RIFF"), 4.0, -16.0, work.now)
        take = Take(
            take_id=new_id(),
            shop_id=work.shop_id,
            announcement_id=announcement_id,
            number=1,
            room="lounge",
            began_at=work.now,
            seconds=4.0,
            speakers=speakers,
        )
        begin_take(work, call, take, sound)

    api.shop.write(action)


def test_words_in_one_language_wait_with_that_caption(api: OpenApi) -> None:
    assert say(api, {"zh": " 请京A的车主\n挪车 "}).status_code == 200
    (entry,) = listed(api)
    assert entry["caption"] == {"zh": "请京A的车主 挪车", "en": "请京A的车主 挪车"}
    assert (entry["kind"], entry["ending"], entry["takes"]) == ("staff_words", None, 0)


@pytest.mark.parametrize("typed", ["京A12345", "京a·123 45", "京Ａ－１２３４５"])
def test_a_plate_in_somebodys_words_is_shown_by_its_tail(api: OpenApi, typed: str) -> None:
    say(api, {"zh": f"请{typed}的车主挪车", "en": f"{typed}: please move"})
    (entry,) = listed(api)
    assert entry["caption"] == {"zh": "请尾号 4 5的车主挪车", "en": "plate ending 4 5: please move"}


def test_a_car_on_record_is_known_by_any_plate(api: OpenApi) -> None:
    say(api, {"en": "RK 755 AJ, please move"})
    assert api.send("POST", "/api/visits", api.session(Role.ADVISOR), {"plate": "RK755AJ"}).status_code == 200
    say(api, {"en": "RK 755 AJ, please move"})
    assert [entry["caption"]["en"] for entry in listed(api)] == [
        "plate ending A J, please move",
        "RK 755 AJ, please move",
    ]


def test_the_closing_words_are_the_shops(api: OpenApi) -> None:
    say(api, {"kind": "closing"})
    (entry,) = listed(api)
    assert "营业时间" in entry["caption"]["zh"]


def test_the_same_tap_twice_is_one_call(api: OpenApi) -> None:
    say(api, {"zh": "请挪车"}, key="tap-1")
    say(api, {"zh": "请挪车"}, key="tap-1")
    assert len(listed(api)) == 1


@pytest.mark.parametrize(
    "body",
    [{}, {"zh": "   "}, {"kind": "closing", "zh": "走"}, {"zh": "长" * 121}, {"kind": "ready", "zh": "请"}],
)
def test_senseless_words_are_refused(api: OpenApi, body: dict[str, Any]) -> None:
    assert say(api, body).status_code == 422
    assert listed(api) == []


def test_a_room_that_the_shop_does_not_have_is_named(api: OpenApi) -> None:
    answer = say(api, {"zh": "请挪车", "room": "cellar"})
    assert answer.status_code == 422
    assert "lounge, reception" in answer.json()["detail"]


def test_a_call_can_be_withdrawn_once(api: OpenApi) -> None:
    call = say(api, {"zh": "请挪车"}).json()["announcement_id"]
    advisor = api.session(Role.ADVISOR)
    for _ in range(2):
        assert api.send("DELETE", f"/api/announcements/{call}", advisor).status_code == 204
    assert [entry["ending"] for entry in listed(api)] == ["withdrawn"]


def test_a_lounge_screen_is_told_what_to_play_and_its_receipt_is_listed(api: OpenApi) -> None:
    wall = api.shop.device("kiosk", "lounge")
    call = say(api, {"zh": "请挪车"}).json()["announcement_id"]
    assert api.send("GET", "/api/speaker", wall.token).json()["call"] is None
    begin(api, call, (wall.device_id,))
    place = api.send("GET", "/api/speaker", wall.token).json()
    assert (place["room"], place["player"], place["device_id"]) == ("lounge", "page", wall.device_id)
    assert place["call"]["announcement_id"] == call
    assert place["call"]["told_by_page"] is None
    assert api.send("GET", place["call"]["audio"], wall.token).content == b"RIFF"
    actor = Actor(api.shop.shop_id, frozenset({Role.KIOSK}), device_id=wall.device_id)
    said = Played(announcement_id=call, outcome="blocked", take=1)
    api.shop.write(lambda work: _as(work, actor, said))
    assert api.send("GET", "/api/speaker", wall.token).json()["call"]["told_by_page"] == "blocked"
    (entry,) = listed(api)
    assert entry["receipts"] == [{"take": 1, "speaker": "the kiosk", "player": "page", "outcome": "blocked"}]
    assert entry["speaking"]


def test_a_speakers_health_is_its_last_call_and_when_it_last_played(api: OpenApi) -> None:
    wall = api.shop.device("display", "lounge")
    actor = Actor(api.shop.shop_id, frozenset({Role.DISPLAY}), device_id=wall.device_id)
    for outcome in ("played", "blocked"):
        call = say(api, {"zh": "请挪车"}).json()["announcement_id"]
        begin(api, call, (wall.device_id,))
        said = Played.model_validate({"announcement_id": call, "outcome": outcome, "take": 1})
        api.shop.write(partial(_as, actor=actor, said=said))
        api.shop.shop_clock.pass_by(timedelta(minutes=5))
    (entry,) = api.send("GET", "/api/speakers", api.session(Role.ADMINISTRATOR)).json()["speakers"]
    played, blocked = (datetime.fromisoformat(entry[key]) for key in ("played_at", "outcome_at"))
    assert (entry["outcome"], blocked - played) == ("blocked", timedelta(minutes=5))


def _as(work: UnitOfWork, actor: Actor, said: Played) -> None:
    work.actor = actor
    record_playing(work, said)


def test_a_call_without_a_sound_says_so(api: OpenApi) -> None:
    wall = api.shop.device("display", "lounge")
    call = say(api, {"zh": "请挪车"}).json()["announcement_id"]
    answer = api.send("GET", f"/api/announcements/{call}/audio", wall.token)
    assert (answer.status_code, answer.json()["code"]) == (404, "not_found")


def test_a_persons_browser_is_in_no_room_and_has_no_device(api: OpenApi) -> None:
    place = api.send("GET", "/api/speaker", api.session(Role.ADVISOR)).json()
    assert place == {"device_id": None, "room": None, "player": "page", "call": None}


def test_the_administrator_places_a_speaker(api: OpenApi) -> None:
    gate, administrator = api.shop.device("kiosk", "gate"), api.session(Role.ADMINISTRATOR)
    answer = api.send(
        "PUT",
        f"/api/speakers/{gate.device_id}",
        administrator,
        {"room": "reception", "player": "agent"},
    )
    assert answer.status_code == 200
    found = api.send("GET", "/api/speakers", administrator).json()
    assert found["rooms"] == ["lounge", "reception"]
    (entry,) = found["speakers"]
    assert (entry["room"], entry["player"], entry["outcome"]) == ("reception", "agent", None)
    with api.shop.reader.begin() as connection:
        told = [entry.event for entry in read_after(connection, api.shop.shop_id, 0)]
    assert SpeakerPlaced(device_id=gate.device_id, room="reception", player="agent") in told


@pytest.mark.parametrize(
    ("kind", "screen", "body", "status"),
    [
        ("display", "lounge", {"room": "cellar"}, 422),
        ("display", "lounge", {"room": "lounge", "player": "agent"}, 422),
        ("tablet", "bay/1", {"room": "lounge"}, 404),
        ("display", "lounge", {"room": None}, 200),
    ],
)
def test_a_speaker_is_a_screen_and_its_room_exists(
    api: OpenApi, kind: str, screen: str, body: dict[str, Any], status: int
) -> None:
    device = api.shop.device(kind, screen)
    answer = api.send("PUT", f"/api/speakers/{device.device_id}", api.session(Role.MANAGER), body)
    assert answer.status_code == status
