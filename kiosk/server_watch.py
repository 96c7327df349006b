"""Whether the server answers, asked now and then, and since when it does not."""

import logging
from datetime import datetime

import psutil

from kiosk.server_link import ServerLink
from server.contract.trust import NOT_TRUSTED

_ASK_EVERY_SECONDS = 2.0
_log = logging.getLogger("glassbay.kiosk")


class ServerWatch:
    """Of one server. Times to ask by are seconds of one monotonic clock; `silent_since` is the wall's."""

    def __init__(self, link: ServerLink) -> None:
        self._link = link
        self._due_at = float("-inf")
        self._silence = ""
        self.silent_since: datetime | None = None

    def answers(self, now: float) -> bool:
        """Tell whether the server answered when it was last asked; asks where that is some time ago."""
        if now >= self._due_at:
            self._due_at = now + _ASK_EVERY_SECONDS
            self._note(self._link.silence())
        return self.silent_since is None

    @property
    def untrusted(self) -> bool:
        """Whether something answers there that this kiosk does not take for its server."""
        return self._silence.startswith(NOT_TRUSTED)

    def _note(self, silence: str) -> None:
        if silence and silence != self._silence:
            _log.warning("waiting for %s: %s", self._link.origin, silence)
        self._silence = silence
        if not silence:
            self.silent_since = None
        elif self.silent_since is None:
            self.silent_since = datetime.now().astimezone()


def has_network() -> bool:
    """Tell whether the machine has any network beside its own loopback."""
    return any(state.isup for name, state in psutil.net_if_stats().items() if not name.startswith("lo"))
