"""A browser and the built screens, for the tests in this folder."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

expect.set_options(timeout=15_000)
ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = Path("/usr/bin/chromium")
FLAGS = [
    "--no-sandbox",
    "--autoplay-policy=no-user-gesture-required",
    "--host-resolver-rules=MAP shop.test 127.0.0.1",
]


@pytest.fixture(scope="session")
def screens() -> None:
    """Build the screens unless they are current."""
    built = subprocess.run([sys.executable, ROOT / "display" / "build.py"], check=False, timeout=110)
    assert built.returncode == 0, "the screens do not build"


@pytest.fixture(scope="module")
def browser(screens: None) -> Iterator[Browser]:
    """One Chromium for the tests of a file; while it runs, no other event loop may in this thread."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield browser
        browser.close()


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
