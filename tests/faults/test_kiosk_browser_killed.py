"""The browser of a kiosk is killed: its keeper starts another one, which shows the screen again."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from tests.fakes.chromium import CHROMIUM
from tests.fakes.kiosk_server import GOOD_CODE, KioskServer, eventually
from tests.faults.ledger import Fault, extent

pytestmark = [pytest.mark.browser, pytest.mark.timeout(600)]
WITHIN_S = 90.0
FLAGS = ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage")


@pytest.fixture
def server() -> Iterator[KioskServer]:
    """A server that notes each time its page is shown."""
    with KioskServer().running() as running:
        yield running


@pytest.fixture
def keeper(server: KioskServer, tmp_path: Path) -> Iterator["subprocess.Popen[bytes]"]:
    """A kiosk whose browser is a real Chromium."""
    place = ("--server", server.origin, "--screen", "lounge", "--code", GOOD_CODE)
    browser = ("--browser", str(CHROMIUM), *(f"--browser-flag={flag}" for flag in FLAGS))
    command = [sys.executable, "-m", "server", "kiosk", *place, *browser, "--data-folder", str(tmp_path)]
    with (tmp_path / "log").open("wb") as log:
        kiosk = subprocess.Popen(command, stderr=log)
    yield kiosk
    kiosk.terminate()
    kiosk.wait(30)


def browser_of(keeper: "subprocess.Popen[bytes]") -> psutil.Process:
    """The browser's first process."""
    (found,) = psutil.Process(keeper.pid).children()
    return found


def test_a_killed_browser_is_started_again(
    server: KioskServer, keeper: "subprocess.Popen[bytes]", inject: Callable[[str], Fault]
) -> None:
    fault = inject("Chromium killed by -9 under its kiosk's keeper")
    eventually(lambda: server.seen, WITHIN_S)
    for _ in range(int(extent(1, 3))):
        shown = len(server.seen)
        browser_of(keeper).kill()
        began = time.monotonic()
        eventually(lambda: len(server.seen) > shown, WITHIN_S)  # noqa: B023  called at once
        fault.recovered(time.monotonic() - began)
    fault.lost = sum(seen["path"] != "/lounge" for seen in server.seen)
    assert fault.lost == 0, server.seen
    assert server.pairings == 1, "it paired again"
