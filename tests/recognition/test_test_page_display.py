"""What the test page shows of which moment: outlines fit their picture, and what is old says so."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect

from recognition.capture import CameraCondition
from recognition.live_camera import SILENT
from recognition.opencv import decode_picture
from recognition.picture_health import DARK
from recognition.test_page.server import TestPage
from tests.fakes.readings import NOON
from tests.fakes.shown_cameras import CameraForPage
from tests.fakes.waiting import until

PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 800}


@pytest.fixture
def cameras(tmp_path: Path) -> list[CameraForPage]:
    return [CameraForPage(tmp_path, "entry")]


@contextmanager
def opened(browser: Browser, served: TestPage, size: dict[str, int], language: str) -> Iterator[Page]:
    context = browser.new_context(
        viewport={"width": size["width"], "height": size["height"]}, locale=language
    )
    context.set_default_timeout(30_000)
    page = context.new_page()
    page.goto(served.address)
    expect(page.locator("#state")).not_to_be_empty(timeout=15_000)
    yield page
    context.close()


@pytest.fixture
def page(browser: Browser, served: TestPage) -> Iterator[Page]:
    with opened(browser, served, DESK, "en-GB") as page:
        yield page


@pytest.fixture
def client(served: TestPage) -> Iterator[httpx.Client]:
    """Somebody who came with the token."""
    origin = f"http://127.0.0.1:{served.server_port}"
    with httpx.Client(base_url=origin, trust_env=False, follow_redirects=True) as client:
        assert client.get("/", params={"token": served.token}).is_success
        yield client


def brightness(client: httpx.Client, frame: int) -> int:
    picture = decode_picture(client.get(f"/picture.jpg?camera=0&frame={frame}").content)
    return int(picture[0, 0, 0])


def test_the_frame_that_was_read_can_be_had_beside_the_newest(
    client: httpx.Client, cameras: list[CameraForPage]
) -> None:
    cameras[0].see("京A12345")
    newest = cameras[0].go_on()
    (camera,) = client.get("/state.json").json()["cameras"]
    assert (camera["frame"]["number"], camera["look"]["moved_since"]) == (newest, True)
    assert camera["look"]["frame"] < newest
    cameras[0].go_on()
    assert brightness(client, newest) == 160
    assert brightness(client, camera["look"]["frame"]) < 130


@pytest.mark.browser
@pytest.mark.parametrize(("moved", "outline"), [(True, "found earlier"), (False, "found")])
def test_an_outline_is_faint_over_a_later_picture_only_where_something_has_moved(
    page: Page, cameras: list[CameraForPage], *, moved: bool, outline: str
) -> None:
    def outlined_after(happening: Callable[[], object]) -> str | None:
        """Let it happen just now: an outline goes by itself after two seconds."""
        happening()
        page.wait_for_timeout(700)
        found = page.locator(".found")
        return found.get_attribute("class") if found.count() else None

    def read_and_go_on() -> None:
        cameras[0].see("京A12345")
        cameras[0].go_on(moved=moved)

    until(lambda: outlined_after(lambda: cameras[0].see("京A12345")) == "found")
    until(lambda: outlined_after(read_and_go_on) == outline)
    expect(page.locator(".found")).to_have_count(0)


@pytest.mark.browser
def test_what_a_camera_showed_before_it_went_down_is_called_old(
    page: Page, cameras: list[CameraForPage]
) -> None:
    cameras[0].see("京A12345")
    expect(page.locator("#picture")).to_be_visible()
    expect(page.locator("#old")).to_be_hidden()
    cameras[0].condition = CameraCondition("down", SILENT, NOON, 0.0)
    expect(page.locator("#old")).to_have_text("Old picture: the camera is down")
    expect(page.locator("#motion")).to_have_text("Something moves (old)")
    expect(page.locator("#readings_title")).to_have_text("Readings (old)")
    expect(page.locator("#picture")).to_have_css("filter", "grayscale(1)")


@pytest.mark.browser
def test_a_dark_camera_is_down_and_yet_shows_what_there_is_now(
    page: Page, cameras: list[CameraForPage]
) -> None:
    cameras[0].see("京A12345")
    cameras[0].condition = CameraCondition("down", DARK, NOON, 10.0)
    expect(page.locator("#state")).to_have_text("Down")
    expect(page.locator("#old")).to_be_hidden()
    expect(page.locator("#readings_title")).to_have_text("Readings")


@pytest.mark.browser
def test_one_camera_alone_is_named_and_no_button(page: Page) -> None:
    expect(page.locator("#cameras")).to_have_text("entry")
    expect(page.locator("#cameras button")).to_have_count(0)


@pytest.mark.browser
@pytest.mark.parametrize("language", ["en-GB", "zh-CN"])
def test_on_a_phone_save_stands_beside_discard_and_nothing_is_cut(
    browser: Browser, served: TestPage, cameras: list[CameraForPage], language: str
) -> None:
    cameras[0].see("京A12345")
    with opened(browser, served, PHONE, language) as page:
        save, discard = (page.locator(name).bounding_box() for name in ("#save", "#discard"))
        assert save is not None
        assert discard is not None
        assert save["y"] == pytest.approx(discard["y"], abs=1)
        assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
        buttons = page.locator("#tools button").all()
        assert not any(button.evaluate("each => each.scrollWidth > each.clientWidth") for button in buttons)


@pytest.mark.browser
@pytest.mark.parametrize("size", [DESK, PHONE])
def test_a_hundred_per_cent_leaves_room_in_its_cell(
    browser: Browser, served: TestPage, cameras: list[CameraForPage], size: dict[str, int]
) -> None:
    cameras[0].see("京A12345")
    with opened(browser, served, size, "en-GB") as page:
        room = page.evaluate(
            """() => {
                const share = document.querySelector(".character small");
                share.textContent = "100%";
                const text = document.createRange();
                text.selectNodeContents(share);
                return (share.parentElement.clientWidth - text.getBoundingClientRect().width) / 2;
            }"""
        )
    assert room >= 3
