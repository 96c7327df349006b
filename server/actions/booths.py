"""The paint booth: colour and size are written down, its next load is decided on, it is filled."""

from pydantic import BaseModel

from server.actions.orders import change_order
from server.contract.deeds import FillBooth, KeepPaintJob, OrderDeed, PlanLoad
from server.domain import events, order_deeds
from server.domain.allowed_deeds import Deed
from server.domain.bay import Bay
from server.domain.booth import PAINT_BOOTH, BoothRules, Waiting, used_cm
from server.domain.booth_queue import loads_of_booths, waiting_of, waits_for_booth
from server.domain.booth_state import Booth, evolve_booth
from server.domain.errors import BayOccupied, InvalidRequest
from server.domain.paint_job import PaintExtent, PaintJob, colour_code_of
from server.domain.permissions import ShopDeed
from server.domain.staff import Role
from server.store import tables
from server.store.shop_rows import ShopRows
from server.store.unit_of_work import UnitOfWork


class PaintJobAnswer(BaseModel):
    """What was kept."""

    order_id: str
    event_number: int


class BoothAnswer(BaseModel):
    """The booth, and the event of what was decided."""

    bay_id: str
    event_number: int


def keep_paint_job(work: UnitOfWork, order_id: str, body: KeepPaintJob) -> PaintJobAnswer:
    """Write down in which colour and how much of a car is painted."""
    work.permit(ShopDeed.KEEP_PAINT_JOB)
    order = work.orders.get(order_id)
    code = colour_code_of(body.colour_code)
    extent = PaintExtent(body.extent)
    job = PaintJob(order_id, work.shop_id, code, extent, body.panels, work.now, work.actor.staff_id)
    work.paint_jobs.save(job)
    kept = events.PaintJobKept(order_id=order_id, visit_id=order.visit_id)
    return PaintJobAnswer(order_id=order_id, event_number=work.record(kept).number)


def plan_load(work: UnitOfWork, bay_id: str, body: PlanLoad, rules: BoothRules) -> BoothAnswer:
    """Decide what goes into a booth next, as it is proposed or with a reason otherwise."""
    work.permit(Deed.ASSIGN_BAY)
    bay = _booth_bay(work, bay_id)
    queue = booth_queue(work, rules)
    chosen = [queue[order_id] for order_id in dict.fromkeys(body.order_ids) if order_id in queue]
    if len(chosen) < len(body.order_ids):
        raise InvalidRequest("one of these cars does not wait for the booth", field="order_ids")
    if len({each.job.colour_code for each in chosen}) > 1:
        raise InvalidRequest("one load has one colour: the guns are cleaned between two", field="order_ids")
    needed, length = used_cm((each.job for each in chosen), rules), rules.length_cm(bay.number)
    if needed > length:
        raise InvalidRequest(f"these need {needed} cm of the booth's {length}", field="order_ids")
    order_ids = tuple(each.order_id for each in chosen)
    as_proposed = set(order_ids) == set(_proposed(work, bay_id, queue, rules))
    if not as_proposed and body.override is None:
        raise InvalidRequest("this is not what is proposed: say why", field="override")
    override = None if as_proposed else body.override
    return _record(work, events.BoothLoadPlanned(bay_id=bay_id, order_ids=order_ids, override=override))


def drop_load(work: UnitOfWork, bay_id: str) -> BoothAnswer:
    """What was decided does not count any more."""
    work.permit(Deed.ASSIGN_BAY)
    if not booth_of(work, _booth_bay(work, bay_id).bay_id).planned:
        raise InvalidRequest("no load is decided for this booth", field="bay_id")
    return _record(work, events.BoothLoadDropped(bay_id=bay_id))


def fill_booth(work: UnitOfWork, bay_id: str, body: FillBooth, rules: BoothRules) -> BoothAnswer:
    """The planned cars stand in the booth together, given to one technician; raise BayOccupied."""
    work.permit(Deed.ASSIGN_BAY)
    bay, technician = _booth_bay(work, bay_id), work.staff.get(body.technician_id)
    if Role.TECHNICIAN not in technician.roles or not technician.works_here:
        raise InvalidRequest(f"'{technician.name.en}' is not a technician here", field="technician_id")
    if any(order.occupied_bay_id == bay_id for order in work.orders.here()):
        raise BayOccupied("another car stands in that bay", bay_id=bay_id)
    queue = booth_queue(work, rules)
    inside = [queue[order_id] for order_id in booth_of(work, bay_id).planned if order_id in queue]
    if not inside:
        raise InvalidRequest("no load is decided for this booth", field="bay_id")
    for each in inside:
        change_order(
            work,
            each.order_id,
            Deed.ASSIGN_BAY,
            OrderDeed(),
            lambda order, flow: order_deeds.assign_bay(
                order, flow, bay.bay_id, technician.staff_id, shares=True
            ),
        )
    order_ids = tuple(each.order_id for each in inside)
    colour_code = inside[0].job.colour_code
    return _record(work, events.BoothFilled(bay_id=bay_id, order_ids=order_ids, colour_code=colour_code))


def booth_queue(rows: ShopRows, rules: BoothRules) -> dict[str, Waiting]:
    """Return the jobs that wait for a booth, by order, with colour and size written down."""
    orders = [order for order in rows.orders.here() if waits_for_booth(order, rules)]
    jobs = rows.paint_jobs.where(tables.paint_jobs.c.order_id.in_([order.order_id for order in orders]))
    known = {job.order_id: job for job in jobs}
    visits = rows.visits.where(tables.visits.c.departed_at.is_(None))
    booked = {visit.visit_id for visit in visits if visit.appointment_id is not None}
    return {
        order.order_id: waiting_of(order, known[order.order_id], booked=order.visit_id in booked)
        for order in orders
        if order.order_id in known
    }


def booth_of(rows: ShopRows, bay_id: str) -> Booth:
    """Return how a booth stands; one that was never filled has no colour."""
    return rows.booths.find(bay_id) or Booth(bay_id, rows.shop_id)


def _booth_bay(work: UnitOfWork, bay_id: str) -> Bay:
    bay = work.bays.get(bay_id)
    if bay.kind != PAINT_BOOTH:
        raise InvalidRequest(f"bay {bay.number} is no paint booth", field="bay_id")
    return bay


def _proposed(work: UnitOfWork, bay_id: str, queue: dict[str, Waiting], rules: BoothRules) -> tuple[str, ...]:
    """What the board proposes next for a booth, as if nothing were decided for it."""
    bays = [bay for bay in work.bays.where() if bay.kind == PAINT_BOOTH]
    booths = [
        (
            Booth(bay_id, work.shop_id, known.colour_code) if bay.bay_id == bay_id else known,
            rules.length_cm(bay.number),
        )
        for bay in sorted(bays, key=lambda bay: bay.number)
        for known in [booth_of(work, bay.bay_id)]
    ]
    loads = loads_of_booths(queue, booths, rules)[bay_id]
    return loads[0].order_ids if loads else ()


def _record(work: UnitOfWork, event: events.BoothEvent) -> BoothAnswer:
    envelope = work.record(event)
    work.booths.save(evolve_booth(event, booth_of(work, event.bay_id), envelope.occurred_at))
    return BoothAnswer(bay_id=event.bay_id, event_number=envelope.number)
