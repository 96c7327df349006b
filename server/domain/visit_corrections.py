"""Putting right which visits there are: two that are one car become one, one is somebody else's."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from server.domain.errors import NothingToUndo, VisitNotSplittable, VisitsNotMergeable
from server.domain.record_parts import RecordPart
from server.domain.repair_order import RepairOrder
from server.domain.stage import Flow, StageKind
from server.domain.visit import Visit


class CorrectionKind(StrEnum):
    """What was put right."""

    MERGED = "merged"
    SPLIT = "split"
    ADVISOR = "advisor"
    VEHICLE = "vehicle"
    REOPENED = "reopened"


@dataclass(frozen=True, slots=True)
class MovedRows:
    """What went from one visit to the other, by ids; and, for a merge, whose booking each had before.

    `parts` of the two receptions were exchanged; marks and photos `set_aside` went the other way.
    """

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
    marks_set_aside: tuple[str, ...] = ()
    photos_set_aside: tuple[str, ...] = ()
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


def require_reopenable(visit: Visit, here: Visit | None) -> None:
    """Raise NothingToUndo unless the visit ended by a departure and its car is not here by another visit."""
    if visit.departed_at is None or visit.merged_into is not None:
        raise NothingToUndo("this visit has not ended by a departure", visit_id=visit.visit_id)
    if here is not None:
        raise NothingToUndo("this car is here by another visit", visit_id=here.visit_id)


def require_mergeable(
    kept: Visit, merged: Visit, merged_orders: Sequence[tuple[RepairOrder, Flow]], *, parts_chosen: bool
) -> None:
    """Raise VisitsNotMergeable, with `why`, unless `merged` can become a part of `kept`.

    Both must be open. Where a reception has begun for `merged`, somebody must have chosen which parts of it
    stand; and the customer must not have agreed to anything for it, nor paid: one car has one such promise.
    """
    if kept.visit_id == merged.visit_id:
        raise VisitsNotMergeable("a visit cannot be merged with itself", why="same")
    if kept.departed_at is not None or merged.departed_at is not None:
        raise VisitsNotMergeable("one of the two has left the shop", why="left")
    if any(not _is_early(order, flow) for order, flow in merged_orders):
        raise VisitsNotMergeable("the customer has agreed to the work of both, or paid for it", why="agreed")
    if not parts_chosen and any(order.version > 1 for order, _ in merged_orders):
        raise VisitsNotMergeable("the reception of both has begun: choose which parts stand", why="begun")


def _is_early(order: RepairOrder, flow: Flow) -> bool:
    """Whether nothing was agreed yet."""
    kind = flow.stage(order.stage).kind
    received = order.stage == flow.first.key or kind in (StageKind.RECEPTION, StageKind.AUTHORIZATION)
    return received and order.paid_minor == 0


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
