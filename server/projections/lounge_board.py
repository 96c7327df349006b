"""The lounge: every car in the shop's hands, by masked plate; and the call being made."""

from collections.abc import Mapping

from server.contract import boards
from server.contract.realtime import Board
from server.domain.records import Announcement
from server.domain.repair_order import RepairOrder
from server.domain.visit import Visit
from server.projections import values
from server.projections.bay_video import bay_views
from server.projections.floor import Floor
from server.projections.views import Rows


def lounge_board(floor: Floor) -> Board:
    """Return the lounge's board: never a name, a phone number, a price or a fault."""
    orders = values.orders_here(floor)
    masks = values.masks(floor, "lounge", [floor.vehicle_of(floor.visits[visit_id]) for visit_id in orders])
    shown: boards.Shown = {"shop": values.shop_head(floor)}
    shown |= {f"car/{visit_id}": car for visit_id, car in _cars(floor, orders, masks).items()}
    shown |= bay_views(floor)
    call = _call(floor, [floor.visits[visit_id] for visit_id in orders], masks)
    return values.board_of(shown | ({"call": call} if call else {}))


def _cars(
    floor: Floor, orders: Mapping[str, RepairOrder], masks: Mapping[str, str]
) -> dict[str, boards.LoungeCar]:
    def rows() -> dict[str, Rows]:
        return {visit_id: _rows(floor, order, masks) for visit_id, order in orders.items()}

    def car(order: RepairOrder, visit: Visit, mask: str, *_said: object) -> boards.LoungeCar:
        return _car(floor, visit, order, mask)

    return floor.views.of("lounge", floor.number, rows, car)


def _rows(floor: Floor, order: RepairOrder, masks: Mapping[str, str]) -> Rows:
    visit = floor.visits[order.visit_id]
    vehicle, advisor = floor.vehicle_of(visit), floor.staff.get(visit.advisor_id or "")
    return (order, visit, masks[vehicle.plate], vehicle, advisor, floor.flows[order.flow_digest], floor.shop)


def _car(floor: Floor, visit: Visit, order: RepairOrder, mask: str) -> boards.LoungeCar:
    vehicle = floor.vehicle_of(visit)
    flow, stage = values.stage_of(floor, order)
    ready_at = values.ready_at(floor, order)
    return boards.LoungeCar(
        plate=values.plate(vehicle, mask),
        brand=values.words(vehicle.brand),
        series=values.words(vehicle.series),
        step=stage.step.value,
        step_index=flow.steps.index(stage.step),
        step_count=len(flow.steps),
        needs_customer=values.needs_customer(floor, order),
        window=values.window(order.promise),
        advisor=values.surname(floor, visit.advisor_id),
        handover_bay=floor.shop.handover_bay if ready_at else None,
        ready_at=ready_at,
    )


def _call(floor: Floor, here: list[Visit], masks: Mapping[str, str]) -> boards.Call | None:
    """The newest call: one about a car while that is still here, any other until it has been said."""
    present = {visit.visit_id: visit for visit in here}
    calls = [made for made in floor.announcements.values() if made.takes and _concerns(made, present)]
    if not calls:
        return None
    newest = max(calls, key=lambda made: (made.called_at, made.announcement_id))
    visit = present.get(newest.visit_id or "")
    vehicle = floor.vehicle_of(visit) if visit else None
    return boards.Call(
        announcement_id=newest.announcement_id,
        visit_id=newest.visit_id,
        plate=values.plate(vehicle, masks[vehicle.plate]) if vehicle else None,
        caption=values.words(newest.caption),
        audio=f"/api/announcements/{newest.announcement_id}/audio" if newest.audio else None,
        seconds=newest.seconds,
        called_at=newest.called_at,
        take=newest.takes,
        room=newest.room,
    )


def _concerns(made: Announcement, present: dict[str, Visit]) -> bool:
    return made.ending is None if made.visit_id is None else made.visit_id in present
