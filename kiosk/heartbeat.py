"""The kiosk's heartbeat: every five seconds, what its browser does."""

from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from typing import Literal

from kiosk import machine
from kiosk.server_link import Outcome, ServerLink
from server.contract.devices import MachineHealth
from server.contract.heartbeats import KioskHeartbeat

EVERY_SECONDS = 5.0
BrowserState = Literal["running", "starting", "stopped"]


class Heart:
    """Sends heartbeats for one paired kiosk. Times are seconds of one monotonic clock."""

    def __init__(self, link: ServerLink, token: str, screen: str) -> None:
        self._link = link
        self._token = token
        self._screen = screen.partition("?")[0]
        self._due_at = float("-inf")

    def beat_if_due(self, now: float, browser: BrowserState) -> Outcome | None:
        """Send one if five seconds have passed; None if it is not yet time."""
        if now < self._due_at:
            return None
        self._due_at = now + EVERY_SECONDS
        return self.beat(browser)

    def beat(self, browser: BrowserState) -> Outcome:
        """Send one now."""
        return self._link.send_heartbeat(
            self._token,
            KioskHeartbeat(
                sent_at=datetime.now(UTC),
                version=_own_version(),
                screen=self._screen,
                machine=MachineHealth(
                    resolution="",
                    load=machine.load(),
                    memory_used=machine.memory_used(),
                    temperature_c=machine.temperature_c(),
                    sound=machine.sound_device(),
                    browser=browser,
                    restarts=0,
                ),
            ),
        )


def _own_version() -> str:
    try:
        return version("glassbay")
    except PackageNotFoundError:
        return "checkout"
