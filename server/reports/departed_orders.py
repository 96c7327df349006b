"""Orders whose cars have left: who still owes, and whose money may go back."""

from server.contract.boards import Plate, Words
from server.contract.settlement import MOST_LISTED, DepartedOrder, DepartedOrders
from server.domain.plate import normalise_plate
from server.domain.repair_order import RepairOrder
from server.domain.stage import Name
from server.domain.visit import Visit
from server.reports.loan_charges import loan_charges
from server.store import tables
from server.store.shop_rows import ShopRows


def departed_orders(rows: ShopRows, search: str) -> DepartedOrders:
    """Return who left owing, the last first; or all orders of one plate that are over."""
    visits = _of_plate(rows, search) if search.strip() else _owing(rows)
    orders = rows.orders.where(tables.repair_orders.c.visit_id.in_(list(visits)))
    wanted = [order for order in orders if _is_over(order, visits[order.visit_id], owing=not search.strip())]
    newest_first = sorted(wanted, key=lambda order: order.opened_at, reverse=True)
    entries = [_entry(rows, order, visits[order.visit_id]) for order in newest_first[:MOST_LISTED]]
    return DepartedOrders(zone=rows.shop.zone, orders=entries, loan_charges=loan_charges(rows))


def _owing(rows: ShopRows) -> dict[str, Visit]:
    return {visit.visit_id: visit for visit in rows.visits.where(tables.visits.c.left_unsettled.is_(True))}


def _of_plate(rows: ShopRows, search: str) -> dict[str, Visit]:
    here = rows.vehicles.where(tables.vehicles.c.plate == normalise_plate(search))
    found = rows.visits.where(tables.visits.c.vehicle_id.in_([vehicle.vehicle_id for vehicle in here]))
    return {visit.visit_id: visit for visit in found}


def _is_over(order: RepairOrder, visit: Visit, *, owing: bool) -> bool:
    if owing:
        return order.settled_at is None
    return visit.departed_at is not None or order.delivered_at is not None


def _entry(rows: ShopRows, order: RepairOrder, visit: Visit) -> DepartedOrder:
    vehicle = rows.vehicles.get(visit.vehicle_id)
    owner = rows.customers.find(vehicle.customer_id)
    return DepartedOrder(
        order_id=order.order_id,
        order_number=order.number,
        order_version=order.version,
        plate=Plate(text=vehicle.plate, colour=vehicle.plate_colour),
        brand=_words(vehicle.brand),
        series=_words(vehicle.series),
        customer_name=owner.name if owner else "",
        left_at=visit.departed_at,
        delivered_at=order.delivered_at,
        owed_minor=max(0, order.total_minor - order.paid_minor),
    )


def _words(name: Name) -> Words:
    return Words(zh=name.zh, en=name.en)
