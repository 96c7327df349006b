"""The kiosk's heartbeat: every five seconds, how its machine and its browser are."""

from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version

from kiosk import machine
from kiosk.server_link import Outcome, ServerLink
from server.contract.devices import BrowserState, MachineHealth
from server.contract.heartbeats import KioskAnswer, KioskHeartbeat

EVERY_SECONDS = 5.0


class Heart:
    """Sends heartbeats for a kiosk. Times are seconds of one monotonic clock."""

    def __init__(self, link: ServerLink) -> None:
        self._link = link
        self._due_at = float("-inf")

    def is_due(self, now: float) -> bool:
        """Tell whether five seconds have passed, and take it that it is done."""
        if now < self._due_at:
            return False
        self._due_at = now + EVERY_SECONDS
        return True

    def beat(
        self, token: str, screen: str, browser: BrowserState, *, resolution: str = "", restarts: int = 0
    ) -> KioskAnswer | Outcome:
        """Send one now."""
        health = MachineHealth(
            resolution=resolution,
            load=machine.load(),
            memory_used=machine.memory_used(),
            temperature_c=machine.temperature_c(),
            sound=machine.sound_device(),
            browser=browser,
            restarts=restarts,
        )
        return self._link.send_heartbeat(
            token,
            KioskHeartbeat(
                sent_at=datetime.now(UTC), version=_own_version(), screen=screen[:40], machine=health
            ),
        )


def _own_version() -> str:
    try:
        return version("glassbay")
    except PackageNotFoundError:
        return "checkout"
