"""The workshop control board: bays, cars with full plates, staff, stages and exceptions."""

from pydantic import BaseModel

from server.contract import boards
from server.contract.realtime import Board
from server.domain.bay import Bay as ShopBay
from server.domain.records import RaisedException
from server.domain.stage import Flow
from server.projections import values
from server.projections.floor import Floor


def workshop_board(floor: Floor) -> Board:
    """Return the control board."""
    return values.board_of(workshop_values(floor))


def workshop_values(floor: Floor) -> dict[str, BaseModel]:
    """Return what the control board and the desk share."""
    shown: dict[str, BaseModel] = {"shop": values.shop_head(floor)}
    shown |= {f"bay/{bay.bay_id}": bay_value(floor, bay) for bay in floor.bays.values()}
    shown |= {f"car/{visit_id}": car for visit_id, car in cars(floor).items()}
    shown |= {f"staff/{key}": values.staff_state(floor, member) for key, member in floor.staff.items()}
    for flow in _current_flows(floor):
        shown |= _columns(flow)
    shown |= {f"exception/{key}": _exception(floor, raised) for key, raised in floor.exceptions.items()}
    return shown


def cars(floor: Floor) -> dict[str, boards.FloorCar]:
    """Return the cars in the shop's hands by visit."""
    found = {}
    for visit in floor.visits.values():
        order = floor.order_of(visit)
        if order is not None and order.delivered_at is None:
            found[visit.visit_id] = values.floor_car(floor, visit, order)
    return found


def bay_value(floor: Floor, bay: ShopBay) -> boards.Bay:
    """Return a bay with the visit that stands in it."""
    occupant = next((order for order in floor.orders.values() if order.occupied_bay_id == bay.bay_id), None)
    return boards.Bay(
        bay_id=bay.bay_id,
        number=bay.number,
        kind=bay.kind,
        name=values.words(bay.name),
        visit_id=occupant.visit_id if occupant else None,
    )


def _current_flows(floor: Floor) -> list[Flow]:
    """The newest flow of each key, the shop's usual one first."""
    by_key = {flow.key: flow for flow in floor.flows.values()}
    return sorted(by_key.values(), key=lambda flow: (flow.key != floor.shop.default_flow, flow.key))


def _columns(flow: Flow) -> dict[str, BaseModel]:
    return {
        f"stage/{flow.key}/{stage.key}": boards.StageColumn(
            stage=stage.key,
            name=values.words(stage.name),
            kind=stage.kind.value,
            order=order,
            wip_limit=stage.wip_limit,
            flow=flow.key,
        )
        for order, stage in enumerate(flow.stages)
    }


def _exception(floor: Floor, raised: RaisedException) -> boards.OpenException:
    visit = floor.visits.get(raised.visit_id or "")
    return boards.OpenException(
        exception_id=raised.exception_id,
        kind=raised.kind,
        visit_id=raised.visit_id,
        plate=values.plate(floor.vehicle_of(visit)) if visit else None,
        owner=values.full_name(floor, raised.owner_id),
        raised_at=raised.raised_at,
    )
