"""What is recorded of recalls. Numbers of cars and words are in the tables."""

from dataclasses import dataclass
from datetime import datetime

from server.domain.event import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class RecallEvent(Event):
    """About one recall."""

    recall_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecallAnnounced(RecallEvent):
    """A list of so many cars was taken in."""

    cars: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RecallWithdrawn(RecallEvent):
    """Nobody is told of it any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecalledCarEvent(RecallEvent):
    """About one car of a recall, as `car_id`."""

    car_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CarRecalled(RecalledCarEvent):
    """A car that the shop knows is among them; its owner is told before `told_for`."""

    vehicle_id: str
    told_for: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class RecalledCarRepaired(RecalledCarEvent):
    """It was put right, during a visit if this shop did it."""

    visit_id: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecalledCarReleased(RecalledCarEvent):
    """The recall was withdrawn: nobody needs to tell its owner."""
