"""What a shop has decided about its announcements: kinds, rooms, hours and limits."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

READY = "ready"
CALLED_AGAIN = "called_again"
CLOSING = "closing"
STAFF_WORDS = "staff_words"
KINDS = (READY, CALLED_AGAIN, CLOSING, STAFF_WORDS)
"""The occasions that the server knows; the rules say for each how it is announced."""


@dataclass(frozen=True, slots=True)
class DailySpan:
    """A part of every day, by the shop's own time; it may pass over midnight."""

    begins: time
    ends: time

    def holds(self, at: datetime, zone: str) -> bool:
        """Tell whether `at` lies in it."""
        moment = at.astimezone(ZoneInfo(zone)).time()
        if self.begins <= self.ends:
            return self.begins <= moment < self.ends
        return moment >= self.begins or moment < self.ends


@dataclass(frozen=True, slots=True)
class AnnouncementKind:
    """How one occasion is announced. `wording` is None where the words come with the call."""

    key: str
    wording: str | None
    room: str
    languages: tuple[Literal["zh", "en"], ...]
    priority: int
    times: int
    pause_seconds: float
    expires_seconds: float
    plate: Literal["tail", "whole"] = "tail"
    digit_one: Literal["yi", "yao"] = "yi"
    heeds_quiet_hours: bool = True
    daily_at: time | None = None


@dataclass(frozen=True, slots=True)
class AnnouncementRules:
    """All kinds by key, and every room with the one that takes over what nobody heard in it.

    Speech lasts real seconds while the shop's clock may run faster: `rate` is its seconds in a real one.
    """

    kinds: Mapping[str, AnnouncementKind]
    rooms: Mapping[str, str | None]
    most_a_minute: int
    receipt_within_seconds: float
    quiet_hours: DailySpan | None = None
    rate: float = 1.0

    @property
    def first_room(self) -> str:
        """The room of lounge screens that nobody has given another."""
        return next(iter(self.rooms))

    def span(self, seconds: float) -> timedelta:
        """Real seconds as shop time."""
        return timedelta(seconds=seconds * self.rate)

    def quiet(self, kind: AnnouncementKind, at: datetime, zone: str) -> bool:
        """Tell whether a call of that kind is only shown at that time."""
        return kind.heeds_quiet_hours and self.quiet_hours is not None and self.quiet_hours.holds(at, zone)
