"""What is written down as a car is received, and the walk round it in the trade's fixed order."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from server.domain.errors import InvalidRequest, MileageBelowLast, StageNotAllowed
from server.domain.repair_order import RepairOrder
from server.domain.stage import Flow, StageKind


class Station(StrEnum):
    """Where one stands on the walk-around; the members stand in its order."""

    INTERIOR = "interior"
    LEFT_FRONT = "left_front"
    FRONT = "front"
    RIGHT_FRONT = "right_front"
    RIGHT_REAR = "right_rear"
    REAR = "rear"
    LEFT_REAR = "left_rear"


class DamageKind(StrEnum):
    """What is wrong at one place of the car."""

    SCRATCH = "scratch"
    DENT = "dent"
    CRACK = "crack"
    CHIP = "chip"
    MISSING = "missing"


class WarningLamp(StrEnum):
    """A lamp of the instrument panel that was lit."""

    ENGINE = "engine"
    OIL_PRESSURE = "oil_pressure"
    COOLANT = "coolant"
    BATTERY = "battery"
    BRAKES = "brakes"
    ABS = "abs"
    AIRBAG = "airbag"
    TYRE_PRESSURE = "tyre_pressure"
    SERVICE = "service"


class Stay(StrEnum):
    """Where the customer is while the car is here."""

    WAITS = "waits"
    LEAVES = "leaves"
    LOANER = "loaner"
    """Leaves, and needs another car meanwhile."""


@dataclass(frozen=True, slots=True)
class Reception:
    """The record of one car's reception, kept with its repair order and not in the journal.

    `bringer_id` is the customer who brings the car, None where its owner does. `fuel_eighths` is 0 to 8 of
    the tank, or of the battery. `own_words` are the customer's, `notes` the advisor's. At a station of
    `clear_stations` nothing was found.
    """

    order_id: str
    shop_id: str
    bringer_id: str | None = None
    mileage_km: int | None = None
    fuel_eighths: int | None = None
    warning_lamps: tuple[WarningLamp, ...] = ()
    stay: Stay | None = None
    no_wash: bool = False
    valuables_reminded: bool = False
    valuables: str = ""
    own_words: str = ""
    notes: str = ""
    clear_stations: tuple[Station, ...] = ()


@dataclass(frozen=True, slots=True)
class DamageMark:
    """Damage that was there when the car came. `x` and `y` are shares (0 to 1) of the drawing of the car."""

    mark_id: str
    shop_id: str
    order_id: str
    station: Station
    kind: DamageKind
    x: float
    y: float
    marked_at: datetime


@dataclass(frozen=True, slots=True)
class WalkPhoto:
    """A picture taken on the walk-around, kept until its time is over."""

    photo_id: str
    shop_id: str
    order_id: str
    station: Station
    blob: str
    taken_at: datetime


MOST_MARKS = 100
MOST_PHOTOS = 60
"""Of one order; so that a tablet gone wild fills no disk."""


def require_received(order: RepairOrder, flow: Flow) -> None:
    """Raise StageNotAllowed before the reception has begun, and once the customer has the keys back."""
    kind = flow.stage(order.stage).kind
    arrived = order.stage == flow.first.key and kind is StageKind.WAIT
    if arrived or kind is StageKind.DONE:
        raise StageNotAllowed(
            f"the reception is not written down at stage '{order.stage}'", stage=order.stage, allowed=[]
        )


def require_before_work(order: RepairOrder, flow: Flow, at: datetime) -> None:
    """Raise StageNotAllowed for a walk-around after work has begun: whose damage it was, nobody could say.

    What was marked or taken before, and arrives later because the network was lost, is kept.
    """
    require_received(order, flow)
    begun_at = order.work.started_at
    if begun_at is not None and at >= begun_at:
        raise StageNotAllowed(
            "work on the car has begun: the walk-around is over", stage=order.stage, allowed=[]
        )


def check_mileage(told_km: int, last_km: int | None, *, confirmed: bool) -> None:
    """Raise MileageBelowLast for less than the car had at its last visit, unless it was looked at again."""
    if last_km is not None and told_km < last_km and not confirmed:
        raise MileageBelowLast(
            f"{told_km} km is less than the {last_km} km of the last visit; look again and confirm it",
            field="mileage_km",
            last_km=last_km,
        )


def require_room(count: int, most: int) -> None:
    """Raise InvalidRequest where an order has as many marks or pictures as it may have."""
    if count >= most:
        raise InvalidRequest(f"this reception has {most} already; take one back first", most=most)


def with_station(reception: Reception, station: Station, *, clear: bool) -> tuple[Station, ...]:
    """Return the stations at which nothing was found, in the order of the walk."""
    named = {*reception.clear_stations, station} if clear else {*reception.clear_stations} - {station}
    return tuple(each for each in Station if each in named)
