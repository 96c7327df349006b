"""Bays: the places where cars are worked on. Which car stands in one follows from the open orders."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from server.domain.stage import Name

StillMoment = Literal["begun", "finished"]
"""When a still was taken: as work on the car began in the bay, or as the car went on from there."""


BAY_KINDS = (
    "lift",
    "pit",
    "quick",
    "alignment",
    "inspection",
    "wash",
    "body",
    "prep",
    "paint_booth",
    "other",
)
"""What a bay can be made for."""


@dataclass(frozen=True, slots=True)
class Bay:
    """One bay of a shop. `kind`, one of `BAY_KINDS`, is what it can do."""

    bay_id: str
    shop_id: str
    number: str
    kind: str
    name: Name


@dataclass(frozen=True, slots=True)
class BayStill:
    """A picture of a car in a bay, kept with its visit until its time is over."""

    still_id: str
    shop_id: str
    visit_id: str
    bay: str
    stage: str
    moment: StillMoment
    blob: str
    taken_at: datetime
