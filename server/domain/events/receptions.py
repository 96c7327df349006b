"""What is recorded of a reception. Names, words and pictures live in its rows: these say what was kept."""

from dataclasses import dataclass
from typing import Literal

from server.domain.event import Event
from server.domain.events.visits import VisitEvent

ReceptionPart = Literal["customer", "vehicle", "interview"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceptionEvent(VisitEvent):
    """About the reception of one repair order."""

    order_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceptionKept(ReceptionEvent):
    """One part of the record was written down, or written anew."""

    part: ReceptionPart


@dataclass(frozen=True, slots=True, kw_only=True)
class StationChecked(ReceptionEvent):
    """At a station of the walk-around nothing was found (`clear`), or something after all."""

    station: str
    clear: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DamageMarked(ReceptionEvent):
    """Damage was there when the car came."""

    mark_id: str
    station: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DamageUnmarked(ReceptionEvent):
    """A mark was a mistake: it is deleted."""

    mark_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WalkPhotoTaken(ReceptionEvent):
    """A picture was taken on the walk-around."""

    photo_id: str
    station: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WalkPhotoExpired(Event):
    """The time of a walk-around's picture is over: it is deleted."""

    photo_id: str
