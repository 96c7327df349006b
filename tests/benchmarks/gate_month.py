"""A month at a gate, drawn by a seed: who has booked, who comes, with which plate, in what light and dirt."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Literal

import numpy as np

from recognition.training.plate_design import PlateDesign
from recognition.training.plate_patterns import filled, picked
from server.domain.plate import PlateColour, PlateKind
from server.region_files import load_numbering
from server.simulator.passage_plan import Weather

ARRIVALS_A_DAY = 115
FIRST_DAY = datetime(2026, 11, 2, tzinfo=UTC)
OPENING_HOURS = (8.0, 18.0)
CHINA = load_numbering(["cn"])
HOME_PROVINCE, HOME_SHARE = "京", 0.6
NO_SHOW_SHARE = 0.06
ON_RECORD = 2000
"""Vehicles of the shop's customers; any of them may come without a booking."""

Guest = Literal["booked", "on_record", "look_alike", "stranger"]
GUESTS: dict[Guest, float] = {"booked": 0.5, "on_record": 0.2, "look_alike": 0.1, "stranger": 0.2}
"""A look-alike is a stranger whose plate differs in one character from one that is booked that day."""

KINDS: dict[tuple[PlateKind, str, PlateColour, int], float] = {
    (PlateKind.ORDINARY, "plsdddd", PlateColour.BLUE, 1): 30,
    (PlateKind.ORDINARY, "plsssss", PlateColour.BLUE, 1): 22,
    (PlateKind.NEW_ENERGY_SMALL, "plesdddd", PlateColour.GREEN, 1): 22,
    (PlateKind.NEW_ENERGY_LARGE, "plddddde", PlateColour.YELLOW_GREEN, 1): 3,
    (PlateKind.ORDINARY, "plsssss", PlateColour.YELLOW, 1): 7,
    (PlateKind.ORDINARY, "plsssss", PlateColour.YELLOW, 2): 2,
    (PlateKind.TRAILER, "plssss挂", PlateColour.YELLOW, 2): 1,
    (PlateKind.TRAINING, "plssss学", PlateColour.YELLOW, 1): 3,
    (PlateKind.POLICE, "plssss警", PlateColour.WHITE, 1): 3,
    (PlateKind.ARMED_POLICE, "WJpdddds", PlateColour.WHITE, 1): 1,
    (PlateKind.EMERGENCY, "pXdddd应急", PlateColour.WHITE, 1): 1,
    (PlateKind.HONG_KONG, "粤Zssss港", PlateColour.BLACK, 1): 1.5,
    (PlateKind.MACAU, "粤Zssss澳", PlateColour.BLACK, 1): 1,
    (PlateKind.EMBASSY, "使dddddd", PlateColour.BLACK, 1): 1,
    (PlateKind.CONSULATE, "plssss领", PlateColour.BLACK, 1): 1,
}
WEATHERS = {Weather.DAY: 5.0, Weather.DUSK: 2.0, Weather.NIGHT: 2.0, Weather.RAIN: 2.0}

LOOK_ALIKES = (
    "DQ",
    "83",
    "17",
    "27",
    "56",
    "60",
    "GC",
    "UV",
    "MNW",
    "EF",
    "KX",
    "京豫冀",
    "皖鄂赣",
    "鲁鄂",
    "川湘",
)
"""Characters that are taken for one another when they blur."""


@dataclass(frozen=True, slots=True)
class Car:
    """A vehicle and its plate."""

    kind: PlateKind
    design: PlateDesign

    @property
    def plate(self) -> str:
        """The plate's text."""
        return self.design.text


@dataclass(frozen=True, slots=True)
class Booking:
    """A car that is expected, and whether it has come."""

    car: Car
    slot_at: datetime


@dataclass(frozen=True, slots=True)
class View:
    """How the camera sees a plate at its nearest: pixels, degrees, and shares from 0 to 1."""

    width_px: float
    weather: Weather
    blur: float
    """Spread of an unsharp lens, as a share of the plate's height."""
    smear: float
    """Movement while the camera exposes, as a share of the plate's height."""
    mud: float
    yaw: float
    pitch: float
    covered: bool
    """Whether something hides a part of the plate, such as a tow bar or snow."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """One car at the gate."""

    at: datetime
    guest: Guest
    car: Car
    view: View
    bookings: tuple[Booking, ...]
    """Those of the day that nobody has come for yet, this car's among them."""
    seed: int


@dataclass(frozen=True, slots=True)
class Month:
    """The customers' cars on record, and who arrives."""

    on_record: frozenset[str]
    arrivals: list[Arrival] = field(repr=False)


def draw_month(seed: int, arrivals: int) -> Month:
    """Return a month of so many arrivals, about `ARRIVALS_A_DAY` each day."""
    rng = np.random.default_rng(seed)
    customers = [_draw_car(rng) for _ in range(ON_RECORD)]
    days = max(1, round(arrivals / ARRIVALS_A_DAY))
    counts = np.diff(np.linspace(0, arrivals, days + 1).round().astype(int))
    drawn = [
        arrival
        for day, count in enumerate(counts)
        for arrival in _draw_day(rng, FIRST_DAY + timedelta(days=day), int(count), customers)
    ]
    return Month(frozenset(car.plate for car in customers), drawn)


def _draw_day(rng: np.random.Generator, day: datetime, count: int, customers: list[Car]) -> Iterator[Arrival]:
    guests = [picked(rng, GUESTS) for _ in range(count)]
    booked_count = guests.count("booked")
    chosen = rng.choice(len(customers), booked_count + guests.count("on_record"), replace=False)
    cars = [customers[index] for index in chosen]
    bookings = [Booking(car, _hour(rng, day)) for car in cars[:booked_count]]
    missed = [Booking(_draw_car(rng), _hour(rng, day)) for _ in range(round(NO_SHOW_SHARE * count))]
    coming, walking_in = iter(bookings), iter(cars[booked_count:])
    planned: list[tuple[datetime, Guest, Car]] = []
    for guest in guests:
        if guest == "booked":
            booking = next(coming)
            planned.append(
                (booking.slot_at + timedelta(minutes=float(rng.normal(-4, 18))), guest, booking.car)
            )
            continue
        car = next(walking_in) if guest == "on_record" else _draw_car(rng)
        if guest == "look_alike" and bookings:
            car = _look_alike(rng, bookings[int(rng.integers(len(bookings)))].car)
        planned.append((_hour(rng, day), guest, car))
    waiting = {booking.car.plate: booking for booking in (*bookings, *missed)}
    for at, guest, car in sorted(planned, key=lambda plan: plan[0]):
        expected = tuple(waiting.values())
        waiting.pop(car.plate, None)
        yield Arrival(at, guest, car, _draw_view(rng), expected, int(rng.integers(2**32)))


def _hour(rng: np.random.Generator, day: datetime) -> datetime:
    return day + timedelta(hours=float(rng.uniform(*OPENING_HOURS)))


def _draw_car(rng: np.random.Generator) -> Car:
    kind, pattern, colour, rows = picked(rng, KINDS)
    text = filled(rng, pattern)
    if pattern[0] == "p" and rng.random() < HOME_SHARE:
        text = HOME_PROVINCE + text[1:]
    return Car(kind, PlateDesign(text, colour, rows))


def _look_alike(rng: np.random.Generator, booked: Car) -> Car:
    """Return a stranger whose plate differs in one character that is easily mistaken, else in any digit."""
    text = booked.plate
    changes = [
        (place, other)
        for place, character in enumerate(text)
        for others in LOOK_ALIKES
        for other in others
        if character in others
        and other != character
        and _is_plate(text[:place] + other + text[place + 1 :], booked)
    ]
    digits = [place for place, character in enumerate(text) if character.isdigit()]
    changes = changes or [(place, str((int(text[place]) + 1) % 10)) for place in digits]
    place, other = changes[int(rng.integers(len(changes)))]
    changed = text[:place] + other + text[place + 1 :]
    return Car(booked.kind, PlateDesign(changed, booked.design.colour, booked.design.rows))


def _is_plate(text: str, like: Car) -> bool:
    """Tell whether a changed text is a plate of the same kind."""
    return any(form.kind is like.kind and form.fits(text) for form in CHINA.formats)


def _draw_view(rng: np.random.Generator) -> View:
    weather = picked(rng, WEATHERS)
    far, unsharp, fast, muddy = rng.random(4) < (0.05, 0.15, 0.1, 0.15)
    return View(
        width_px=float(rng.uniform(32, 90) if far else rng.uniform(100, 220)),
        weather=weather,
        blur=float(rng.uniform(0.02, 0.14) if unsharp else rng.uniform(0.0, 0.02)),
        smear=float(rng.uniform(0.05, 0.3) if fast else rng.uniform(0.0, 0.05)),
        mud=float(rng.uniform(0.1, 0.6) if muddy else 0.0),
        yaw=float(rng.normal(0, 12)),
        pitch=float(rng.uniform(0, 22)),
        covered=bool(rng.random() < 0.02),
    )
