"""What every entry of the journal is: an event in its envelope. The kinds of events are in `events/`."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Anything that is recorded."""

    version: ClassVar[int] = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Envelope:
    """One entry of the journal. Times are aware UTC; numbers have no gaps within a shop."""

    shop_id: str
    number: int
    event: Event
    occurred_at: datetime
    recorded_at: datetime
    shop_day: str
    staff_id: str | None
    device_id: str | None
    command_id: str
    trace: dict[str, str | float] | None = None
