"""What a shop can take at once, by kind of work, hour and team: what a booking takes a place of."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from server.domain.bay import BAY_KINDS, Bay
from server.domain.errors import InvalidRequest
from server.domain.message import REMIND_DAY_BEFORE, REMIND_HOUR_BEFORE, Reminder

NOBODYS = ""
"""The team of a row that stands for no team in particular."""
NOT_BOOKED = frozenset({"wash", "inspection", "other"})
"""Kinds of bays that a car passes through on its way: nobody is given a time there."""
MIDNIGHT = 24 * 60
USUAL_KINDS: Mapping[str, tuple[str, ...]] = {
    "mechanical": ("lift", "pit"),
    "express": ("quick", "lift", "pit"),
    "body_and_paint": ("body", "prep", "paint_booth"),
    "pre_delivery": ("inspection", "quick", "lift"),
    "on_site": ("other", "quick", "lift"),
}
"""Which kind of bay a flow's work takes where nobody said it: the first that the shop has."""


@dataclass(frozen=True, slots=True)
class Capacity:
    """So many cars at once on one kind of bay, by one team, between two hours of the shop's day.

    Minutes count from the shop's midnight; `weekdays` from Monday, 0. Rows that stand together add up.
    """

    capacity_id: str
    shop_id: str
    kind: str
    cars: int
    team: str = NOBODYS
    from_minute: int = 0
    to_minute: int = MIDNIGHT
    weekdays: tuple[int, ...] = (0, 1, 2, 3, 4, 5, 6)

    def counts_at(self, local: datetime) -> bool:
        """Tell whether it counts at this time of the shop's day."""
        minute = local.hour * 60 + local.minute
        return local.weekday() in self.weekdays and self.from_minute <= minute < self.to_minute


@dataclass(frozen=True, slots=True)
class Peak:
    """Hours of the shop's day at which everybody comes, in minutes from its midnight."""

    from_minute: int
    to_minute: int

    def holds(self, local: datetime) -> bool:
        """Tell whether this time of the shop's day is within it."""
        return self.from_minute <= local.hour * 60 + local.minute < self.to_minute


@dataclass(frozen=True, slots=True)
class BookingRules:
    """How the shop offers times, and reminds of those that were taken."""

    slot_minutes: int = 30
    horizon_days: int = 21
    peaks: tuple[Peak, ...] = (Peak(8 * 60, 10 * 60), Peak(16 * 60 + 30, 18 * 60))
    busy_share: float = 0.7
    """From this share of its places on a time counts as a peak by what is booked."""
    reminders: tuple[Reminder, ...] = (
        Reminder(REMIND_DAY_BEFORE, timedelta(days=1)),
        Reminder(REMIND_HOUR_BEFORE, timedelta(hours=1)),
    )

    @property
    def slot(self) -> timedelta:
        """How far apart the times are that are offered."""
        return timedelta(minutes=self.slot_minutes)

    @property
    def horizon(self) -> timedelta:
        """How far ahead times are offered."""
        return timedelta(days=self.horizon_days)


@dataclass(frozen=True, slots=True)
class Taken:
    """A booking that stands, as far as places go."""

    slot_at: datetime
    minutes: int
    kind: str
    team: str = NOBODYS
    technician_id: str | None = None
    bay_id: str | None = None


@dataclass(frozen=True, slots=True)
class Need:
    """What a place is looked for. Without a `team` anybody's will do."""

    kind: str
    minutes: int
    team: str = NOBODYS
    technician_id: str | None = None


def usual_capacities(bays: Iterable[Bay]) -> tuple[Capacity, ...]:
    """Return what a shop can take that has said nothing of it: one car a bay, at all hours."""
    counts: dict[str, int] = {}
    shop_id = ""
    for bay in bays:
        shop_id = bay.shop_id
        if bay.kind not in NOT_BOOKED:
            counts[bay.kind] = counts.get(bay.kind, 0) + 1
    return tuple(Capacity(kind, shop_id, kind, cars) for kind, cars in counts.items())


def teams_for(kind: str, capacities: Iterable[Capacity]) -> list[str]:
    """Return the teams that have places of their own of a kind; none where the shop has not parted them."""
    return sorted({row.team for row in capacities if row.kind == kind and row.cars > 0} - {NOBODYS})


def kind_of_work(said: str | None, flow: str, capacities: Iterable[Capacity]) -> str:
    """Return the kind of bay that a booking takes a place of; raise InvalidRequest for what is no kind.

    Where nobody said it, or the shop has no such place, it follows from the flow, and else is the kind of
    which the shop has most.
    """
    cars: dict[str, int] = {}
    for capacity in capacities:
        cars[capacity.kind] = cars.get(capacity.kind, 0) + capacity.cars
    if said and said not in BAY_KINDS:
        raise InvalidRequest(
            f"'{said}' is no kind of bay; there are {', '.join(BAY_KINDS)}", field="bay_kind"
        )
    wanted = (said or "", *USUAL_KINDS.get(flow, ()))
    return next((kind for kind in wanted if kind in cars), max(cars, key=lambda kind: cars[kind], default=""))
