"""What the manager's report says. Shares are counts, so that a reader sees how many cars they stand for."""

from datetime import date, datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from server.contract.boards import Words

WaitingCause = Literal[
    "parts", "authorization", "bay", "reception", "check", "wash", "help", "break", "tool", "other"
]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class DayShare(_Part):
    """So many of so many cars on one day."""

    day: date
    count: int
    of: int


class OnTime(_Part):
    """Cars that were ready before the window first promised had closed."""

    count: int
    of: int
    target: float = Field(description="the share that the shop wants to reach")
    days: list[DayShare]


class ReworkCount(_Part):
    """How often checks sent a car back for one cause; null: for one that is on no list."""

    cause: Words | None
    count: int


class FirstTimeFix(_Part):
    """Ready cars that no check had sent back, and that had not come back for the same job."""

    count: int
    of: int
    target: float = Field(description="the share that the shop wants to reach")
    reworks: int
    repeats: int = Field(description="ready cars with work that was done again under the shop's warranty")


class Visits(_Part):
    """Cars delivered, bookings kept and missed, and customers' scores."""

    delivered: int
    median_minutes: int | None = Field(description="from arrival to delivery")
    booked: int = Field(description="arrivals with a booking")
    missed: int = Field(description="bookings to which nobody came")
    ratings: int
    mean_rating: float | None = Field(description="1 to 5")


class Waiting(_Part):
    """How long cars waited for one thing, all together."""

    cause: WaitingCause
    minutes: int


class StageTime(_Part):
    """How long cars were at one stage."""

    flow: str
    flow_name: Words
    stage: str
    name: Words
    cars: int
    median_minutes: int
    standard_minutes: int


class Promises(_Part):
    """Where in the window first promised cars became ready."""

    before: int
    within: int
    after: int
    median_width_minutes: int | None
    moved: int = Field(description="orders whose window an advisor moved")


class BayHours(_Part):
    """One bay: percent of each hour; null where that hour has not been yet."""

    number: str
    name: Words
    percent: list[int | None]


class BayUse(_Part):
    """Use of bays by the hour of the day, over the days on which any was used."""

    hours: list[int]
    bays: list[BayHours]


class ExceptionCount(_Part):
    """Exceptions of one kind."""

    kind: str = Field(description="a wording key after `exception.`")
    raised: int
    open: int


class ClockRuleCount(_Part):
    """How often a rule of the service clock ran, and how it ended; what runs on is in `started` alone."""

    rule: str = Field(description="a wording key after `rule.`")
    started: int
    kept: int
    warned: int
    overdue: int = Field(description="of those that were kept too late, and of those that still are not")
    missed: int = Field(description="of those that ended: too soon, or without what they waited for")
    cancelled: int
    median_seconds: int | None = Field(description="from its begin until it was done")


class OperationsReport(_Part):
    """The manager's report of a period."""

    first: date
    last: date
    made_at: datetime
    on_time: OnTime
    first_time_fix: FirstTimeFix
    rework_causes: list[ReworkCount]
    visits: Visits
    waiting: list[Waiting]
    stages: list[StageTime]
    promises: Promises
    bay_use: BayUse
    exceptions: list[ExceptionCount]
    service_clock: list[ClockRuleCount]
