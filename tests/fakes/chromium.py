"""A real Chromium with the built screens."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = Path("/usr/bin/chromium")
FLAGS = [
    "--no-sandbox",
    "--autoplay-policy=no-user-gesture-required",
    "--host-resolver-rules=MAP shop.test 127.0.0.1",
]


def build_screens() -> None:
    """Build the screens unless they are current."""
    built = subprocess.run([sys.executable, ROOT / "display" / "build.py"], check=False, timeout=300)
    assert built.returncode == 0, "the screens do not build"


@contextmanager
def chromium() -> Iterator[Browser]:
    """Run one; while it runs, no other event loop may in this thread."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield browser
        browser.close()
