"""Random plates to train on: every kind often enough to be learnt, every character about as often."""

from dataclasses import dataclass

import numpy as np

from recognition.training.plate_america import random_american_plate, random_brazilian_plate
from recognition.training.plate_design import PlateDesign, PlateSize
from recognition.training.plate_europe import random_european_plate
from recognition.training.plate_patterns import filled, picked
from server.domain.plate import PlateColour


@dataclass(frozen=True, slots=True)
class _Kind:
    """A kind of Chinese plate: what its text looks like and what it is made of."""

    pattern: str
    colour: PlateColour
    rows: int = 1
    size: PlateSize = PlateSize.VEHICLE


_BLUE, _YELLOW, _WHITE, _BLACK = PlateColour.BLUE, PlateColour.YELLOW, PlateColour.WHITE, PlateColour.BLACK
_MOTORCYCLE, _LOW_SPEED = PlateSize.MOTORCYCLE, PlateSize.LOW_SPEED

_SHARES: dict[_Kind, float] = {
    _Kind("plsssss", _BLUE): 42,
    _Kind("pOsssss", _BLUE): 0.5,
    _Kind("plesdddd", PlateColour.GREEN): 14,
    _Kind("plddddde", PlateColour.YELLOW_GREEN): 3,
    _Kind("plsssss", _YELLOW): 7,
    _Kind("plsssss", _YELLOW, 2): 8,
    _Kind("plssss挂", _YELLOW): 1.5,
    _Kind("plssss挂", _YELLOW, 2): 2.5,
    _Kind("plssss学", _YELLOW): 3,
    _Kind("plssss警", _WHITE): 3,
    _Kind("pOssss警", _WHITE): 0.7,
    _Kind("plssss警", _WHITE, 2, _MOTORCYCLE): 0.5,
    _Kind("WJpdddds", _WHITE): 5,
    _Kind("WJpdddds", _WHITE, 2): 2,
    _Kind("pXdddd应急", _WHITE): 1,
    _Kind("pSdddd应急", _WHITE): 0.5,
    _Kind("pXdddd应急", _WHITE, 2): 0.5,
    _Kind("粤Zssss港", _BLACK): 2.5,
    _Kind("粤Zssss澳", _BLACK): 2.5,
    _Kind("使dddddd", _BLACK): 1.2,
    _Kind("plssss领", _BLACK): 1.2,
    _Kind("plsssss", _BLACK): 0.5,
    _Kind("plsssss", _YELLOW, 2, _MOTORCYCLE): 2,
    _Kind("plsssss", _BLUE, 2, _MOTORCYCLE): 1,
    _Kind("plsssss", _YELLOW, 2, _LOW_SPEED): 0.7,
}


def random_plate(rng: np.random.Generator) -> PlateDesign:
    """Return a Chinese plate of any kind; special kinds come far more often than on the road."""
    kind = picked(rng, _SHARES)
    return PlateDesign(filled(rng, kind.pattern), kind.colour, kind.rows, kind.size)


def random_foreign_plate(rng: np.random.Generator) -> PlateDesign:
    """Return a plate of a European country, of a state of the USA or of Brazil."""
    draw = picked(
        rng, {random_european_plate: 0.5, random_american_plate: 0.35, random_brazilian_plate: 0.15}
    )
    return draw(rng)
