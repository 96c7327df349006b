"""The customer's phone page."""

from datetime import datetime

from server.contract.boards.cars import JobLine
from server.contract.boards.lounge import PublicStep
from server.contract.boards.values import Plate, Value, Window, Words


class TimelineEntry(Value):
    """One step that the customer's car has reached."""

    step: PublicStep
    at: datetime


class CustomerVisit(Value):
    """The customer's own page: the whole plate, the prices, nobody else's car."""

    plate: Plate
    brand: Words
    series: Words
    step: PublicStep
    step_index: int
    step_count: int
    steps: list[PublicStep]
    timeline: list[TimelineEntry]
    window: Window | None
    advisor: Words | None
    lines: list[JobLine]
    total_minor: int
    ready_at: datetime | None
    handover_bay: str | None
    delivered_at: datetime | None
    rating: int | None
