"""What the tests of the test page share: a real browser, and the page with a test's own cameras."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from recognition.gate_order import TestPageOrder
from recognition.test_page.server import TestPage
from server.places import config_folder
from server.wording import load_wording
from tests.conftest import CHROMIUM
from tests.fakes.shown_cameras import CameraForPage

WORDS = load_wording(config_folder() / "wording")


@pytest.fixture
def served(cameras: list[CameraForPage]) -> Iterator[TestPage]:
    page = TestPage(TestPageOrder(0, "127.0.0.1", WORDS), [camera.shown for camera in cameras])
    page.start()
    yield page
    page.stop()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()
