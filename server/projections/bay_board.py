"""A bay's tablet: the one job in the bay, and what could come next."""

from server.contract import boards
from server.contract.realtime import Board
from server.domain.reception import Reception
from server.domain.records import LinePart, LineWords
from server.domain.repair_order import RepairOrder
from server.domain.staff import Role
from server.domain.stage import Flow
from server.projections import values
from server.projections.bay_video import bay_views
from server.projections.floor import Floor
from server.projections.floor_cars import cars
from server.projections.views import Rows
from server.projections.workshop_board import bays


def bay_board(floor: Floor, number: str) -> Board:
    """Return the board of the bay with this number; one without a bay says so by lacking it."""
    shown: boards.Shown = {"shop": values.shop_head(floor)}
    bay = next((found for found in floor.bays.values() if found.number == number), None)
    if bay is None:
        return values.board_of(shown)
    shown["bay"] = bays(floor)[bay.bay_id]
    shown |= {
        f"staff/{key}": state
        for key, state in values.staff_states(floor).items()
        if Role.TECHNICIAN in floor.staff[key].roles
    }
    shown |= {f"next/{visit_id}": car for visit_id, car in cars(floor).items() if "assign_bay" in car.allowed}
    job = _jobs(floor).get(bay.bay_id)
    if job is not None:
        here = job.car.visit_id
        shown |= {f"at_job/{key}": at for key, at in values.at_jobs(floor).items() if at.visit_id == here}
        shown |= {"job": job} | bay_views(floor, job.car.visit_id)
    return values.board_of(shown)


def _jobs(floor: Floor) -> dict[str, boards.BayJob]:
    """Return the jobs in the bays, by the bays' ids."""

    def rows() -> dict[str, Rows]:
        shown = cars(floor)
        return {
            bay_id: (
                shown[order.visit_id],
                order,
                floor.flows[order.flow_digest],
                floor.receptions.get(order.order_id),
                *[floor.line_words[line.line_id] for line in order.lines],
            )
            for bay_id, order in floor.orders_in_bays().items()
        }

    return floor.views.of("jobs", floor.number, rows, _job)


def _job(
    car: boards.FloorCar, order: RepairOrder, flow: Flow, reception: Reception | None, *said: LineWords
) -> boards.BayJob:
    ticked = {tick.item_id: tick.ticked_at for tick in order.checklist}
    return boards.BayJob(
        car=car,
        checklist=[
            boards.ChecklistItem(
                item_id=entry.item_id, title=values.words(entry.name), ticked_at=ticked.get(entry.item_id)
            )
            for entry in flow.checklist
        ],
        photos=order.photos,
        mileage_km=order.mileage_km,
        own_words=reception.own_words if reception else "",
        parts=[_part(line.line_id, part) for line in said for part in line.parts],
    )


def _part(line_id: str, part: LinePart) -> boards.TakenPart:
    return boards.TakenPart(
        line_id=line_id,
        title=values.words(part.name),
        number=part.number,
        brand=part.brand,
        quantity_thousandths=part.quantity_thousandths,
    )
