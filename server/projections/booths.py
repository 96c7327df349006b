"""The paint booths: what stands in each, what was decided, and what is proposed of the queue before them."""

from collections.abc import Mapping, Sequence

from server.contract import boards
from server.domain.bay import Bay
from server.domain.booth import PAINT_BOOTH, BoothRules, Load, Waiting, used_cm
from server.domain.booth_queue import is_painted, loads_of_booths, waiting_of, waits_for_booth
from server.domain.booth_state import Booth
from server.domain.paint_job import PaintJob
from server.domain.repair_order import RepairOrder
from server.domain.stage import Flow
from server.domain.visit import Visit
from server.projections import values
from server.projections.floor import Floor
from server.projections.views import Rows


def booths(floor: Floor) -> dict[str, boards.PaintBooth]:
    """Return the booths by their bays' ids."""
    here = [(bay, floor.booths.get(bay.bay_id)) for bay in _booth_bays(floor)]
    if not here:
        return {}
    bay_ids = {bay.bay_id for bay, _ in here}
    orders = [
        order
        for order in sorted(values.orders_here(floor).values(), key=lambda one: one.order_id)
        if waits_for_booth(order, floor.booth_rules) or order.occupied_bay_id in bay_ids
    ]

    def rows() -> dict[str, Rows]:
        told = [
            (order, floor.visits[order.visit_id], floor.paint_jobs.get(order.order_id)) for order in orders
        ]
        return {"line": (floor.booth_rules, tuple(here), tuple(told))}

    return floor.views.of("booths", floor.number, rows, _line)["line"]


def paint_work(
    order: RepairOrder, flow: Flow, job: PaintJob | None, rules: BoothRules
) -> boards.PaintWork | None:
    """Return what of a car is painted; None where its flow leads through no booth."""
    if not is_painted(flow, rules):
        return None
    if job is None:
        return boards.PaintWork(colour_code="", extent=None, panels=0)
    return boards.PaintWork(colour_code=job.colour_code, extent=job.extent.value, panels=job.panels)


Here = tuple[Bay, Booth | None]
"""A bay that is a booth, and how it stands, if anybody has decided anything there."""
Told = tuple[RepairOrder, Visit, PaintJob | None]
"""A car that stands in a booth or waits for one."""


def _line(rules: BoothRules, here: Sequence[Here], told: Sequence[Told]) -> dict[str, boards.PaintBooth]:
    waiting = [each for each in told if waits_for_booth(each[0], rules)]
    queue = {
        order.order_id: waiting_of(order, job, booked=visit.appointment_id is not None)
        for order, visit, job in waiting
        if job is not None
    }
    states = [(booth or Booth(bay.bay_id, bay.shop_id), rules.length_cm(bay.number)) for bay, booth in here]
    proposed = loads_of_booths(queue, states, rules)
    longest = max(length for _, length in states)
    not_told = [order.visit_id for order, _, job in waiting if job is None]
    too_long = [
        order.visit_id for order, _, job in waiting if job is not None and rules.needed_cm(job) > longest
    ]
    visits = {order.order_id: order.visit_id for order, _, _ in waiting}
    return {
        bay.bay_id: boards.PaintBooth(
            bay_id=bay.bay_id,
            number=bay.number,
            name=values.words(bay.name),
            length_cm=length,
            colour_code=booth.colour_code,
            inside=[order.visit_id for order, _, _ in told if order.occupied_bay_id == bay.bay_id],
            planned=_planned(booth, queue, visits, rules),
            override=booth.override.value if booth.override else None,
            proposed=[_load(load, visits) for load in proposed[bay.bay_id]],
            not_told=not_told,
            too_long=too_long,
        )
        for (bay, _), (booth, length) in zip(here, states, strict=True)
    }


def _planned(
    booth: Booth, queue: Mapping[str, Waiting], visits: Mapping[str, str], rules: BoothRules
) -> boards.BoothLoad | None:
    """What was decided, as far as it still waits."""
    inside = [queue[order_id] for order_id in booth.planned if order_id in queue]
    if not inside:
        return None
    order_ids = tuple(each.order_id for each in inside)
    used = used_cm((each.job for each in inside), rules)
    return _load(Load(order_ids, inside[0].job.colour_code, used, ()), visits)


def _load(load: Load, visits: Mapping[str, str]) -> boards.BoothLoad:
    return boards.BoothLoad(
        visit_ids=[visits[order_id] for order_id in load.order_ids],
        order_ids=list(load.order_ids),
        colour_code=load.colour_code,
        used_cm=load.used_cm,
        reasons=[reason.value for reason in load.reasons],
    )


def _booth_bays(floor: Floor) -> list[Bay]:
    found = [bay for bay in floor.bays.values() if bay.kind == PAINT_BOOTH]
    return sorted(found, key=lambda bay: bay.number)
