"""The paint booth: which jobs go into it together, next and after that.

One colour a load, so that guns and booth are cleaned once; as many as its length takes; the earliest promise
first, unless a job in the colour that is in the guns is promised hardly later. It knows no hour.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from server.domain.paint_job import PaintExtent, PaintJob

PAINT_BOOTH = "paint_booth"
"""The kind of bay that is a booth."""


class LoadReason(StrEnum):
    """Why a load is proposed as it is."""

    EARLIEST_PROMISE = "earliest_promise"
    SAME_COLOUR_AS_BEFORE = "same_colour_as_before"
    ONE_COLOUR = "one_colour"
    FULL = "full"


class LoadOverride(StrEnum):
    """Why a foreman fills the booth otherwise than proposed."""

    CUSTOMER_WAITS = "customer_waits"
    URGENT = "urgent"
    NOT_READY = "not_ready"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class BoothRules:
    """Lengths in cm. `stages` are those of the shop's flows that are done in a booth."""

    stages: tuple[str, ...] = ("paint",)
    usual_length_cm: int = 700
    lengths_cm: Mapping[str, int] = field(default_factory=dict)
    """Of booths that are longer or shorter, by the bay's number."""
    car_cm: int = 520
    whole_car_cm: int = 600
    loose_panel_cm: int = 80
    same_colour_before: timedelta = timedelta(hours=2)
    """A job in the colour that is in the guns comes first if it is promised at most so much later."""

    def length_cm(self, bay_number: str) -> int:
        """Return the length of a booth."""
        return self.lengths_cm.get(bay_number, self.usual_length_cm)

    def needed_cm(self, job: PaintJob) -> int:
        """Return how much of a booth's length a job takes."""
        match job.extent:
            case PaintExtent.LOOSE:
                return job.panels * self.loose_panel_cm
            case PaintExtent.PANELS:
                return self.car_cm
            case PaintExtent.WHOLE:
                return self.whole_car_cm


@dataclass(frozen=True, slots=True)
class Waiting:
    """A job that waits for the booth."""

    job: PaintJob
    booked: bool
    since: datetime
    promised_to: datetime | None

    @property
    def order_id(self) -> str:
        """Whose it is."""
        return self.job.order_id


@dataclass(frozen=True, slots=True)
class FreeBooth:
    """A booth that can be filled next, and the colour that is in its guns; "" before the first."""

    bay_id: str
    length_cm: int
    colour_code: str


@dataclass(frozen=True, slots=True)
class Load:
    """What goes into the booth together."""

    order_ids: tuple[str, ...]
    colour_code: str
    used_cm: int
    reasons: tuple[LoadReason, ...]


def proposed_loads(
    waiting: Iterable[Waiting], booths: Sequence[FreeBooth], rules: BoothRules
) -> dict[str, tuple[Load, ...]]:
    """Return the next loads of each booth, by its bay's id; booths take turns until nothing fits any more."""
    left = sorted(waiting, key=_place)
    colours = {booth.bay_id: booth.colour_code for booth in booths}
    loads: dict[str, list[Load]] = {booth.bay_id: [] for booth in booths}
    found = True
    while found:
        found = False
        for booth in booths:
            load = _next_load(left, booth.length_cm, colours[booth.bay_id], rules)
            if load is not None:
                loads[booth.bay_id].append(load)
                colours[booth.bay_id] = load.colour_code
                left = [each for each in left if each.order_id not in load.order_ids]
                found = True
    return {bay_id: tuple(its) for bay_id, its in loads.items()}


def used_cm(jobs: Iterable[PaintJob], rules: BoothRules) -> int:
    """Return how much of a booth's length some jobs take together."""
    return sum(rules.needed_cm(job) for job in jobs)


def _place(each: Waiting) -> tuple[bool, float, bool, datetime, str]:
    """By promise, those without one last; of the same promise who has booked, then who has waited longest."""
    promised = each.promised_to
    return (
        promised is None,
        promised.timestamp() if promised else 0.0,
        not each.booked,
        each.since,
        each.order_id,
    )


def _next_load(left: Sequence[Waiting], length_cm: int, colour_code: str, rules: BoothRules) -> Load | None:
    fitting = [each for each in left if rules.needed_cm(each.job) <= length_cm]
    if not fitting:
        return None
    first = _first(fitting, colour_code, rules)
    inside: list[Waiting] = [first]
    room = length_cm - rules.needed_cm(first.job)
    full = False
    for each in fitting:
        if each is first or each.job.colour_code != first.job.colour_code:
            continue
        if rules.needed_cm(each.job) <= room:
            inside.append(each)
            room -= rules.needed_cm(each.job)
        else:
            full = True
    reasons = (
        (LoadReason.EARLIEST_PROMISE, first is fitting[0]),
        (LoadReason.SAME_COLOUR_AS_BEFORE, first.job.colour_code == colour_code),
        (LoadReason.ONE_COLOUR, len(inside) > 1),
        (LoadReason.FULL, full),
    )
    return Load(
        order_ids=tuple(each.order_id for each in inside),
        colour_code=first.job.colour_code,
        used_cm=length_cm - room,
        reasons=tuple(reason for reason, holds in reasons if holds),
    )


def _first(fitting: Sequence[Waiting], colour_code: str, rules: BoothRules) -> Waiting:
    """The earliest promise, or one hardly later that saves a cleaning."""
    earliest = fitting[0]
    same = next((each for each in fitting if each.job.colour_code == colour_code), None)
    if same is None or same.promised_to is None or earliest.promised_to is None:
        return earliest
    return same if same.promised_to - earliest.promised_to <= rules.same_colour_before else earliest
