"""Who works how long on which job: technicians clock on and off, several on one, one on several in turn."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from server.domain.errors import InvalidRequest, StageNotAllowed
from server.domain.events import DeedUndone, OrderEvent, WorkStarted
from server.domain.repair_order import LineAuthorization, RepairOrder, WorkState


@dataclass(frozen=True, slots=True)
class JobSpan:
    """One stretch of somebody's work on an order, or on one line of it.

    A version is the order's whose deed began or ended the stretch; None where somebody clocked on or off.
    """

    span_id: str
    shop_id: str
    order_id: str
    visit_id: str
    line_id: str | None
    staff_id: str
    began_at: datetime
    began_by: str | None
    began_version: int | None = None
    ended_at: datetime | None = None
    ended_by: str | None = None
    ended_version: int | None = None

    def ended(self, at: datetime, by: str | None, version: int | None = None) -> "JobSpan":
        """Return the stretch with its end, which is never before its begin."""
        return replace(self, ended_at=max(at, self.began_at), ended_by=by, ended_version=version)

    @property
    def seconds(self) -> float:
        """How long it was; nothing while it goes on."""
        return (self.ended_at - self.began_at).total_seconds() if self.ended_at else 0.0


def touches_clock(event: OrderEvent, before: RepairOrder, after: RepairOrder) -> bool:
    """Tell whether a deed on an order may begin or end stretches: it starts or stops work, or undoes that."""
    was, is_now = (order.work.state is WorkState.WORKING for order in (before, after))
    return was != is_now or isinstance(event, DeedUndone)


def starters(event: OrderEvent, after: RepairOrder) -> list[str]:
    """Return who may clock on by a deed itself, the first who can: whoever began the work, its technician."""
    if not isinstance(event, WorkStarted):
        return []
    return [staff_id for staff_id in (event.technician_id, after.work.technician_id) if staff_id]


def followed(
    spans: Iterable[JobSpan], undone: int | None, after: RepairOrder, at: datetime, by: str | None
) -> list[JobSpan]:
    """Return the stretches of an order that a deed changes: its stop ends them, its undo restores them.

    `undone` is the version of the deed that was taken back: what it had begun becomes nothing, and what it
    had ended goes on.
    """
    changed = []
    for span in spans:
        if undone is not None and span.began_version == undone and span.ended_at is None:
            changed.append(span.ended(span.began_at, by, after.version))
        elif undone is not None and span.ended_version == undone and after.work.state is WorkState.WORKING:
            changed.append(replace(span, ended_at=None, ended_by=None, ended_version=None))
        elif span.ended_at is None and after.work.state is not WorkState.WORKING:
            changed.append(span.ended(at, by, after.version))
    return changed


def usual_line(order: RepairOrder) -> str | None:
    """Return the line that is meant where nobody says which: the only one; None: the order as a whole."""
    lines = [line for line in order.lines if line.authorization is LineAuthorization.AUTHORIZED]
    return lines[0].line_id if len(lines) == 1 else None


def check_clock_on(order: RepairOrder, line_id: str | None) -> None:
    """Raise StageNotAllowed where nobody works on the order, InvalidRequest for no line of it to work on."""
    if order.work.state is not WorkState.WORKING:
        raise StageNotAllowed(
            "the work has not been started: start it, then others can join", stage=order.stage
        )
    for line in order.lines:
        if line.line_id == line_id and line.authorization is LineAuthorization.AUTHORIZED:
            return
    if line_id is not None:
        raise InvalidRequest(f"'{line_id}' is no line that the customer agreed to", field="line_id")
