"""What is asked for when a plate is drawn: text, colour, rows and size."""

from dataclasses import dataclass
from enum import StrEnum

from server.domain.plate import PlateColour


class PlateSize(StrEnum):
    """The sizes of Chinese plates; `VEHICLE` is 440 or 480 by 140 mm, and 440 by 220 in two rows."""

    VEHICLE = "vehicle"
    MOTORCYCLE = "motorcycle"
    LOW_SPEED = "low_speed"


@dataclass(frozen=True, slots=True)
class PlateDesign:
    """One plate: its text without separators, its ground's colour, its rows."""

    text: str
    colour: PlateColour
    rows: int = 1
    size: PlateSize = PlateSize.VEHICLE
