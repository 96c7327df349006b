"""Who is in, on a break or off, by their own tap or somebody else's; and what they are seen doing."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Literal

from server.domain.errors import AttendanceNotPossible
from server.domain.repair_order import PauseReason, Work, WorkState


class Presence(StrEnum):
    """Whether somebody is here."""

    IN = "in"
    BREAK = "break"
    OFF = "off"


class AttendanceStep(StrEnum):
    """What somebody did to get from one to the other."""

    CAME = "came"
    WENT_ON_BREAK = "went_on_break"
    CAME_BACK = "came_back"
    LEFT = "left"


Doing = Literal["working", "free", "break", "off"]
LONGEST_NIGHT = timedelta(hours=12)
"""How long somebody stays who came after the end of the day's work."""
_STEPS = {
    (None, Presence.IN): AttendanceStep.CAME,
    (None, Presence.OFF): AttendanceStep.LEFT,
    (Presence.OFF, Presence.IN): AttendanceStep.CAME,
    (Presence.IN, Presence.BREAK): AttendanceStep.WENT_ON_BREAK,
    (Presence.BREAK, Presence.IN): AttendanceStep.CAME_BACK,
    (Presence.IN, Presence.OFF): AttendanceStep.LEFT,
    (Presence.BREAK, Presence.OFF): AttendanceStep.LEFT,
}


@dataclass(frozen=True, slots=True)
class Attendance:
    """Where somebody stands, since when, and who said so (None: the server, at the end of a day)."""

    presence: Presence
    since: datetime
    set_by: str | None = None


@dataclass(frozen=True, slots=True)
class AttendanceSpan:
    """One stretch of being in, or of a break. `forgotten`: nobody said its end, the day's work had ended."""

    span_id: str
    shop_id: str
    staff_id: str
    presence: Presence
    began_at: datetime
    began_by: str | None
    ended_at: datetime | None = None
    ended_by: str | None = None
    forgotten: bool = False

    def ended(self, at: datetime, by: str | None, *, forgotten: bool = False) -> "AttendanceSpan":
        """Return the stretch with its end, which is never before its begin."""
        return replace(self, ended_at=max(at, self.began_at), ended_by=by, forgotten=forgotten)


def attendance_step(now: Attendance | None, wanted: Presence) -> AttendanceStep | None:
    """Return what takes somebody there; None where they are there already.

    Raises AttendanceNotPossible for a break of somebody who is not in.
    """
    here = now.presence if now else None
    if here is wanted:
        return None
    step = _STEPS.get((here, wanted))
    if step is None:
        raise AttendanceNotPossible("whoever is not in takes no break", presence=here)
    return step


def forgotten_end(began_at: datetime, work_ends_at: datetime | None, now: datetime) -> datetime | None:
    """Return when somebody left who never said so; None while they may still be here.

    `work_ends_at` is the end of the day's work on which they began: of their shift, else of the shop.
    """
    night = work_ends_at is None or began_at >= work_ends_at
    end = began_at + LONGEST_NIGHT if work_ends_at is None or night else work_ends_at
    return end if end <= now else None


def last_word(attendance: Attendance | None, seen_at: datetime | None) -> Attendance | None:
    """Return where somebody stands by their taps; None: there is none, or they were at work after they left.

    `seen_at` is when they first did something in the shop today, if they did.
    """
    if attendance is None or seen_at is None or attendance.presence is not Presence.OFF:
        return attendance
    return None if attendance.since < seen_at else attendance


def doing(attendance: Attendance | None, work: Work | None) -> Doing:
    """Return what somebody does whose car (if `work`) stands in a bay.

    Who never tapped counts as here, and who works without having come is seen at work: nothing is blocked.
    """
    presence = attendance.presence if attendance else None
    if presence is Presence.BREAK:
        return "break"
    if presence is Presence.OFF and (work is None or work.state is not WorkState.WORKING):
        return "off"
    if work is None:
        return "free"
    return "break" if work.pause_reason is PauseReason.BREAK else "working"
