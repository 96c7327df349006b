"""What passes the simulated gate: which car, which plate, and in what weather."""

import random
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from server.domain.plate import PlateColour

Choice = TypeVar("Choice")


class Weather(StrEnum):
    """The light and weather at the gate."""

    DAY = "day"
    DUSK = "dusk"
    NIGHT = "night"
    RAIN = "rain"


class CarColour(StrEnum):
    """The paint of a car."""

    WHITE = "white"
    BLACK = "black"
    SILVER = "silver"
    GREY = "grey"
    RED = "red"
    BLUE = "blue"
    BROWN = "brown"


@dataclass(frozen=True, slots=True)
class PassagePlan:
    """One car at the gate, as the camera will see it.

    `plate_width_px` is the plate's width where the car stops, `slant_degrees` how far the car is turned from
    the camera, `focus_blur_px` the spread of an unsharp lens and `dirt` (0–1) how muddy the plate is.
    """

    plate_text: str
    plate_colour: PlateColour
    car_colour: CarColour = CarColour.SILVER
    weather: Weather = Weather.DAY
    plate_width_px: float = 180.0
    slant_degrees: float = 0.0
    focus_blur_px: float = 0.0
    dirt: float = 0.0


_WEATHER_SHARES = {Weather.DAY: 5, Weather.DUSK: 2, Weather.NIGHT: 2, Weather.RAIN: 2}
_COLOUR_SHARES = {
    CarColour.WHITE: 5,
    CarColour.BLACK: 4,
    CarColour.SILVER: 3,
    CarColour.GREY: 3,
    CarColour.RED: 1,
    CarColour.BLUE: 1,
    CarColour.BROWN: 1,
}
_SLANTED_SHARE = 0.25
_UNSHARP_SHARE = 0.15
_DIRTY_SHARE = 0.15


def choose_passage(
    plate_text: str, plate_colour: PlateColour, rng: random.Random, weather: Weather | None = None
) -> PassagePlan:
    """Return a passage with everything left open chosen by `rng`, as often as a gate sees it."""
    return PassagePlan(
        plate_text=plate_text,
        plate_colour=plate_colour,
        car_colour=_draw(_COLOUR_SHARES, rng),
        weather=weather or _draw(_WEATHER_SHARES, rng),
        plate_width_px=rng.uniform(150, 220),
        slant_degrees=rng.choice((-1, 1)) * rng.uniform(12, 26) if rng.random() < _SLANTED_SHARE else 0.0,
        focus_blur_px=rng.uniform(0.8, 1.6) if rng.random() < _UNSHARP_SHARE else 0.0,
        dirt=rng.uniform(0.1, 0.35) if rng.random() < _DIRTY_SHARE else 0.0,
    )


def _draw(shares: dict[Choice, int], rng: random.Random) -> Choice:
    return rng.choices(list(shares), weights=list(shares.values()))[0]
