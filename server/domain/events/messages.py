"""What is recorded of messages to customers; their words and numbers are in the tables."""

from dataclasses import dataclass
from datetime import datetime

from server.domain.event import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageEvent(Event):
    """About one message, of a kind, to somebody about something: an appointment, a visit."""

    message_id: str
    kind: str
    subject_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageQueued(MessageEvent):
    """A customer is to be told something, from a time on."""

    due_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageTold(MessageEvent):
    """Somebody has told the customer by telephone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageCancelled(MessageEvent):
    """It will not be told: what it was about has changed."""
