"""Plates as they hang on cars: drawn, stamped, bolted on, and older or younger."""

from dataclasses import dataclass

import numpy as np

from recognition.training.pictures import Picture
from recognition.training.plate_design import PlateDesign
from recognition.training.plate_drawing import draw_design, plate_sheet
from recognition.training.plate_presses import random_press
from recognition.training.plate_stencils import STANDARD, Lettering
from recognition.training.plate_texts import random_foreign_plate, random_plate
from recognition.training.plate_wear import bolted, stamped

_FOREIGN_SHARE = 0.28
"""Of the drawn plates, how many are of Europe, the USA or Brazil: the shop's own country comes first."""
_PX_PER_MM = 0.5
_STAMPED_SHARE, _BOLTED_SHARE = 0.5, 0.7
_RELIEF_LEVELS = (5.0, 50.0)


@dataclass(frozen=True, slots=True)
class Hands:
    """The letterings that plates are drawn in: those of China, and those of other countries."""

    chinese: tuple[Lettering, ...] = (STANDARD,)
    foreign: tuple[Lettering, ...] = (STANDARD,)


@dataclass(frozen=True, slots=True)
class DrawnPlate:
    """A plate seen straight on, edge to edge; its text, and how many rows it stands in."""

    text: str
    picture: Picture
    rows: int


def drawn_plate(rng: np.random.Generator, hands: Hands = Hands()) -> DrawnPlate:
    """Return a plate of any kind."""
    foreign = rng.random() < _FOREIGN_SHARE
    design = _foreign_in_one_row(rng) if foreign else random_plate(rng)
    press = random_press(rng, hands.foreign if foreign else hands.chinese)
    picture = draw_design(design, _PX_PER_MM, press)
    if rng.random() < _STAMPED_SHARE:
        picture = stamped(picture, float(rng.uniform(*_RELIEF_LEVELS)))
    if rng.random() < _BOLTED_SHARE:
        picture = bolted(picture, height_mm=plate_sheet(design).height_mm)
    return DrawnPlate(design.text, picture, design.rows)


def _foreign_in_one_row(rng: np.random.Generator) -> PlateDesign:
    """Return a foreign plate of one row: those of two part elsewhere than Chinese ones do."""
    while (design := random_foreign_plate(rng)).rows != 1:
        pass
    return design
