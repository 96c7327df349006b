"""What is recorded of slips; who asks, and all words, stay in their rows."""

from dataclasses import dataclass
from typing import Literal

from server.domain.event import Event

SlipKindName = Literal["consultation", "suggestion"]
SlipSourceName = Literal["desk", "phone"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SlipEvent(Event):
    """About one slip."""

    slip_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SlipOpened(SlipEvent):
    """Somebody asks or suggests something."""

    kind: SlipKindName
    source: SlipSourceName
    vehicle_id: str | None
    visit_id: str | None
    owner_id: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SlipGiven(SlipEvent):
    """It is somebody's to answer."""

    owner_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SlipAnswered(SlipEvent):
    """It was answered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SlipClosed(SlipEvent):
    """Nothing more is to be said."""
