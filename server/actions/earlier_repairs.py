"""Which of a car's earlier repairs the shop answers for still, for whoever receives it again."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from server.contract.boards import Words
from server.contract.receptions import ManufacturerCover, PayerProposal, StandingRepair, StandingWarranty
from server.domain.catalogue import Operation
from server.domain.earlier_repair import EarlierRepair, repeated
from server.domain.errors import InvalidRequest
from server.domain.estimate import EstimateItem
from server.domain.manufacturer_warranty import Cover, CoverState, cover
from server.domain.repair_order import JobLine, RepairOrder
from server.domain.warranty_terms import WarrantyTerms
from server.projections.values import words
from server.projections.warranty import warranty_end, warranty_of
from server.store import tables
from server.store.shop_rows import ShopRows
from server.store.vehicle_history import earlier_orders


def standing_warranty(
    rows: ShopRows, order_id: str, operation_ids: Sequence[str], terms: WarrantyTerms, now: datetime
) -> StandingWarranty:
    """Return what stands for the order's car today, and who is proposed to pay for these operations."""
    order = rows.orders.get(order_id)
    vehicle = rows.vehicles.get(rows.visits.get(order.visit_id).vehicle_id)
    day, km = rows.shop.calendar.day_of(now), _mileage(rows, order)
    standing = [repair for repair in _earlier_repairs(rows, order) if repair.stands(day, km)]
    own_terms = [term for term in terms.manufacturers if term.is_for(vehicle.brand)]
    covers = [cover(term, vehicle.first_registered_on, day, km) for term in own_terms]
    wanted = rows.operations.among(tables.operations.c.operation_id, operation_ids)
    proposals = (_proposal(operation, standing, covers) for operation in wanted)
    return StandingWarranty(
        mileage_km=km,
        repairs=[_told(rows, repair) for repair in standing],
        manufacturer=[_cover(each) for each in covers],
        proposals=[proposal for proposal in proposals if proposal is not None],
    )


def require_earlier_lines(rows: ShopRows, order: RepairOrder, line_ids: set[str]) -> None:
    """Raise InvalidRequest unless these are lines of earlier orders of the same car that were delivered."""
    known = {repair.line.line_id for repair in _earlier_repairs(rows, order)} if line_ids else set()
    if unknown := sorted(line_ids - known):
        raise InvalidRequest(f"this car had no such work done: {', '.join(unknown)}", field="repeats")


def _mileage(rows: ShopRows, order: RepairOrder) -> int | None:
    reception = rows.receptions.find(order.order_id)
    return order.mileage_km if order.mileage_km is not None or reception is None else reception.mileage_km


def _earlier_repairs(rows: ShopRows, order: RepairOrder) -> list[EarlierRepair]:
    """The lines that were given a warranty, those of the newest order first."""
    visit = rows.visits.get(order.visit_id)
    orders = [each for each in earlier_orders(rows, visit.vehicle_id, visit.visit_id) if each.delivered_at]
    items = _items(rows, orders)
    return [
        _repair(rows, each, line, items.get(line.line_id))
        for each in orders
        for line in each.lines
        if line.warranty is not None
    ]


def _items(rows: ShopRows, orders: Iterable[RepairOrder]) -> dict[str, EstimateItem]:
    versions = rows.estimates.among(tables.estimates.c.order_id, [order.order_id for order in orders])
    return {item.line_id: item for version in versions for item in version.items}


def _repair(rows: ShopRows, order: RepairOrder, line: JobLine, item: EstimateItem | None) -> EarlierRepair:
    if item is not None:
        numbers = frozenset(cost.number for cost in item.costs if cost.number)
        return EarlierRepair(order, line, item.operation_id, numbers)
    operation = rows.operations.by_code(line.operation) if line.operation else None
    if operation is None:
        return EarlierRepair(order, line)
    numbers = frozenset(part.number for part in operation.parts if part.number)
    return EarlierRepair(order, line, operation.operation_id, numbers)


def _proposal(
    operation: Operation, standing: Iterable[EarlierRepair], covers: Iterable[Cover]
) -> PayerProposal | None:
    """What the shop did and answers for goes before what the manufacturer may pay."""
    key = operation.operation_id
    if (repair := repeated(standing, operation)) is not None:
        return PayerProposal(operation_id=key, payer="internal", repeats=repair.line.line_id, term=None)
    for each in covers:
        if each.state is not CoverState.OVER and each.term.pays_for(operation):
            return PayerProposal(operation_id=key, payer="warranty", repeats=None, term=words(each.term.name))
    return None


def _cover(each: Cover) -> ManufacturerCover:
    return ManufacturerCover(name=words(each.term.name), state=each.state.value, end=warranty_end(each.end))


def _told(rows: ShopRows, repair: EarlierRepair) -> StandingRepair:
    said = rows.line_words.find(repair.line.line_id)
    given, delivered_at = warranty_of(repair.line.warranty), repair.order.delivered_at
    assert given is not None
    assert delivered_at is not None
    return StandingRepair(
        line_id=repair.line.line_id,
        order_id=repair.order.order_id,
        order_number=repair.order.number,
        title=words(said.title) if said else Words(zh="", en=""),
        delivered_on=rows.shop.calendar.day_of(delivered_at),
        mileage_km=repair.order.mileage_km,
        warranty=given,
    )
