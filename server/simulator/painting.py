"""The body-and-paint line: at which kind of bay each station is, and what is painted of a car."""

from server.contract.boards import FloorCar, PaintExtent
from server.contract.deeds import KeepPaintJob
from server.simulator.plan import PlannedVisit

LINE = "body_and_paint"
PAINTING = "painting"
"""The skill of whoever paints."""
PAINT_STAGE = "paint"
BOOTH = "paint_booth"
_STATIONS = {"dispatch": "body", "disassembly": "body", "panel": "body", "reassembly": "body", "bake": BOOTH}
_USUAL_STATION = "prep"
_KINDS_OF_THE_LINE = frozenset({"body", "prep", BOOTH})
_PAINTED: dict[str, tuple[PaintExtent, int]] = {"B101": ("panels", 2), "B104": ("loose", 1)}
"""By the first operation of the estimate: a door stays on the car, a bumper does not."""
_CODES = {"white": "LB9A", "black": "LC9X", "silver": "LA7W", "grey": "LR7L", "red": "LY3D", "blue": "LD5Q"}


def suits(car: FloorCar, bay_kind: str) -> bool:
    """Tell whether the car may stand there: each station has its own kind of bay, others keep off."""
    if car.flow == LINE:
        return bay_kind == _STATIONS.get(car.stage, _USUAL_STATION)
    return bay_kind not in _KINDS_OF_THE_LINE


def paint_job(plan: PlannedVisit) -> KeepPaintJob:
    """Return what the advisor writes down, the colour as the plate in the door says it."""
    extent, panels = _PAINTED[plan.job.codes[0]]
    return KeepPaintJob(colour_code=_CODES[plan.car.paint.en], extent=extent, panels=panels)
