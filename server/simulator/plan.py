"""The simulated day: who comes when, for what, and what will happen to them. Pure: a seed gives the day."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from math import ceil

from server.contract.boards import PauseReason
from server.simulator.people import Car, draw_cars
from server.simulator.work_menu import FINDINGS, JOBS, PAUSES, Finding, Job

_SLOT_MINUTES = 5


@dataclass(frozen=True, slots=True)
class DayShape:
    """How busy a day is. Of `cars`, a share comes without a booking; `no_shows` are booked beyond them."""

    cars: int
    no_shows: int
    spacing_minutes: float
    first_minutes: float = 10.0
    walk_in_share: float = 0.15
    express_share: float = 0.3
    body_and_paint: int = 0
    offline_share: float = 0.0
    """Of the cars, those during whose work the bay's tablet loses its network."""
    loaners: int = 0
    """So many customers need another car meanwhile."""
    complaint_share: float = 0.0
    """Of the cars of the first half, those whose owner is not content: the day is to see the end of it."""


@dataclass(frozen=True, slots=True)
class PlannedVisit:
    """One car's day. `slot_at` is None for a walk-in, `arrives_at` for somebody who will not come.

    `pace` is the time taken against the standard time.
    """

    car: Car
    flow: str
    job: Job
    slot_at: datetime | None
    booked_at: datetime | None
    arrives_at: datetime | None
    signs_on_phone: bool
    waits_here: bool
    pause: PauseReason | None
    calls_for_help: bool
    finding: Finding | None
    accepts_finding: bool
    fails_check: bool
    collects_late: bool
    loses_network: bool
    complains: bool
    pace: float
    score: int
    needs_loaner: bool = False


def plan_day(seed: str, opening: datetime, shape: DayShape) -> tuple[PlannedVisit, ...]:
    """Return the day's visits in the order of their coming, no-shows last."""
    rng = random.Random(seed)
    cars = draw_cars(rng, shape.cars + shape.no_shows)
    coming, absent = cars[: shape.cars], cars[shape.cars :]
    chances = _Chances.of(rng, shape)
    visits = [_visit(rng, car, index, opening, shape, chances) for index, car in enumerate(coming)]
    visits = _with_loaners(visits, shape.loaners)
    return (*visits, *(_no_show(rng, car, opening) for car in absent))


@dataclass(frozen=True, slots=True)
class _Chances:
    """Which cars of the day something befalls, by index: every kind of thing happens on every day."""

    walk_ins: frozenset[int]
    express: frozenset[int]
    body_and_paint: frozenset[int]
    pauses: frozenset[int]
    help_calls: frozenset[int]
    findings: frozenset[int]
    declined: frozenset[int]
    failed: frozenset[int]
    late: frozenset[int]
    late_bookings: frozenset[int]
    offline: frozenset[int]
    complaining: frozenset[int]

    @classmethod
    def of(cls, rng: random.Random, shape: DayShape) -> "_Chances":
        everyone = range(shape.cars)
        walk_ins = _some(rng, everyone, shape.walk_in_share)
        booked = [index for index in everyone if index not in walk_ins]
        body = frozenset(booked[: 3 * shape.body_and_paint : 3])
        express = _some(rng, [index for index in booked if index not in body], shape.express_share)
        findings = _some(rng, [index for index in everyone if index not in body], 0.3)
        return cls(
            walk_ins=walk_ins,
            express=express,
            body_and_paint=body,
            pauses=_some(rng, everyone, 0.25),
            help_calls=_some(rng, everyone, 0.15),
            findings=findings,
            declined=_some(rng, sorted(findings), 0.34),
            failed=_some(rng, everyone, 0.1),
            late=_some(rng, everyone, 0.1),
            late_bookings=_some(rng, booked, 0.2),
            offline=_some(rng, everyone, shape.offline_share),
            complaining=_some(rng, range(ceil(shape.cars / 2)), shape.complaint_share),
        )

    def flow(self, index: int) -> str:
        if index in self.body_and_paint:
            return "body_and_paint"
        return "express" if index in self.express else "mechanical"


def _some(rng: random.Random, indices: Sequence[int], share: float) -> frozenset[int]:
    """A share of the indices, and one of them at least."""
    count = min(len(indices), max(1, round(share * len(indices)))) if share else 0
    return frozenset(rng.sample(list(indices), count))


def _visit(
    rng: random.Random, car: Car, index: int, opening: datetime, shape: DayShape, chances: _Chances
) -> PlannedVisit:
    flow = chances.flow(index)
    minutes = shape.first_minutes + index * shape.spacing_minutes
    due_at = opening + timedelta(minutes=minutes)
    arrives_at = due_at + timedelta(minutes=rng.uniform(-0.3, 0.3) * shape.spacing_minutes)
    booked_late = index in chances.late_bookings
    complains = index in chances.complaining
    return PlannedVisit(
        car=car,
        flow=flow,
        job=rng.choice(JOBS[flow]),
        slot_at=None if index in chances.walk_ins else _slot(due_at),
        booked_at=opening + timedelta(minutes=minutes * 0.4) if booked_late else opening,
        arrives_at=arrives_at,
        signs_on_phone=rng.random() < 0.6,
        waits_here=rng.random() < 0.5,
        pause=rng.choice(PAUSES) if index in chances.pauses else None,
        calls_for_help=index in chances.help_calls,
        finding=rng.choice(FINDINGS) if index in chances.findings else None,
        accepts_finding=index not in chances.declined,
        fails_check=index in chances.failed,
        collects_late=index in chances.late,
        loses_network=index in chances.offline,
        complains=complains,
        pace=rng.uniform(0.2, 0.35) if flow == "body_and_paint" else rng.uniform(0.6, 1.1),
        score=rng.choice((1, 2) if complains else (3, 4, 5, 5, 5)),
    )


def _with_loaners(visits: Sequence[PlannedVisit], count: int) -> list[PlannedVisit]:
    """Let the first who do not wait here need a car; who waits goes for want of others."""
    leaving_first = sorted(range(len(visits)), key=lambda index: visits[index].waits_here)
    needing = set(leaving_first[:count])
    return [
        replace(visit, waits_here=False, needs_loaner=True) if index in needing else visit
        for index, visit in enumerate(visits)
    ]


def _slot(due_at: datetime) -> datetime:
    """The five minutes of the clock in which somebody is due: nobody books for 10:17."""
    past = timedelta(minutes=due_at.minute % _SLOT_MINUTES, seconds=due_at.second)
    return (due_at - past).replace(microsecond=0)


def _no_show(rng: random.Random, car: Car, opening: datetime) -> PlannedVisit:
    return PlannedVisit(
        car=car,
        flow="mechanical",
        job=rng.choice(JOBS["mechanical"]),
        slot_at=_slot(opening + timedelta(minutes=rng.uniform(15, 60))),
        booked_at=opening,
        arrives_at=None,
        signs_on_phone=False,
        waits_here=False,
        pause=None,
        calls_for_help=False,
        finding=None,
        accepts_finding=False,
        fails_check=False,
        collects_late=False,
        loses_network=False,
        complains=False,
        pace=1.0,
        score=5,
    )
