"""Making a version of an estimate: lines are checked against the catalogue, the promise against the bays."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from server.actions.earlier_repairs import require_earlier_lines
from server.contract.boards import LineOption as OptionBody, Words
from server.contract.deeds import EstimateCost as CostBody, EstimateDeed, EstimateLine
from server.domain.discounts import PriceList, check_discounts, largest_discount, price_list
from server.domain.errors import InvalidRequest
from server.domain.estimate import CostKind, Estimate, EstimateCost, EstimateItem, EstimateOption
from server.domain.promise_window import (
    Minutes,
    ProposedWindow,
    check_promise,
    is_on_its_way,
    minutes_after_work,
    minutes_left_after_work,
    proposed_window,
    remaining_work,
)
from server.domain.records import LinePart, LineWords, OptionWords
from server.domain.repair_order import JobLine, LineAuthorization, LineOption, Payer, RepairOrder
from server.domain.stage import Flow, Name
from server.store import tables
from server.store.identifiers import new_id
from server.store.shop_rows import ShopRows
from server.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class MadeEstimate:
    """A version with what the order and the boards keep of it."""

    estimate: Estimate
    lines: tuple[JobLine, ...]
    words: tuple[LineWords, ...]


def made_estimate(work: UnitOfWork, order_id: str, body: EstimateDeed) -> MadeEstimate:
    """Return the next version of an order's estimate; it is not written yet.

    Raises InvalidRequest where a line's price is not the sum of its costs, DiscountTooLarge, NotFound for an
    operation that is not in the catalogue.
    """
    shop = work.shop
    allowed = largest_discount(shop.discount_limits, work.actor.roles)
    prices = _prices(work, body)
    named = {line.repeats for line in body.lines if line.repeats}
    require_earlier_lines(work, work.orders.get(order_id), named)
    made = [(new_id(), line) for line in body.lines]
    items, lines = [], []
    for line_id, line in made:
        item = _item(line_id, line)
        operation = work.operations.get(line.operation_id) if line.operation_id else None
        check_discounts(item, operation, prices, allowed)
        items.append(item)
        lines.append(_job_line(line_id, line, operation.skills if operation else ()))
    estimate = Estimate(
        estimate_id=new_id(),
        shop_id=work.shop_id,
        order_id=order_id,
        number=len(work.estimates.where(tables.estimates.c.order_id == order_id)) + 1,
        made_at=work.now,
        made_by=work.actor.staff_id,
        tax_basis_points=shop.tax_basis_points,
        items=tuple(items),
        promised_from=body.promised_from,
        promised_to=body.promised_to,
        promise_reason=body.promise_reason,
    )
    return MadeEstimate(estimate, tuple(lines), tuple(_words(work.shop_id, order_id, *each) for each in made))


def keep_estimate(work: UnitOfWork, made: MadeEstimate) -> None:
    """Put a version on record with the words of its lines."""
    work.estimates.save(made.estimate)
    work.line_words.save_all(made.words)


def require_possible(work: UnitOfWork, order: RepairOrder, flow: Flow, made: MadeEstimate) -> None:
    """Raise PromiseTooEarly where the bays do not allow what is promised, and nobody said why they do."""
    own: Counter[str] = Counter()
    for line in made.lines:
        own[line.bay_kind] += line.standard_minutes
    earliest = earliest_window(work, order, flow, own, work.now)
    check_promise(made.estimate.promised_to, earliest, made.estimate.promise_reason)


def require_reachable(
    rows: ShopRows, order: RepairOrder, flow: Flow, promised_to: datetime, reason: str, now: datetime
) -> None:
    """Raise PromiseTooEarly where what is left to be done does not allow a promise, and nobody said why."""
    if reason.strip() or not is_on_its_way(order.stage, flow):
        return
    check_promise(promised_to, window_of_the_rest(rows, order, flow, now), reason)


def window_of_the_rest(rows: ShopRows, order: RepairOrder, flow: Flow, now: datetime) -> ProposedWindow:
    """Return the earliest window in which a car can be ready, by what is left to be done on it.

    A car that stands in its bay waits for none, nor does one whose work is done.
    """
    left, after = remaining_work(order, flow, now), minutes_left_after_work(order.stage, flow)
    if left and order.occupied_bay_id is None:
        return earliest_window(rows, order, flow, left, now)
    return proposed_window(now, left, [], rows.bays.where(), rows.shop.calendar, after)


def earliest_window(
    rows: ShopRows, order: RepairOrder, flow: Flow, own: Minutes, now: datetime
) -> ProposedWindow:
    """Return the earliest window in which the order's car can be ready, with `own` work in bays."""
    others = [other for other in rows.orders.here() if other.order_id != order.order_id]
    others.sort(key=lambda other: other.promise.to_at if other.promise else other.opened_at)
    waiting = [remaining_work(other, rows.pinned_flow(other.flow_digest), now) for other in others]
    bays = rows.bays.where()
    return proposed_window(now, own, waiting, bays, rows.shop.calendar, minutes_after_work(flow))


def _item(line_id: str, line: EstimateLine) -> EstimateItem:
    costs = tuple(_cost(cost) for cost in line.costs) or (_plain_cost(line),)
    item = EstimateItem(
        line_id=line_id,
        title=_name(line.title),
        costs=costs,
        payer=Payer(line.payer),
        safety=line.safety,
        standard_minutes=line.standard_minutes,
        bay_kind=line.bay_kind,
        operation_id=line.operation_id,
        explanation=_name(line.explanation) if line.explanation else None,
        options=tuple(_option(option) for option in line.options),
        repeats=line.repeats,
    )
    if item.amount_minor != line.price_minor:
        raise InvalidRequest(
            f"'{line.title.en}' costs {item.amount_minor} by its lines, not {line.price_minor}",
            field="price_minor",
        )
    return item


def _prices(work: UnitOfWork, body: EstimateDeed) -> PriceList:
    """The shop's prices; the catalogue is read only where a line names no operation of it."""
    in_words = any(line.operation_id is None for line in body.lines)
    offered = work.operations.where(tables.operations.c.offered.is_(True)) if in_words else ()
    return price_list(work.shop.labour_hour_minor, offered)


def _option(option: OptionBody) -> EstimateOption:
    if option.price_minor < 0 or option.minutes < 0:
        raise InvalidRequest(f"'{option.title.en}' costs or takes less than nothing", field="options")
    return EstimateOption(
        option.option_id, _name(option.title), _name(option.detail), option.minutes, option.price_minor
    )


def _cost(cost: CostBody) -> EstimateCost:
    told = cost.model_dump() | {"kind": CostKind(cost.kind), "title": _name(cost.title)}
    return EstimateCost(**told)


def _plain_cost(line: EstimateLine) -> EstimateCost:
    """A line without costs of its own: a title and a price."""
    return EstimateCost(CostKind.OTHER, _name(line.title), line.price_minor)


def _job_line(line_id: str, line: EstimateLine, skills: tuple[str, ...]) -> JobLine:
    return JobLine(
        line_id=line_id,
        standard_minutes=line.standard_minutes,
        price_minor=line.price_minor,
        added=False,
        safety=line.safety,
        authorization=LineAuthorization.REQUESTED,
        payer=Payer(line.payer),
        options=tuple(LineOption(each.option_id, each.minutes, each.price_minor) for each in line.options),
        bay_kind=line.bay_kind,
        skills=skills,
        repeats=line.repeats,
    )


def _words(shop_id: str, order_id: str, line_id: str, line: EstimateLine) -> LineWords:
    return LineWords(
        line_id,
        shop_id,
        order_id,
        _name(line.title),
        _name(line.explanation) if line.explanation else None,
        tuple(OptionWords(each.option_id, _name(each.title), _name(each.detail)) for each in line.options),
        tuple(
            LinePart(_name(cost.title), cost.number, cost.brand, cost.quantity_thousandths)
            for cost in line.costs
            if CostKind(cost.kind) is CostKind.PART
        ),
    )


def _name(words: Words) -> Name:
    return Name(zh=words.zh, en=words.en)
