"""Whose turn it is among the advisors for the next arrival."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

from server.domain.attendance import Presence
from server.domain.repair_order import RepairOrder
from server.domain.staff import Role, StaffMember
from server.domain.stage import Flow, StageKind

_NEVER = datetime.min.replace(tzinfo=UTC)


def whose_turn(staff: Iterable[StaffMember], busy: frozenset[str]) -> StaffMember | None:
    """Return the advisor who is in, is not `busy` and was given a car least recently; None: there is none.

    Only who has tapped that they are in has a turn: nobody is given to somebody who may not be there.
    """
    free = [member for member in staff if _has_turns(member) and member.staff_id not in busy]
    return min(free, key=lambda member: (member.given_at or _NEVER, member.staff_id), default=None)


def receiver(
    booked: StaffMember | None, staff: Iterable[StaffMember], busy: frozenset[str]
) -> StaffMember | None:
    """Return who receives a car that arrives: the advisor who was booked if they are here, else by turn.

    A booked advisor who has never tapped counts as here, as everywhere; one who is off or on a break only
    where nobody else has a turn.
    """
    if booked is not None and booked.works_here and booked.present:
        return booked
    return whose_turn(staff, busy) or (booked if booked is not None and booked.works_here else None)


def receiving(
    orders: Iterable[RepairOrder], flows: Mapping[str, Flow], advisors: Mapping[str, str | None]
) -> frozenset[str]:
    """Return the advisors who have a car to receive, or are at it; `advisors` are those of the visits."""
    found = (
        advisors.get(order.visit_id) for order in orders if _is_received(order, flows[order.flow_digest])
    )
    return frozenset(staff_id for staff_id in found if staff_id is not None)


def _is_received(order: RepairOrder, flow: Flow) -> bool:
    stage = flow.stage(order.stage)
    before = stage.kind is StageKind.WAIT and flow.after(stage.key).kind is StageKind.RECEPTION
    return before or stage.kind is StageKind.RECEPTION


def _has_turns(member: StaffMember) -> bool:
    here = member.attendance is not None and member.attendance.presence is Presence.IN
    return here and member.works_here and Role.ADVISOR in member.roles
