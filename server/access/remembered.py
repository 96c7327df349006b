"""Who was behind a token a moment ago: whoever taps often is looked up once in two seconds."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Lock

from server.domain.staff import Actor

KEPT_FOR = timedelta(seconds=2)
"""What another process has ended may be good for so long where that process's bell is not heard."""
MOST = 4_096
"""More tokens than a group has devices and people at work."""


@dataclass(frozen=True, slots=True)
class _Known:
    actor: Actor
    since: datetime
    until: datetime


class RememberedActors:
    """By the digests of their tokens. Safe to use from several threads."""

    def __init__(self) -> None:
        self._known: dict[str, _Known] = {}
        self._forgotten = 0
        self._lock = Lock()

    @property
    def forgotten(self) -> int:
        """How often all was forgotten: to be asked before looking up, and told when keeping."""
        return self._forgotten

    def find(self, digest: str, now: datetime) -> Actor | None:
        """Return whose token it is, if that was looked up a moment ago."""
        known = self._known.get(digest)
        # A clock that was set back must not make a moment last for a day.
        if known is None or not known.since <= now < known.until:
            return None
        return known.actor

    def keep(
        self, digest: str, actor: Actor, now: datetime, ends_at: datetime | None, forgotten: int
    ) -> None:
        """Remember whose token it is until it ends, unless all was forgotten since the look-up began."""
        with self._lock:
            if forgotten != self._forgotten:
                return
            if len(self._known) >= MOST:
                self._known.clear()
            until = now + KEPT_FOR
            self._known[digest] = _Known(actor, now, until if ends_at is None else min(until, ends_at))

    def forget(self) -> None:
        """Look everybody up anew: somebody's rights have changed."""
        with self._lock:
            self._known.clear()
            self._forgotten += 1
