"""Taps and sightings are followed from their trace to the glass, over a real socket."""

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families
from websockets.sync.client import ClientConnection, connect

from server.contract.sightings import Sighting, Trace
from server.domain.staff import Role
from server.shop_clock import real_ms, real_now
from server.store.identifiers import new_id
from tests.fakes.listening_api import Listening, listening
from tests.fakes.open_api import METRICS_TOKEN, open_api
from tests.fakes.open_shop import OpenShop
from tests.fakes.plate_reads import sighting

SECONDS = 10.0
PLATES = iter(f"京A1{number:04d}" for number in range(9_999))


@pytest.fixture
def live(shop: OpenShop, tmp_path: Path) -> Iterator[Listening]:
    """The application over a shop, on a port."""
    with listening(open_api(shop, tmp_path)) as running:
        yield running


def post(live: Listening, path: str, token: str, body: str, **headers: str) -> None:
    """Ask for a deed."""
    headers |= {"Authorization": f"Bearer {token}", "Idempotency-Key": new_id()}
    headers["Content-Type"] = "application/json"
    answer = httpx.post(f"http://{live.address}{path}", headers=headers, content=body)
    assert answer.status_code == 200, answer.text


def tap(live: Listening, **headers: str) -> None:
    """Check a car in by hand."""
    body = json.dumps({"plate": next(PLATES)})
    post(live, "/api/visits", live.api.session(Role.ADVISOR), body, **headers)


def latency(live: Listening) -> dict[str, Any]:
    """What the administrator is shown."""
    headers = {"Authorization": f"Bearer {live.api.session(Role.ADMINISTRATOR)}"}
    answer = httpx.get(f"http://{live.address}/api/latency", headers=headers)
    assert answer.status_code == 200
    told: dict[str, Any] = answer.json()
    return told


def legs(told: dict[str, Any], origin: str) -> dict[str, float]:
    """The p50 of each leg that was measured once for one screen."""
    assert all(leg["count"] == 1 for leg in told[origin])
    return {leg["leg"]: leg["p50_ms"] for leg in told[origin]}


@contextmanager
def watching(live: Listening, token: str) -> Iterator[ClientConnection]:
    """A screen that shows the control board."""
    with connect(f"ws://{live.address}/api/live", open_timeout=SECONDS) as screen:
        screen.send(json.dumps({"type": "hello", "token": token, "topics": {"workshop": None}}))
        assert [hear(screen)["type"], hear(screen)["type"]] == ["welcome", "snapshot"]
        yield screen


def hear(screen: ClientConnection) -> dict[str, Any]:
    """Return the next message."""
    message: dict[str, Any] = json.loads(screen.recv(timeout=SECONDS))
    return message


def acknowledge(screen: ClientConnection, after: int, number: int, **more: Any) -> dict[str, Any]:
    """Say what was painted, and return what comes back."""
    paint = {"topic": "workshop", "after": after, "number": number, "painted_at": real_ms()} | more
    screen.send(json.dumps({"type": "pulse", "sent_at": 1.0, "painted": [paint]}))
    return hear(screen)


@pytest.fixture
def workshop(live: Listening) -> str:
    """The token of a display that shows the control board."""
    return live.api.shop.device("display", "workshop").token


def test_a_tap_is_measured_from_the_finger_to_the_glass(live: Listening, workshop: str) -> None:
    with watching(live, workshop) as screen:
        tap(live, **{"Pressed-At": str(real_ms() - 200)})
        delta = hear(screen)
        time.sleep(0.1)
        assert acknowledge(screen, delta["previous"], delta["number"])["type"] == "heartbeat"
    told = latency(live)
    measured = legs(told, "taps")
    assert list(measured) == ["transfer", "decision", "commit", "send", "paint", "decision_to_paint", "whole"]
    assert measured["transfer"] >= 200
    assert measured["paint"] >= 100
    assert measured["whole"] >= measured["transfer"] + measured["paint"]
    assert told["sightings"] == []


def test_a_sighting_is_measured_by_the_corrected_clock_of_its_agent(live: Listening, workshop: str) -> None:
    behind = timedelta(hours=1)
    made_at = real_now() - behind
    trace = Trace(
        captured_at=made_at - timedelta(milliseconds=400),
        looked_at=made_at - timedelta(milliseconds=390),
        read_at=made_at - timedelta(milliseconds=350),
        sent_at=made_at,
        clock_offset_ms=behind / timedelta(milliseconds=1),
    )
    with watching(live, workshop) as screen:
        report(live, sighting(next(PLATES)).model_copy(update={"trace": trace}))
        delta = hear(screen)
        acknowledge(screen, delta["previous"], delta["number"])
    measured = legs(latency(live), "sightings")
    assert [round(measured[leg]) for leg in ("capture", "reading", "agreement")] == [10, 40, 350]
    assert 400 <= measured["whole"] < 400 + 1000 * SECONDS


def report(live: Listening, seen: Sighting) -> None:
    """Tell the server of a passage, as a gate's agent."""
    post(live, "/api/sightings", live.api.shop.device("agent").token, seen.model_dump_json())


def test_what_waited_for_the_server_is_measured_from_there_on(live: Listening, workshop: str) -> None:
    with watching(live, workshop) as screen:
        tap(live)
        seen = sighting(next(PLATES))
        report(live, seen.model_copy(update={"trace": seen.trace.model_copy(update={"waited": True})}))
        first, second = hear(screen), hear(screen)
        acknowledge(screen, first["previous"], second["number"])
    told = latency(live)
    for origin in ("taps", "sightings"):
        assert list(legs(told, origin)) == ["decision", "commit", "send", "paint", "decision_to_paint"]


def test_a_screen_is_not_credited_with_what_came_before_it_or_whole(live: Listening, workshop: str) -> None:
    with watching(live, workshop) as screen:
        tap(live)
        delta = hear(screen)
        acknowledge(screen, delta["number"], delta["number"])
    with watching(live, workshop) as screen:
        acknowledge(screen, delta["previous"], delta["number"])
    assert list(legs(latency(live), "taps")) == ["decision", "commit", "send"]


def test_what_each_screen_has_painted_last_is_told(live: Listening) -> None:
    device = live.api.shop.device("display", "workshop")
    with watching(live, device.token) as screen:
        tap(live)
        first = hear(screen)
        acknowledge(screen, first["previous"], first["number"], painted_at=1_700_000_000_000)
        tap(live)
        second = hear(screen)
    assert latency(live)["screens"] == [
        {
            "device_id": device.device_id,
            "topic": "workshop",
            "number": first["number"],
            "board_number": second["number"],
            "painted_at": "2023-11-14T22:13:20Z",
        }
    ]


@pytest.mark.parametrize("wrong", [{"topic": "desk"}, {"number": 0}])
def test_a_paint_of_something_else_measures_nothing(
    live: Listening, workshop: str, wrong: dict[str, Any]
) -> None:
    with watching(live, workshop) as screen:
        tap(live)
        delta = hear(screen)
        acknowledge(screen, **({"after": delta["previous"], "number": delta["number"]} | wrong))
    assert "paint" not in legs(latency(live), "taps")


@pytest.mark.parametrize("pressed_at", ["soon", "nan", "-1", "1e300"])
def test_a_time_of_pressing_that_is_none_is_refused(live: Listening, pressed_at: str) -> None:
    headers = {"Authorization": f"Bearer {live.api.session(Role.ADVISOR)}", "Pressed-At": pressed_at}
    headers["Idempotency-Key"] = new_id()
    body = {"plate": next(PLATES)}
    answer = httpx.post(f"http://{live.address}/api/visits", headers=headers, json=body)
    assert (answer.status_code, answer.json()["field"]) == (422, "Pressed-At")


def scrape(live: Listening, token: str) -> httpx.Response:
    """Ask for metrics."""
    return httpx.get(f"http://{live.address}/metrics", headers={"Authorization": f"Bearer {token}"})


def test_prometheus_is_told_what_the_page_shows(live: Listening, workshop: str) -> None:
    with watching(live, workshop) as screen:
        tap(live, **{"Pressed-At": str(real_ms() - 200)})
        hear(screen)
        answer = scrape(live, METRICS_TOKEN)
    samples = {
        (sample.name, sample.labels.get("leg")): sample.value
        for family in text_string_to_metric_families(answer.text)
        for sample in family.samples
    }
    assert samples["glassbay_leg_seconds_count", "transfer"] == 1
    assert samples["glassbay_leg_seconds_sum", "transfer"] >= 0.2
    assert samples["glassbay_screens", None] == 1
    assert samples["glassbay_topics", None] >= 1
    assert samples["glassbay_commits_total", None] >= 1
    assert samples["process_resident_memory_bytes", None] > 0


def test_metrics_are_for_their_own_token_alone(live: Listening, workshop: str) -> None:
    """They tell of all shops: not even one shop's administrator is given them."""
    assert httpx.get(f"http://{live.address}/metrics").status_code == 401
    assert scrape(live, "a guess").status_code == 401
    for token in (workshop, live.api.session(Role.ADMINISTRATOR), live.api.session(Role.MANAGER)):
        assert scrape(live, token).status_code == 403
