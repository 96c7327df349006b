"""A bay's tablet: the one job in the bay, and what could come next."""

from pydantic import BaseModel

from server.contract import boards
from server.contract.realtime import Board
from server.domain.repair_order import RepairOrder
from server.domain.staff import Role
from server.projections import values
from server.projections.floor import Floor
from server.projections.workshop_board import bay_value, cars


def bay_board(floor: Floor, number: str) -> Board:
    """Return the board of the bay with this number; one without a bay says so by lacking it."""
    shown: dict[str, BaseModel] = {"shop": values.shop_head(floor)}
    bay = next((found for found in floor.bays.values() if found.number == number), None)
    if bay is None:
        return values.board_of(shown)
    shown["bay"] = bay_value(floor, bay)
    shown |= {
        f"staff/{key}": values.staff_state(floor, member)
        for key, member in floor.staff.items()
        if Role.TECHNICIAN in member.roles
    }
    shown |= {f"next/{visit_id}": car for visit_id, car in cars(floor).items() if "assign_bay" in car.allowed}
    order = next((found for found in floor.orders.values() if found.occupied_bay_id == bay.bay_id), None)
    if order is not None:
        shown["job"] = _job(floor, order)
    return values.board_of(shown)


def _job(floor: Floor, order: RepairOrder) -> boards.BayJob:
    flow = floor.flows[order.flow_digest]
    ticked = {tick.item_id: tick.ticked_at for tick in order.checklist}
    return boards.BayJob(
        car=values.floor_car(floor, floor.visits[order.visit_id], order),
        checklist=[
            boards.ChecklistItem(
                item_id=entry.item_id, title=values.words(entry.name), ticked_at=ticked.get(entry.item_id)
            )
            for entry in flow.checklist
        ],
        photos=order.photos,
        mileage_km=order.mileage_km,
    )
