"""Devices over HTTP: how they are, and changing them."""

from pathlib import Path
from typing import Any

from server.domain.events import KioskAsked
from server.domain.staff import Role
from server.store.journal import read_after
from tests.fakes.open_api import OpenApi

WHEN = "2026-11-21T06:00:00Z"
MACHINE = {
    "resolution": "1920x1080",
    "load": 0.2,
    "memory_used": 0.5,
    "temperature_c": None,
    "sound": "",
    "browser": "running",
    "restarts": 0,
}
CAMERA = {"camera": "gate-in", "direction": "in", "state": "down", "reason": "no answer", "since": WHEN}


def test_a_kiosks_heartbeat_is_told_to_whoever_may_see_devices(api: OpenApi) -> None:
    kiosk = api.shop.device("kiosk", "lounge")
    beat = {"sent_at": WHEN, "version": "9.9", "screen": "lounge", "machine": MACHINE}
    assert api.send("POST", "/api/heartbeats/kiosk", kiosk.token, beat).status_code == 200

    for role in (Role.ADMINISTRATOR, Role.MANAGER):
        (entry,) = api.send("GET", "/api/devices", api.session(role)).json()
        assert (entry["online"], entry["version"], entry["machine"]) == (True, "9.9", MACHINE)


def test_cameras_are_told_with_the_agent_whose_they_are(api: OpenApi) -> None:
    agent = api.shop.device("agent")
    beat = {"sent_at": WHEN, "version": "9.9", "outbox_waiting": 0, "cameras": [CAMERA]}
    assert api.send("POST", "/api/heartbeats/agent", agent.token, beat).status_code == 200

    (camera,) = api.send("GET", "/api/cameras", api.session(Role.MANAGER)).json()
    assert (camera["camera"], camera["state"], camera["reason"]) == ("gate-in", "down", "no answer")
    assert camera["agent"] == agent.name
    (entry,) = api.send("GET", "/api/devices", api.session(Role.MANAGER)).json()
    assert (entry["online"], entry["version"]) == (True, "9.9")


def test_a_device_learns_its_new_place(api: OpenApi) -> None:
    device = api.shop.device("display", "lounge")
    path = f"/api/devices/{device.device_id}"
    change = {"name": "Gate TV", "screen": "gate"}
    assert api.send("PATCH", path, api.session(Role.ADMINISTRATOR), change).status_code == 200

    place = api.send("GET", "/api/devices/current", device.token)
    assert (place.status_code, place.json()["screen"], place.json()["name"]) == (200, "gate", "Gate TV")


def test_a_change_that_cannot_be_is_refused_by_name(api: OpenApi) -> None:
    path = f"/api/devices/{api.shop.device('display', 'lounge').device_id}"
    for body in ({"name": ""}, {"name": " "}, {"name": "x" * 81}, {"screen": "cinema"}, {"kind": "kiosk"}):
        answer = api.send("PATCH", path, api.session(Role.ADMINISTRATOR), body)
        assert (answer.status_code, answer.json()["code"]) == (422, "invalid_request"), body


def beat(api: OpenApi, token: str) -> dict[str, Any]:
    """Let a kiosk say how it is, and return what it is told."""
    said = {"sent_at": WHEN, "version": "9.9", "screen": "lounge", "machine": MACHINE}
    answer: dict[str, Any] = api.send("POST", "/api/heartbeats/kiosk", token, said).json()
    return answer


def test_a_kiosk_is_told_once_what_it_is_asked(api: OpenApi) -> None:
    kiosk, administrator = api.shop.device("kiosk", "lounge"), api.session(Role.ADMINISTRATOR)
    path = f"/api/devices/{kiosk.device_id}/orders"
    assert api.send("POST", path, administrator, {"order": "picture"}).status_code == 422, (
        "it was never heard"
    )
    first = beat(api, kiosk.token)
    assert (first["name"], first["screen"], first["orders"]) == (kiosk.name, "lounge", [])
    assert first["plan"] == {
        "zone": "Asia/Shanghai",
        "restart_at": "04:00",
        "screen_on": "",
        "screen_off": "",
    }
    for order in ("identify", "picture", "picture"):
        assert api.send("POST", path, administrator, {"order": order}).status_code == 204
    assert beat(api, kiosk.token)["orders"] == ["picture", "identify"]
    assert beat(api, kiosk.token)["orders"] == []


def test_who_asked_a_kiosk_is_in_the_journal(api: OpenApi) -> None:
    kiosk = api.shop.device("kiosk", "lounge")
    beat(api, kiosk.token)
    path = f"/api/devices/{kiosk.device_id}/orders"
    api.send("POST", path, api.session(Role.ADMINISTRATOR), {"order": "picture"})
    with api.shop.reader.connect() as connection:
        entry = read_after(connection, api.shop.shop_id, 0)[-1]
    assert entry.event == KioskAsked(device_id=kiosk.device_id, order="picture")
    assert entry.staff_id == api.shop.staff[Role.ADMINISTRATOR].staff_id


def test_the_last_picture_of_a_screen_replaces_the_one_before(api: OpenApi, tmp_path: Path) -> None:
    kiosk, manager = api.shop.device("kiosk", "lounge"), api.session(Role.MANAGER)
    path = f"/api/devices/{kiosk.device_id}/picture"
    assert api.send("GET", path, manager).status_code == 404
    for content in (b"\xff\xd8\xff one", b"\xff\xd8\xff two"):
        assert api.send("POST", "/api/devices/current/picture", kiosk.token, content).status_code == 204
        assert api.send("GET", path, manager).content == content
    assert api.send("POST", "/api/devices/current/picture", kiosk.token, b"GIF89a").status_code == 422
    (entry,) = api.send("GET", "/api/devices", manager).json()
    assert entry["pictured_at"] is not None
    assert len([file for file in (tmp_path / "blobs").rglob("*") if file.is_file()]) == 1


def test_a_revoked_kiosk_leaves_no_picture(api: OpenApi, tmp_path: Path) -> None:
    kiosk = api.shop.device("kiosk", "lounge")
    api.send("POST", "/api/devices/current/picture", kiosk.token, b"\xff\xd8\xff one")
    api.send("DELETE", f"/api/devices/{kiosk.device_id}", api.session(Role.ADMINISTRATOR))
    assert not [file for file in (tmp_path / "blobs").rglob("*") if file.is_file()]


def test_a_server_on_plain_http_has_no_certificate_to_tell_of(api: OpenApi) -> None:
    answer = api.send("GET", "/api/certificate", api.session(Role.ADMINISTRATOR))
    assert (answer.status_code, answer.json()) == (200, None)
