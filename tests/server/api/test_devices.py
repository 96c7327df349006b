"""Devices over HTTP: how they are, and changing them."""

from server.domain.staff import Role
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
