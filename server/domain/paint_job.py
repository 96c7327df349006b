"""What of a car is painted, and in which colour: asked when it is received, kept beside its order."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class PaintExtent(StrEnum):
    """How much room the work takes in the booth."""

    LOOSE = "loose"
    """Parts that were taken off, on stands."""
    PANELS = "panels"
    """Panels on the car, which stands in the booth."""
    WHOLE = "whole"
    """The whole car, with room to walk around it."""


@dataclass(frozen=True, slots=True)
class PaintJob:
    """The colour by the maker's code, and how many panels are painted."""

    order_id: str
    shop_id: str
    colour_code: str
    extent: PaintExtent
    panels: int
    kept_at: datetime
    kept_by: str | None


def colour_code_of(said: str) -> str:
    """Return a colour's code as it is compared: without spaces, in capitals."""
    return "".join(said.split()).upper()
