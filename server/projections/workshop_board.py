"""The workshop control board: bays, cars with full plates, staff, stages and exceptions."""

from server.contract import boards
from server.contract.realtime import Board
from server.domain.bay import Bay as ShopBay
from server.domain.records import RaisedException
from server.domain.stage import Flow
from server.projections import values
from server.projections.booths import booths
from server.projections.clock_board import timers
from server.projections.floor import Floor
from server.projections.floor_cars import cars
from server.projections.reservations import reservations
from server.projections.views import Rows


def workshop_board(floor: Floor) -> Board:
    """Return the control board."""
    return values.board_of(workshop_values(floor))


def workshop_values(floor: Floor) -> boards.Shown:
    """Return what the control board and the desk share."""
    shown: boards.Shown = {"shop": values.shop_head(floor)}
    shown |= {f"bay/{bay_id}": bay for bay_id, bay in bays(floor).items()}
    shown |= {f"car/{visit_id}": car for visit_id, car in cars(floor).items()}
    shown |= {f"staff/{key}": member for key, member in values.staff_states(floor).items()}
    shown |= {f"at_job/{key}": job for key, job in values.at_jobs(floor).items()}
    for columns in _stages(floor).values():
        shown |= columns
    shown |= {f"booth/{bay_id}": booth for bay_id, booth in booths(floor).items()}
    shown |= {f"exception/{key}": _exception(floor, raised) for key, raised in floor.exceptions.items()}
    shown |= {f"reserved/{key}": reserved for key, reserved in reservations(floor).items()}
    return shown | timers(floor)


def bays(floor: Floor) -> dict[str, boards.Bay]:
    """Return the bays, each with the visit that stands in it, by their ids."""

    def rows() -> dict[str, Rows]:
        occupants = {bay_id: order.visit_id for bay_id, order in floor.orders_in_bays().items()}
        return {bay_id: (bay, occupants.get(bay_id)) for bay_id, bay in floor.bays.items()}

    return floor.views.of("bays", floor.number, rows, _bay)


def _bay(bay: ShopBay, visit_id: str | None) -> boards.Bay:
    return boards.Bay(
        bay_id=bay.bay_id,
        number=bay.number,
        kind=bay.kind,
        name=values.words(bay.name),
        visit_id=visit_id,
    )


def _stages(floor: Floor) -> dict[str, boards.Shown]:
    """The columns of the flow that new orders of each key get, the shop's usual one first."""

    def rows() -> dict[str, Rows]:
        current, usual = floor.current_flows, floor.shop.default_flow
        in_order = sorted(current, key=lambda key: (key != usual, key))
        return {key: (floor.flows[current[key]],) for key in in_order}

    return floor.views.of("stages", floor.number, rows, _columns)


def _columns(flow: Flow) -> boards.Shown:
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
