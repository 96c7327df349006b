"""Parts picks: handed out by one name, taken by another, and noted where something was short or wrong."""

from pydantic import BaseModel

from server.contract.boards import Plate, Words
from server.contract.parts_picks import HandOutPart, PickEntry, PickList, PickOrder, Taker, WantedEntry
from server.domain.catalogue import Operation
from server.domain.errors import InvalidRequest
from server.domain.events import PartsPicked
from server.domain.parts_pick import (
    PartsPick,
    PickProblem,
    WantedPart,
    check_pick,
    unpicked_lines,
    wanted_parts,
)
from server.domain.permissions import ShopDeed
from server.domain.repair_order import PauseReason, RepairOrder
from server.domain.staff import Role, StaffMember
from server.domain.stage import Name, StageKind
from server.store import tables
from server.store.shop_rows import ShopRows
from server.store.unit_of_work import UnitOfWork

TAKERS = frozenset({Role.TECHNICIAN, Role.TEAM_LEADER})
_BEFORE_CHECKS = (StageKind.WAIT, StageKind.WORK)


class PickAnswer(BaseModel):
    """The pick, and its event."""

    pick_id: str
    event_number: int


def hand_out(work: UnitOfWork, order_id: str, body: HandOutPart) -> PickAnswer:
    """Note that somebody took a part; their PIN was proved before."""
    work.permit(ShopDeed.KEEP_SHELF)
    order = work.orders.get(order_id)
    taker = work.staff.get(body.taken_by)
    if not taker.works_here or not TAKERS & taker.roles:
        raise InvalidRequest(f"'{taker.name.en}' takes no parts here", field="taken_by")
    pick = PartsPick(
        pick_id=body.pick_id,
        shop_id=work.shop_id,
        order_id=order_id,
        part=body.part,
        quantity_thousandths=body.quantity_thousandths,
        handed_by=work.actor.staff_id or "",
        taken_by=taker.staff_id,
        picked_at=work.now,
        problem=PickProblem(body.problem) if body.problem else None,
        note=body.note.strip(),
    )
    check_pick(pick, _wanted_by(work, order))
    work.parts_picks.save(pick)
    picked = PartsPicked(
        visit_id=order.visit_id,
        pick_id=pick.pick_id,
        order_id=order_id,
        handed_by=pick.handed_by,
        taken_by=pick.taken_by,
        problem=pick.problem,
    )
    return PickAnswer(pick_id=pick.pick_id, event_number=work.record(picked).number)


def pick_list(rows: ShopRows) -> PickList:
    """Return the orders that take parts, from the customer's word on until the work is done."""
    staff = {member.staff_id: member for member in rows.staff.all()}
    orders = [order for order in rows.orders.here() if rows.kind_of_stage(order) in _BEFORE_CHECKS]
    told = [entry for order in orders if (entry := _order(rows, order, staff)).parts]
    takers = [member for member in staff.values() if member.works_here and TAKERS & member.roles]
    return PickList(
        zone=rows.shop.zone,
        orders=sorted(told, key=lambda entry: (not entry.waits_for_parts, entry.order_number)),
        takers=[Taker(staff_id=member.staff_id, name=_words(member.name)) for member in takers],
    )


def never_handed_out(rows: ShopRows, order: RepairOrder) -> list[str]:
    """Return the lines with parts that nobody has handed out; none in a shop without a parts keeper."""
    if not any(member.works_here and Role.PARTS in member.roles for member in rows.staff.all()):
        return []
    return unpicked_lines(_wanted_by(rows, order), _picks(rows, order))


def _picks(rows: ShopRows, order: RepairOrder) -> list[PartsPick]:
    return rows.parts_picks.where(tables.parts_picks.c.order_id == order.order_id)


def _order(rows: ShopRows, order: RepairOrder, staff: dict[str, StaffMember]) -> PickOrder:
    vehicle = rows.vehicles.get(rows.visits.get(order.visit_id).vehicle_id)
    picks = _picks(rows, order)
    return PickOrder(
        order_id=order.order_id,
        order_number=order.number,
        plate=Plate(text=vehicle.plate, colour=vehicle.plate_colour),
        technician_id=order.work.technician_id,
        waits_for_parts=order.work.pause_reason is PauseReason.PARTS,
        parts=[
            _wanted(part, [pick for pick in picks if pick.part == part.key], staff)
            for part in _wanted_by(rows, order)
        ],
    )


def _wanted_by(rows: ShopRows, order: RepairOrder) -> list[WantedPart]:
    return wanted_parts(order, rows.newest_estimate(order.order_id), _operations(rows, order))


def _operations(rows: ShopRows, order: RepairOrder) -> dict[str, Operation]:
    """Return those of the catalogue that added work is of, by code; a withdrawn one keeps its parts."""
    codes = {line.operation for line in order.lines if line.operation}
    found = rows.operations.where(tables.operations.c.code.in_(codes)) if codes else []
    return {operation.code: operation for operation in found}


def _wanted(part: WantedPart, picks: list[PartsPick], staff: dict[str, StaffMember]) -> WantedEntry:
    return WantedEntry(
        part=part.key,
        name=_words(part.name),
        number=part.number,
        brand=part.brand,
        quantity_thousandths=part.quantity_thousandths,
        picks=[
            PickEntry(
                pick_id=pick.pick_id,
                quantity_thousandths=pick.quantity_thousandths,
                handed_by=_words(staff[pick.handed_by].name),
                taken_by=_words(staff[pick.taken_by].name),
                picked_at=pick.picked_at,
                problem=pick.problem.value if pick.problem else None,
                note=pick.note,
            )
            for pick in picks
        ],
    )


def _words(name: Name) -> Words:
    return Words(zh=name.zh, en=name.en)
