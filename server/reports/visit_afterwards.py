"""A visit that is over, for its customer: the floor knows the car no more, the record does."""

from server.contract.visit_afterwards import VisitAfterwards
from server.domain.errors import NotFound
from server.reports.settlement import settlement
from server.store.shop_rows import ShopRows


def visit_afterwards(rows: ShopRows, visit_id: str) -> VisitAfterwards:
    """Return what stays on the customer's page; raise NotFound while the car is here."""
    visit = rows.visits.get(visit_id)
    orders = rows.orders.of_visit(visit_id)
    if visit.departed_at is None or not orders:
        raise NotFound("this visit is not over", visit_id=visit_id)
    sheet = settlement(rows, orders[-1].order_id)
    return VisitAfterwards(
        plate=sheet.plate,
        brand=sheet.brand,
        series=sheet.series,
        lines=sheet.lines,
        declined=sheet.declined,
        own_minor=sum(line.amount_minor for line in sheet.lines if line.payer == "customer"),
        advice=sheet.advice,
        next_service_on=sheet.next_service_on,
        next_service_km=sheet.next_service_km,
        recheck_on=sheet.recheck_on,
        rating=visit.rating,
    )
