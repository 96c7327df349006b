"""Readings, plates and observations as tests need them."""

from datetime import UTC, datetime, timedelta

import numpy as np
from uuid_utils import uuid7

from recognition.followed_car import FollowedCar, Passage
from recognition.observations import Observation
from recognition.plates import CharacterLattice, DetectedPlate, PlateReading, PlateRegion
from server.domain.plate import PlateColour
from tests.fakes.plate_formats import NUMBERING

NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


def reading(text: str, confidence: float = 0.95, *, certain: bool = False) -> PlateReading:
    """Return a reading of `text` in which every character is as sure as `confidence`."""
    form = NUMBERING.format_of(text)
    lattice: CharacterLattice = tuple(((character, confidence),) for character in text)
    return PlateReading(text, form.kind if form else None, PlateColour.BLUE, lattice, confidence, certain)


def plate(seen: PlateReading, left: int = 100, width: int = 120, top: int = 200) -> DetectedPlate:
    """Return a plate that says `seen`, `width` pixels wide."""
    right, bottom = left + width, top + width // 3
    region = PlateRegion(((left, top), (right, top), (right, bottom), (left, bottom)), 0.9)
    return DetectedPlate(region, seen, np.full((32, 96, 3), 80, dtype=np.uint8))


def observation(
    at: float, seen: PlateReading, left: int = 100, width: int = 120, top: int = 200
) -> Observation:
    """Return `seen` in a frame `at` seconds after noon, read a tenth of a second later."""
    captured_at = NOON + timedelta(seconds=at)
    read_at = captured_at + timedelta(milliseconds=100)
    return Observation(at, captured_at, captured_at, read_at, plate(seen, left, width, top))


def passage(text: str, sighting_id: str = "") -> Passage:
    """Return what is known of a car after one frame."""
    car = FollowedCar(sighting_id or str(uuid7()), observation(0.0, reading(text)))
    return car.tell(0.0, final=True)
