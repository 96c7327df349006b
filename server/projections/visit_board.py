"""The customer's own page: one visit, with its whole plate and its prices."""

from server.contract import boards
from server.contract.realtime import Board
from server.domain.customer_link import CustomerLink
from server.projections import values
from server.projections.bay_video import bay_stills, bay_views_for_customer
from server.projections.floor import Floor
from server.projections.reception import walkarounds


def visit_board(floor: Floor, link_id: str) -> Board:
    """Return the board of one customer link; without the visit once the car has left."""
    shown: boards.Shown = {"shop": values.shop_head(floor)}
    link = floor.customer_links.get(link_id)
    followed = _visit(floor, link) if link else None
    if link is not None and followed is not None:
        shown |= {"visit": followed} | bay_views_for_customer(floor, link.visit_id)
        shown |= bay_stills(floor, link.visit_id) | walkarounds(floor, link.visit_id)
    return values.board_of(shown)


def _visit(floor: Floor, link: CustomerLink) -> boards.CustomerVisit | None:
    visit = floor.visits.get(link.visit_id)
    order = floor.order_of(visit) if visit else None
    if visit is None or order is None:
        return None
    vehicle = floor.vehicle_of(visit)
    flow, stage = values.stage_of(floor, order)
    return boards.CustomerVisit(
        plate=values.plate(vehicle),
        brand=values.words(vehicle.brand),
        series=values.words(vehicle.series),
        step=stage.step.value,
        step_index=flow.steps.index(stage.step),
        step_count=len(flow.steps),
        steps=[step.value for step in flow.steps],
        timeline=[boards.TimelineEntry(step=reached.step.value, at=reached.at) for reached in order.timeline],
        window=values.window(order.promise),
        advisor=values.surname(floor, visit.advisor_id),
        lines=[values.line(floor, item) for item in order.lines],
        total_minor=order.total_minor,
        ready_at=values.ready_at(floor, order),
        handover_bay=floor.shop.handover_bay,
        delivered_at=order.delivered_at,
        rating=visit.rating,
    )
