"""What is recorded of the service clock: its timers, and what people say they have done about them."""

from dataclasses import dataclass
from typing import Literal

from server.domain.clock_moments import Moment
from server.domain.event import Event

TimerEnding = Literal["kept", "missed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimerEvent(Event):
    """About one running of one rule; `subject_id` is what it runs for."""

    timer_id: str
    rule: str
    subject_id: str
    visit_id: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TimerStarted(TimerEvent):
    """Its time has begun."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimerWarned(TimerEvent):
    """Most of its time has passed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimerFired(TimerEvent):
    """Its time is over, and what it waits for has not been done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimerEscalated(TimerEvent):
    """It is now somebody else's, too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimerStopped(TimerEvent):
    """What it waited for was done: in time, or not."""

    ending: TimerEnding


@dataclass(frozen=True, slots=True, kw_only=True)
class TimerCancelled(TimerEvent):
    """What it waited for is not wanted any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CareGiven(Event):
    """Somebody says that they have done what a rule asks for; `moment` is what they have done."""

    moment: Moment
    subject_id: str
    visit_id: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestReceived(Event):
    """Somebody rings or writes."""

    request_id: str
    channel: Literal["phone", "web"]
