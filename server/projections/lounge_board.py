"""The lounge: every car in the shop's hands, by masked plate; and the call being made."""

from pydantic import BaseModel

from server.contract import boards
from server.contract.realtime import Board
from server.domain.plate import mask_plates
from server.domain.repair_order import RepairOrder
from server.domain.visit import Visit
from server.projections import values
from server.projections.floor import Floor


def lounge_board(floor: Floor) -> Board:
    """Return the lounge's board: never a name, a phone number, a price or a fault."""
    here = [visit for visit in floor.visits.values() if values.is_here(floor, visit)]
    masks = mask_plates([floor.vehicle_of(visit).plate for visit in here])
    shown: dict[str, BaseModel] = {"shop": values.shop_head(floor)}
    for visit in here:
        order = floor.order_of(visit)
        if order is not None:
            shown[f"car/{visit.visit_id}"] = _car(floor, visit, order, masks)
    call = _call(floor, here, masks)
    return values.board_of(shown | ({"call": call} if call else {}))


def _car(floor: Floor, visit: Visit, order: RepairOrder, masks: dict[str, str]) -> boards.LoungeCar:
    vehicle = floor.vehicle_of(visit)
    flow, stage = values.stage_of(floor, order)
    ready_at = values.ready_at(floor, order)
    return boards.LoungeCar(
        plate=values.plate(vehicle, masks[vehicle.plate]),
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


def _call(floor: Floor, here: list[Visit], masks: dict[str, str]) -> boards.Call | None:
    """The newest announcement, while its car is still here."""
    present = {visit.visit_id: visit for visit in here}
    calls = [made for made in floor.announcements.values() if made.visit_id in present]
    if not calls:
        return None
    newest = max(calls, key=lambda made: (made.called_at, made.announcement_id))
    vehicle = floor.vehicle_of(present[newest.visit_id])
    return boards.Call(
        announcement_id=newest.announcement_id,
        visit_id=newest.visit_id,
        plate=values.plate(vehicle, masks[vehicle.plate]),
        caption=values.words(newest.caption),
        audio=f"/api/announcements/{newest.announcement_id}/audio",
        seconds=newest.seconds,
        called_at=newest.called_at,
    )
