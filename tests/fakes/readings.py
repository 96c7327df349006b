"""Readings, plates and observations as tests need them."""

from datetime import UTC, datetime, timedelta

import numpy as np

from recognition.passage import Observation
from recognition.plates import CharacterLattice, DetectedPlate, PlateReading, PlateRegion
from server.domain.plate import PlateColour, plate_format

NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


def reading(text: str, confidence: float = 0.95, *, certain: bool = False) -> PlateReading:
    """Return a reading of `text` in which every character is as sure as `confidence`."""
    form = plate_format(text)
    lattice: CharacterLattice = tuple(((character, confidence),) for character in text)
    return PlateReading(text, form.kind if form else None, PlateColour.BLUE, lattice, confidence, certain)


def plate(seen: PlateReading, left: int = 100, width: int = 120) -> DetectedPlate:
    """Return a plate that says `seen`, `width` pixels wide."""
    right, top, bottom = left + width, 200, 200 + width // 3
    region = PlateRegion(((left, top), (right, top), (right, bottom), (left, bottom)), 0.9)
    return DetectedPlate(region, seen, np.full((32, 96, 3), 80, dtype=np.uint8))


def observation(at: float, seen: PlateReading) -> Observation:
    """Return `seen` in a frame `at` seconds after noon, read a tenth of a second later."""
    captured_at = NOON + timedelta(seconds=at)
    return Observation(at, captured_at, captured_at + timedelta(milliseconds=100), plate(seen))
