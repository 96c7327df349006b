"""A browser and the built screens, for the tests in this folder."""

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.fakes import bay_boards
from tests.fakes.chromium import build_screens, chromium
from tests.fakes.running_shop import RunningShop, running_shop

expect.set_options(timeout=15_000)


@pytest.fixture(scope="session")
def screens() -> None:
    """Build the screens unless they are current."""
    build_screens()


@pytest.fixture(scope="module")
def browser(screens: None) -> Iterator[Browser]:
    """One Chromium for the tests of a file; while it runs, no other event loop may in this thread."""
    with chromium() as browser:
        yield browser


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser profile of its own: storage is shared by the pages of one test only."""
    context = browser.new_context(viewport={"width": 1920, "height": 1080})
    context.set_default_timeout(15_000)
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A wall-sized page; a test fails when the page's own code does."""
    page = context.new_page()
    failures: list[str] = []
    page.on("pageerror", lambda error: failures.append(str(error)))
    yield page
    assert failures == []


@pytest.fixture(scope="module")
def shop(screens: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningShop]:
    """A founded shop and its server."""
    with running_shop(tmp_path_factory.mktemp("shop")) as running:
        yield running


@pytest.fixture
def tablet(browser: Browser) -> Iterator[Page]:
    """A paired tablet on which a technician has signed in."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    context.set_default_timeout(15_000)
    page = context.new_page()
    kept = {
        "glassbay.device:/bay/1": "tablet-1",
        "glassbay.session:/bay/1": json.dumps(bay_boards.SESSION),
    }
    once = f"Object.assign(localStorage, {json.dumps(kept)}); sessionStorage.begun = 1"
    page.add_init_script(f"if (!sessionStorage.begun) {{ {once} }}")
    failures: list[str] = []
    page.on("pageerror", lambda error: failures.append(str(error)))
    yield page
    assert failures == []
    context.close()
