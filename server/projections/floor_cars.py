"""The cars in the shop's hands, as the staff see them on several boards."""

from server.contract import boards
from server.domain.allowed_deeds import allowed_deeds
from server.domain.clock_rules import PROMISE_NEAR
from server.domain.clock_timer import Timer
from server.domain.customer_link import CustomerLink
from server.domain.repair_order import RepairOrder
from server.domain.visit import Visit
from server.projections import values
from server.projections.booths import paint_work
from server.projections.checks import check_asked, sent_back
from server.projections.floor import Floor
from server.projections.step_back import step_back_offer
from server.projections.views import Rows


def cars(floor: Floor) -> dict[str, boards.FloorCar]:
    """Return the cars in the shop's hands by visit."""

    def rows() -> dict[str, Rows]:
        links = {link.visit_id: link for link in floor.customer_links.values()}
        near = {timer.visit_id: timer for timer in floor.timers.values() if timer.rule == PROMISE_NEAR}
        return {
            visit_id: (
                floor.visits[visit_id],
                order,
                near.get(visit_id),
                links.get(visit_id),
                *_said_of(floor, order),
            )
            for visit_id, order in values.orders_here(floor).items()
        }

    def car(
        visit: Visit, order: RepairOrder, near: Timer | None, link: CustomerLink | None, *_said: object
    ) -> boards.FloorCar:
        return _floor_car(floor, visit, order, near, link)

    return floor.views.of("cars", floor.number, rows, car)


def _said_of(floor: Floor, order: RepairOrder) -> Rows:
    """All rows beside its own that a car's value is made of."""
    visit = floor.visits[order.visit_id]
    return (
        floor.vehicle_of(visit),
        floor.flows[order.flow_digest],
        floor.staff.get(visit.advisor_id or ""),
        floor.staff.get(order.work.technician_id or ""),
        floor.appointment_words.get(visit.appointment_id or ""),
        floor.reworks.get(order.order_id),
        floor.receptions.get(order.order_id),
        floor.paint_jobs.get(order.order_id),
        floor.booth_rules,
        *[floor.line_words[line.line_id] for line in order.lines],
    )


def _floor_car(
    floor: Floor, visit: Visit, order: RepairOrder, near: Timer | None, link: CustomerLink | None
) -> boards.FloorCar:
    vehicle, reception = floor.vehicle_of(visit), floor.receptions.get(order.order_id)
    flow, stage = values.stage_of(floor, order)
    return boards.FloorCar(
        visit_id=visit.visit_id,
        order_id=order.order_id,
        order_version=order.version,
        order_number=order.number,
        plate=values.plate(vehicle),
        brand=values.words(vehicle.brand),
        series=values.words(vehicle.series),
        job=values.words(values.title(floor, order)),
        advisor_id=visit.advisor_id,
        advisor=values.full_name(floor, visit.advisor_id),
        flow=order.flow,
        stage=stage.key,
        stage_kind=stage.kind.value,
        stage_entered_at=order.stage_entered_at,
        stage_limit_minutes=stage.standard_minutes,
        step=stage.step.value,
        step_index=flow.steps.index(stage.step),
        step_count=len(flow.steps),
        work=values.work(floor, order),
        window=values.window(order.promise),
        at_risk_from=near.warns_at if near else None,
        arrived_at=visit.arrived_at,
        booked=visit.appointment_id is not None,
        waits_here=order.waits_here,
        no_wash=reception is not None and reception.no_wash,
        rework_count=order.rework_count,
        called_at=order.called_at,
        settled_at=order.settled_at,
        total_minor=order.total_minor,
        paid_minor=order.paid_minor,
        lines=[values.line(floor, item) for item in order.lines],
        allowed=sorted(deed.value for deed in allowed_deeds(order, flow)),
        key_tag=visit.key_tag,
        spot=visit.spot,
        check=check_asked(order, flow, stage, reception),
        sent_back=sent_back(floor.reworks.get(order.order_id), order, flow),
        step_back=step_back_offer(order, flow),
        paint=paint_work(order, flow, floor.paint_jobs.get(order.order_id), floor.booth_rules),
        customer_link=link is not None,
    )
