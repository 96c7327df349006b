"""Messages to customers: what is to be told to whom and when. They wait until somebody tells it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

REMIND_DAY_BEFORE = "remind_day_before"
REMIND_HOUR_BEFORE = "remind_hour_before"


class MessageState(StrEnum):
    """How a message stands."""

    WAITING = "waiting"
    TOLD = "told"
    """Somebody has told it, by telephone."""
    CANCELLED = "cancelled"
    """What it is about has changed: it will never be told."""


@dataclass(frozen=True, slots=True)
class Message:
    """One message to one customer, from `due_at` on. Its words are `message.<kind>` of the wording.

    `subject_id` is what it is about: an appointment, a visit. `details` fill the words: whoever deletes a
    person's data deletes the row, since no event repeats them.
    """

    message_id: str
    shop_id: str
    kind: str
    customer_id: str
    subject_id: str
    language: str
    due_at: datetime
    details: Mapping[str, str] = field(default_factory=dict)
    state: MessageState = MessageState.WAITING
    told_at: datetime | None = None
    told_by: str | None = None


@dataclass(frozen=True, slots=True)
class Reminder:
    """A kind of message, and how long before the slot it falls due."""

    kind: str
    before: timedelta


def due_reminders(
    reminders: Iterable[Reminder], slot_at: datetime, now: datetime
) -> list[tuple[str, datetime]]:
    """Return kind and time of the reminders of a booking that are still ahead; a late caller needs none."""
    times = ((reminder.kind, slot_at - reminder.before) for reminder in reminders)
    return [(kind, due_at) for kind, due_at in times if due_at > now]
