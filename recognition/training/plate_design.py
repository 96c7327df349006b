"""What is asked for when a plate is drawn: text, colour, rows, size, and the dress of a foreign one."""

from dataclasses import dataclass, field
from enum import StrEnum

from recognition.training.plate_dress import Dress
from server.domain.plate import PlateColour


class PlateSize(StrEnum):
    """The sizes of Chinese plates; `VEHICLE` is 440 or 480 by 140 mm, and 440 by 220 in two rows."""

    VEHICLE = "vehicle"
    MOTORCYCLE = "motorcycle"
    LOW_SPEED = "low_speed"


@dataclass(frozen=True, slots=True)
class PlateDesign:
    """One plate: its text without separators, its ground's colour, its rows.

    A Chinese plate has no `dress`: text, colour, rows and size say all of it. The colour of a foreign one
    is the nearest that Chinese plates have.
    """

    text: str
    colour: PlateColour
    rows: int = 1
    size: PlateSize = PlateSize.VEHICLE
    dress: Dress | None = field(default=None, repr=False)
