"""What an advisor writes down beside a car: whose it is, what it shows, and what the walk-around found."""

import random
from collections.abc import Iterator

from uuid_utils import uuid7

from server.contract.deeds import (
    CheckStation,
    KeepCustomer,
    KeepInterview,
    KeepVehicle,
    MarkDamage,
    Person,
    ReceptionPart,
)
from server.domain.reception import DamageKind, Station, Stay, WarningLamp
from server.simulator.plan import PlannedVisit

_PLACES: dict[Station, tuple[float, float]] = {
    Station.LEFT_FRONT: (0.17, 0.33),
    Station.FRONT: (0.5, 0.07),
    Station.RIGHT_FRONT: (0.83, 0.33),
    Station.RIGHT_REAR: (0.83, 0.65),
    Station.REAR: (0.5, 0.92),
    Station.LEFT_REAR: (0.17, 0.65),
}
"""Shares of the drawing of the car; inside it nobody finds anything."""
_DAMAGED = 0.12
_LAMP_LIT = 0.2


def reception_parts(plan: PlannedVisit, rng: random.Random) -> Iterator[tuple[str, ReceptionPart]]:
    """Yield what is posted, each with the last part of its path, in the order in which it is done."""
    car = plan.car
    yield "customer", KeepCustomer(owner=Person(name=car.owner, phone=car.phone))
    lamps = [rng.choice(list(WarningLamp))] if rng.random() < _LAMP_LIT else []
    yield (
        "vehicle",
        KeepVehicle(
            mileage_km=rng.randrange(3_000, 160_000),
            # A drawn car's kilometres grow from day to day only by chance.
            mileage_confirmed=True,
            fuel_eighths=rng.randrange(1, 9),
            warning_lamps=lamps,
        ),
    )
    for station in Station:
        yield _found(station, rng)
    stay = _stay(plan)
    words = plan.job.title.zh
    yield "interview", KeepInterview(own_words=words, stay=stay, valuables_reminded=True)


def _stay(plan: PlannedVisit) -> Stay:
    if plan.needs_loaner:
        return Stay.LOANER
    return Stay.WAITS if plan.waits_here else Stay.LEAVES


def _found(station: Station, rng: random.Random) -> tuple[str, ReceptionPart]:
    if station not in _PLACES or rng.random() > _DAMAGED:
        return "stations", CheckStation(station=station, clear=True)
    x, y = _PLACES[station]
    kind = rng.choice(list(DamageKind))
    return "marks", MarkDamage(mark_id=str(uuid7()), station=station, kind=kind, x=x, y=y)
