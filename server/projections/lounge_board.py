"""The lounge: every car in the shop's hands, by masked plate; and the calls being made."""

from collections.abc import Collection, Mapping

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
    return values.board_of(shown | _calls(floor, orders, masks))


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


def _calls(floor: Floor, orders: Mapping[str, RepairOrder], masks: Mapping[str, str]) -> boards.Shown:
    """The newest call of each room: one about a car while that is here, any other until it has been said.

    What had to be said elsewhere is shown on in the room that it was meant for.
    """
    made = [call for call in floor.announcements.values() if call.said_in and _concerns(call, orders)]
    by_age = sorted(made, key=lambda call: (call.called_at, call.announcement_id))
    newest = {room: call for call in by_age for room in (call.room, call.said_in)}
    return {f"call/{room}": _call(floor, call, masks) for room, call in newest.items()}


def _call(floor: Floor, made: Announcement, masks: Mapping[str, str]) -> boards.Call:
    vehicle = floor.vehicle_of(floor.visits[made.visit_id]) if made.visit_id else None
    return boards.Call(
        announcement_id=made.announcement_id,
        visit_id=made.visit_id,
        plate=values.plate(vehicle, masks[vehicle.plate]) if vehicle else None,
        caption=values.words(made.caption),
        audio=f"/api/announcements/{made.announcement_id}/audio" if made.audio else None,
        seconds=made.seconds,
        called_at=made.called_at,
        take=made.takes,
        room=made.said_in or made.room,
    )


def _concerns(made: Announcement, here: Collection[str]) -> bool:
    return made.ending is None if made.visit_id is None else made.visit_id in here
