"""The test page in a real browser, and what it answers to those who should not ask."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect

from recognition.capture import CameraCondition
from recognition.gate_order import TestPageOrder, UnusableGate
from recognition.picture_health import FROZEN
from recognition.test_page.server import TestPage
from recognition.watched_area import WHOLE_PICTURE, WatchedArea
from server.places import config_folder
from server.wording import load_wording
from tests.fakes.readings import NOON
from tests.fakes.shown_cameras import PASSWORD, CameraForPage
from tests.fakes.waiting import until

expect.set_options(timeout=15_000)
WORDS = load_wording(config_folder() / "wording")
LOWER_LEFT = WatchedArea(((0.0, 0.5), (0.5, 0.5), (0.5, 1.0), (0.0, 1.0)))


@pytest.fixture
def cameras(tmp_path: Path) -> list[CameraForPage]:
    return [CameraForPage(tmp_path, "entry"), CameraForPage(tmp_path, "exit")]


@pytest.fixture
def page(browser: Browser, served: TestPage) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1024, "height": 768}, locale="en-GB")
    context.set_default_timeout(30_000)
    page = context.new_page()
    failures: list[str] = []
    page.on("pageerror", lambda error: failures.append(str(error)))
    page.goto(served.address)
    expect(page.locator("#state")).not_to_be_empty()
    yield page
    context.close()
    assert failures == []


@pytest.fixture
def client(served: TestPage) -> Iterator[httpx.Client]:
    """Somebody who came with the token."""
    origin = f"http://127.0.0.1:{served.server_port}"
    with httpx.Client(base_url=origin, trust_env=False, follow_redirects=True) as client:
        assert client.get("/", params={"token": served.token}).is_success
        yield client


def drag(page: Page, start: tuple[float, float], end: tuple[float, float]) -> None:
    """Draw from one place of the picture to another, in shares of it."""
    box = page.locator("#drawing").bounding_box()
    assert box is not None
    for step, (x, y) in enumerate((start, end)):
        page.mouse.move(box["x"] + x * box["width"], box["y"] + y * box["height"])
        (page.mouse.down if step == 0 else page.mouse.up)()


def near(corners: Any, wanted: Any) -> None:
    assert [share for corner in corners for share in corner] == pytest.approx(
        [share for corner in wanted for share in corner], abs=0.01
    )


@pytest.mark.browser
def test_the_page_shows_the_picture_the_reading_and_its_doubts(
    page: Page, cameras: list[CameraForPage]
) -> None:
    expect(page.locator("#no_picture")).to_be_visible()
    cameras[0].see("京A12345")
    expect(page.locator("#picture")).to_be_visible()
    until(lambda: bool(page.evaluate("document.getElementById('picture').naturalWidth === 1280")))
    expect(page.locator(".character b")).to_have_text(list("京A12345"))
    expect(page.locator(".character.weak")).to_have_text("562%S 318 4")
    expect(page.locator("#readings")).to_contain_text("In doubt")
    expect(page.locator("#motion")).to_have_text("Something moves")


@pytest.mark.browser
def test_a_camera_that_is_down_says_why_in_both_languages(page: Page, cameras: list[CameraForPage]) -> None:
    cameras[0].condition = CameraCondition("down", FROZEN, NOON, 10.0)
    expect(page.locator("#state")).to_have_text("Down")
    expect(page.locator("#reason")).to_have_text(WORDS["en"]["gate_test.frozen"])
    page.click("#language")
    expect(page.locator("#reason")).to_have_text(WORDS["zh"]["gate_test.frozen"])
    page.get_by_role("button", name="exit").click()
    expect(page.locator("#state")).to_have_text("正常")


@pytest.mark.browser
def test_a_rectangle_is_drawn_moved_by_a_corner_and_saved(page: Page, cameras: list[CameraForPage]) -> None:
    cameras[0].see()
    page.click("#rectangle")
    drag(page, (0.8, 0.9), (0.2, 0.3))
    expect(page.locator("#hint")).to_contain_text("Not saved")
    drag(page, (0.8, 0.9), (0.9, 0.95))
    page.click("#save")
    expect(page.locator("#hint")).to_contain_text("area-entry.json")
    wanted = [(0.2, 0.3), (0.8, 0.3), (0.9, 0.95), (0.2, 0.9)]
    near(cameras[0].scene.area.corners, wanted)
    loaded = cameras[0].drawn.load()
    assert loaded == cameras[0].scene.area
    assert cameras[1].scene.area == WHOLE_PICTURE


@pytest.mark.browser
def test_a_polygon_is_closed_at_its_first_corner(page: Page, cameras: list[CameraForPage]) -> None:
    cameras[0].see()
    page.click("#polygon")
    corners = [(0.1, 0.8), (0.5, 0.2), (0.9, 0.8)]
    for corner in [*corners, corners[0]]:
        expect(page.locator("#save")).to_be_disabled()
        drag(page, corner, corner)
    page.click("#save")
    until(lambda: cameras[0].scene.area != WHOLE_PICTURE)
    near(cameras[0].scene.area.corners, corners)


@pytest.mark.browser
def test_a_drawing_can_be_discarded_and_a_saved_one_taken_back(
    page: Page, cameras: list[CameraForPage]
) -> None:
    cameras[0].see()
    page.click("#rectangle")
    drag(page, (0.2, 0.3), (0.8, 0.9))
    page.click("#discard")
    expect(page.locator(".corner")).to_have_count(0)
    cameras[0].shown.keep_area(LOWER_LEFT)
    expect(page.locator(".corner")).to_have_count(4)
    page.click("#undrawn")
    page.click("#keep")
    expect(page.locator("#removal")).to_be_hidden()
    page.click("#undrawn")
    page.keyboard.press("Escape")
    expect(page.locator("#removal")).to_be_hidden()
    assert cameras[0].drawn.load() == LOWER_LEFT
    page.click("#undrawn")
    page.click("#remove")
    until(lambda: cameras[0].scene.area == WHOLE_PICTURE)
    expect(page.locator(".corner")).to_have_count(0)
    assert cameras[0].drawn.load() is None


@pytest.mark.browser
def test_an_area_too_small_is_refused_in_words(page: Page, cameras: list[CameraForPage]) -> None:
    cameras[0].see()
    page.click("#rectangle")
    drag(page, (0.5, 0.5), (0.53, 0.53))
    page.click("#save")
    expect(page.locator("#hint")).to_contain_text("too small")
    assert cameras[0].scene.area == WHOLE_PICTURE


@pytest.mark.browser
def test_the_page_says_when_its_agent_has_gone_and_when_it_is_back(page: Page, served: TestPage) -> None:
    expect(page.locator("#gone")).to_be_hidden()
    served.stop()
    expect(page.locator("#gone")).to_be_visible()


def test_without_the_token_nothing_is_shown(served: TestPage, cameras: list[CameraForPage]) -> None:
    cameras[0].see("京A12345")
    with httpx.Client(base_url=f"http://127.0.0.1:{served.server_port}", trust_env=False) as stranger:
        for path in ("/", "/?token=guess", "/page.js", "/state.json", "/words.json", "/picture.jpg", "/%00"):
            assert stranger.get(path).status_code == 401
        stranger.cookies.set(f"glassbay_test_page_{served.server_port}", "guess")
        assert stranger.get("/state.json").status_code == 401
        assert stranger.post("/area", json={"camera": 0, "corners": None}).status_code == 401


def test_the_page_tells_no_password_and_the_address_loses_its_token(
    served: TestPage, client: httpx.Client
) -> None:
    assert PASSWORD not in client.get("/state.json").text
    assert served.token not in str(client.get("/", params={"token": served.token}).url)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"null",
        b"[]",
        b"{",
        b'{"camera": 7, "corners": null}',
        b'{"camera": -1, "corners": null}',
        b'{"camera": 0, "corners": [[0, 0], [1, 1]]}',
        b'{"camera": 0, "corners": [[0, 0], [NaN, 1], [1, 1]]}',
        b'{"camera": 0, "corners": "all"}',
        b'{"camera": 0}',
        b'{"camera": 0, "corners": [' + b"[" * 6000 + b"]}",
        b" " * 20_000,
    ],
)
def test_a_senseless_area_is_refused_and_changes_nothing(
    client: httpx.Client, cameras: list[CameraForPage], body: bytes
) -> None:
    answer = client.post("/area", content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code == 400
    assert answer.json()["error"]
    assert all(camera.scene.area == WHOLE_PICTURE for camera in cameras)


def test_an_area_that_another_page_could_send_is_refused(
    client: httpx.Client, cameras: list[CameraForPage]
) -> None:
    area = json.dumps({"camera": 0, "corners": LOWER_LEFT.corners})
    assert client.post("/area", content=area, headers={"Content-Type": "text/plain"}).status_code == 400
    assert cameras[0].scene.area == WHOLE_PICTURE


def test_what_the_disk_does_not_take_is_said(client: httpx.Client, cameras: list[CameraForPage]) -> None:
    cameras[0].drawn.path.with_suffix(".new").mkdir()
    answer = client.post("/area", json={"camera": 0, "corners": LOWER_LEFT.corners})
    assert answer.status_code == 500
    assert "cannot be kept" in answer.json()["error"]
    assert cameras[0].scene.area == WHOLE_PICTURE


@pytest.mark.parametrize(
    "path",
    [
        "/picture.jpg",
        "/picture.jpg?camera=9&frame=1",
        "/picture.jpg?camera=x&frame=1",
        "/picture.jpg?camera=0&frame=x",
        "/picture.jpg?camera=0&frame=1",
        "/../gate.toml",
        "/nothing",
    ],
)
def test_what_is_not_there_is_not_found(client: httpx.Client, path: str) -> None:
    assert client.get(path).status_code == 404


def test_a_port_in_use_is_named(served: TestPage) -> None:
    with pytest.raises(UnusableGate, match=f"--test-page: 127.0.0.1:{served.server_port}"):
        TestPage(TestPageOrder(served.server_port, "127.0.0.1", WORDS), [])


@pytest.mark.parametrize("content", ["", "[]", '{"corners": [[0, 0]]}', '{"corners": 7}', "\x00"])
def test_a_damaged_drawing_is_passed_over(tmp_path: Path, content: str) -> None:
    camera = CameraForPage(tmp_path)
    camera.drawn.path.write_text(content, encoding="utf-8")
    assert camera.drawn.load() is None
