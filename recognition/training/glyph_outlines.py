"""The outlines of plate characters, as `config/plate_glyphs.json` holds them."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

TABLE_PATH = Path(__file__).parents[2] / "config" / "plate_glyphs.json"
_TENTHS = 10.0

Outline = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character: polygons in millimetres, filled even-odd, x from 0 to its width, y downwards."""

    width_mm: float
    contours: tuple[Outline, ...]


def glyph(character: str) -> Glyph:
    """Return the outline of `character`; ValueError where plates have no such character."""
    if character not in _table():
        raise ValueError(f"{character!r} has no outline in {TABLE_PATH.name}")
    return _table()[character]


def drawable_characters() -> frozenset[str]:
    """Return every character that has an outline."""
    return frozenset(_table())


@cache
def _table() -> dict[str, Glyph]:
    table = json.loads(TABLE_PATH.read_text(encoding="utf-8"))
    return {character: glyph_of(entry) for character, entry in table["glyphs"].items()}


def glyph_of(entry: dict[str, Any]) -> Glyph:
    """Return the outline that an entry of the table holds, in tenths of a millimetre there."""
    contours = tuple(np.asarray(contour, dtype=np.float64) / _TENTHS for contour in entry["contours"])
    return Glyph(entry["width"] / _TENTHS, contours)
