"""The service clock's rules: what must happen within which time, and whose it is."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum
from typing import Literal

from server.domain.clock_moments import ABOUT, SAID, About, Moment
from server.domain.staff import Role
from server.domain.working_calendar import WorkingCalendar

_AT_ONCE = timedelta()
_ONE_DAY = timedelta(days=1)


PROMISE_NEAR = "promise_near"
"""The rule whose warning says that a promise is at risk."""


class Condition(StrEnum):
    """What must be so as a rule's time begins; otherwise it does not begin."""

    ADVISOR_IDLE = "advisor_idle"
    """An advisor is in, and receives nobody."""
    SHOP_OPENS = "shop_opens"
    """The shop opens on that day."""


@dataclass(frozen=True, slots=True)
class Start:
    """A moment, or a distance from it: before it where `distance` is negative."""

    moment: Moment
    distance: timedelta = _AT_ONCE


@dataclass(frozen=True, slots=True)
class QuietHours:
    """From one time of the day to another, over midnight where it ends earlier: then nobody is disturbed."""

    begins: time
    ends: time

    def after(self, at: datetime, calendar: WorkingCalendar) -> datetime:
        """Return `at`, or the end of the quiet hours in which it falls."""
        here = at.astimezone(calendar.zone)
        over_midnight = self.ends <= self.begins
        in_evening = over_midnight and here.time() >= self.begins
        in_morning = here.time() < self.ends and (over_midnight or here.time() >= self.begins)
        if not in_evening and not in_morning:
            return at
        day = here.date() + _ONE_DAY if in_evening else here.date()
        return datetime.combine(day, self.ends, calendar.zone)


@dataclass(frozen=True, slots=True)
class ClockRule:
    """One rule: from what starts it to what stops it, no longer than `limit`.

    With `due_at` it is due at that time of the day on which it starts. `at_least` turns it round: what stops
    it should not come sooner. What `cancels` it leaves nothing to be kept or missed.
    """

    key: str
    starts: tuple[Start, ...]
    stops: tuple[Moment, ...]
    cancels: tuple[Moment, ...]
    about: About
    limit: timedelta
    warning_share: float
    owner: Role
    escalates_to: Role
    escalates_after: timedelta
    runs_in: Literal["opening_hours", "all_hours"] = "all_hours"
    quiet: QuietHours | None = None
    due_at: time | None = None
    repeats: bool = False
    """Stopped, it starts again at once."""
    at_least: bool = False
    condition: Condition | None = None

    @property
    def said(self) -> Moment | None:
        """What whoever owns it says to have done, if nothing else in the shop shows that."""
        return next((moment for moment in self.stops if moment in SAID), None)

    @property
    def moments(self) -> frozenset[Moment]:
        """All that it names."""
        return frozenset({start.moment for start in self.starts} | {*self.stops} | {*self.cancels})


def subject_of(
    starts: tuple[Start, ...], stops: tuple[Moment, ...], cancels: tuple[Moment, ...]
) -> About | None:
    """Return what all these moments can be asked about: the rule runs once for each. None: nothing."""
    named = [*(start.moment for start in starts), *stops, *cancels]
    shared = frozenset(About).intersection(*(ABOUT[moment] for moment in named))
    return next((about for about in About if about in shared), None)
