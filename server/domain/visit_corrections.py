"""Putting right which visits there are: two that are one car become one, one is somebody else's."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from server.domain.errors import VisitNotSplittable, VisitsNotMergeable
from server.domain.record_parts import RecordPart
from server.domain.repair_order import RepairOrder
from server.domain.stage import StageKind
from server.domain.visit import Visit


class CorrectionKind(StrEnum):
    """What was put right."""

    MERGED = "merged"
    SPLIT = "split"
    ADVISOR = "advisor"
    VEHICLE = "vehicle"


@dataclass(frozen=True, slots=True)
class MovedRows:
    """What went from one visit to the other, by ids; and, for a merge, whose booking each had before."""

    sightings: tuple[str, ...] = ()
    stills: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    announcements: tuple[str, ...] = ()
    exceptions: tuple[str, ...] = ()
    loans: tuple[str, ...] = ()
    kept_appointment_id: str | None = None
    merged_appointment_id: str | None = None
    parts: tuple[RecordPart, ...] = ()
    marks: tuple[str, ...] = ()
    photos: tuple[str, ...] = ()
    orders: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class VisitCorrection:
    """One correction with its reason in words. `number` is the last journal entry of making it."""

    correction_id: str
    shop_id: str
    visit_id: str
    kind: CorrectionKind
    reason: str
    made_at: datetime
    number: int
    other_visit_id: str | None = None
    moved: MovedRows = MovedRows()
    undone_at: datetime | None = None


def require_mergeable(kept: Visit, merged: Visit, merged_orders: Sequence[RepairOrder]) -> None:
    """Raise VisitsNotMergeable, with `why`, unless `merged` can become a part of `kept`.

    Both must be open. Nobody may have begun anything for `merged`: what was written down and promised for
    one car cannot become a second opinion on another.
    """
    if kept.visit_id == merged.visit_id:
        raise VisitsNotMergeable("a visit cannot be merged with itself", why="same")
    if kept.departed_at is not None or merged.departed_at is not None:
        raise VisitsNotMergeable("one of the two has left the shop", why="left")
    if any(order.version > 1 for order in merged_orders):
        raise VisitsNotMergeable(
            "the reception of both has begun: merge the one that nobody has begun into the other", why="begun"
        )


def appointment_of_both(kept: Visit, merged: Visit) -> tuple[str | None, str | None]:
    """Return the booking that the kept visit has after a merge, and the one that is expected again."""
    if kept.appointment_id is None:
        return merged.appointment_id, None
    return kept.appointment_id, merged.appointment_id


def require_splittable(
    visit: Visit, stage: StageKind, chosen: MovedRows, *, with_booking: bool, with_order: bool
) -> None:
    """Raise VisitNotSplittable, with `why`, unless `chosen` of a visit can become a visit of another car.

    An order goes along before its estimate is out: what a customer was promised for one car is taken back
    first, step by step. It takes its whole record along.
    """
    if visit.departed_at is not None:
        raise VisitNotSplittable("this car has left the shop", why="left")
    if with_booking and visit.appointment_id is None:
        raise VisitNotSplittable("this visit has no booking", why="no_booking")
    if not with_order:
        return
    if stage is not StageKind.RECEPTION:
        raise VisitNotSplittable("only an order in reception goes along with another car", why="promised")
    if chosen.parts or chosen.marks or chosen.photos:
        raise VisitNotSplittable("an order takes its whole record along", why="whole_order")
