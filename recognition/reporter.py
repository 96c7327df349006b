"""Tells the server: what waits in the outbox, oldest first, and every five seconds how the agent is."""

import logging
import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from importlib.metadata import PackageNotFoundError, version

from recognition.outbox import Outbox
from recognition.pauses import GrowingPause
from recognition.server_link import ServerLink
from server.contract.heartbeats import AgentHeartbeat
from server.contract.sightings import Sighting

HEARTBEAT_EVERY_S = 5.0
# Beyond this the times of sightings are of little use to anybody who reads them.
GREATEST_OFFSET = timedelta(seconds=30)

_log = logging.getLogger("glassbay.gate")


class Reporter:
    """Two threads, so that a long outbox never delays a heartbeat."""

    def __init__(
        self, link: ServerLink, outbox: Outbox, make_heartbeat: Callable[[], AgentHeartbeat]
    ) -> None:
        self._link = link
        self._outbox = outbox
        self._make_heartbeat = make_heartbeat
        self._stopped = threading.Event()
        self._work = threading.Event()
        self._trouble = ""
        self._cut_off_at = datetime.now(UTC)
        """When the server was last not to be reached, or this began: what is older has waited."""
        self._threads = [
            threading.Thread(target=self._deliver, name="outbox", daemon=True),
            threading.Thread(target=self._beat, name="heartbeat", daemon=True),
        ]

    def start(self) -> None:
        """Begin to report."""
        for thread in self._threads:
            thread.start()

    def wake(self) -> None:
        """Say that the outbox has something new."""
        self._work.set()

    def stop(self) -> None:
        """End after the message being sent; what waits stays in the outbox."""
        self._stopped.set()
        self._work.set()
        for thread in self._threads:
            thread.join(timeout=6.0)

    def _deliver(self) -> None:
        pause = GrowingPause()
        while not self._stopped.is_set():
            self._work.clear()
            if self.deliver_waiting():
                pause.success()
                self._work.wait()
            else:
                self._stopped.wait(pause.after_failure())

    def deliver_waiting(self) -> bool:
        """Send what waits, oldest first; return whether the outbox is empty now."""
        while (sighting := self._outbox.oldest()) is not None:
            delivery = self._link.send_sighting(self._timed(sighting))
            if delivery == "unanswered":
                self._cut_off_at = datetime.now(UTC)
                return False
            if delivery == "refused":
                _log.error("the server refused sighting %s for good; it is given up", sighting.sighting_id)
            self._outbox.remove(sighting)
        return True

    def _timed(self, sighting: Sighting) -> Sighting:
        """Say with a sighting how our clock is off, and whether it has waited: then it tells no latency."""
        times = {
            "clock_offset_ms": self._link.clock.ahead / timedelta(milliseconds=1),
            "waited": sighting.trace.sent_at <= self._cut_off_at,
        }
        return sighting.model_copy(update={"trace": sighting.trace.model_copy(update=times)})

    def _beat(self) -> None:
        while not self._stopped.is_set():
            self.send_heartbeat()
            self._stopped.wait(HEARTBEAT_EVERY_S)

    def send_heartbeat(self) -> None:
        """Say once how the agent is, and measure the clock."""
        answered = self._link.send_heartbeat(self._make_heartbeat())
        self._tell_trouble()
        offset = self._link.clock.ahead
        if answered and abs(offset) > GREATEST_OFFSET:
            _log.warning("this machine's clock is %.0f s off the server's", offset.total_seconds())

    def _tell_trouble(self) -> None:
        trouble = self._link.trouble
        if trouble != self._trouble:
            _log.warning("server: %s", trouble or "answers again")
        self._trouble = trouble


def agent_version() -> str:
    """Return the version of the installed program."""
    try:
        return version("glassbay")
    except PackageNotFoundError:
        return "unknown"
