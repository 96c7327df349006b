"""Putting right which visits there are: two that are one car become one, one is somebody else's."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from server.domain.errors import VisitsNotMergeable
from server.domain.repair_order import RepairOrder
from server.domain.visit import Visit


class CorrectionKind(StrEnum):
    """What was put right."""

    MERGED = "merged"
    ADVISOR = "advisor"
    VEHICLE = "vehicle"


@dataclass(frozen=True, slots=True)
class MovedRows:
    """What a merge took from one visit to the other, by ids; and whose booking each had before."""

    sightings: tuple[str, ...] = ()
    stills: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    announcements: tuple[str, ...] = ()
    exceptions: tuple[str, ...] = ()
    loans: tuple[str, ...] = ()
    kept_appointment_id: str | None = None
    merged_appointment_id: str | None = None


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
