"""What customers did not want: kept with the vehicle, shown again, settled by an advisor."""

from collections.abc import Iterable
from dataclasses import replace

from pydantic import BaseModel

from server.domain import events
from server.domain.permissions import ShopDeed
from server.domain.recommendation import Recommendation
from server.domain.repair_order import JobLine
from server.store import tables
from server.store.shop_rows import ShopRows
from server.store.unit_of_work import UnitOfWork


class RecommendationAnswer(BaseModel):
    """What was settled."""

    recommendation_id: str


def keep_declined(work: UnitOfWork, order_id: str, line_ids: Iterable[str]) -> None:
    """Put lines that the customer has just declined on their vehicle's record."""
    declined = set(line_ids)
    if not declined:
        return
    order = work.orders.get(order_id)
    vehicle_id = work.visits.get(order.visit_id).vehicle_id
    lines = [line for line in order.lines if line.line_id in declined]
    work.recommendations.save_all(_recommendation(work, vehicle_id, order_id, line) for line in lines)


def open_recommendations(rows: ShopRows, vehicle_id: str) -> list[Recommendation]:
    """Return what was declined for a vehicle and is still open, the newest first."""
    column = tables.recommendations.c
    kept = rows.recommendations.where(column.vehicle_id == vehicle_id, column.settled_at.is_(None))
    return sorted(kept, key=lambda each: each.declined_at, reverse=True)


def settle_recommendation(work: UnitOfWork, recommendation_id: str) -> RecommendationAnswer:
    """Somebody took care of it, or it is out of date: it is not shown any more."""
    work.permit(ShopDeed.SETTLE_RECOMMENDATION)
    kept = work.recommendations.get(recommendation_id)
    if kept.settled_at is None:
        work.recommendations.save(replace(kept, settled_at=work.now))
        work.record(events.RecommendationSettled(recommendation_id=recommendation_id))
    return RecommendationAnswer(recommendation_id=recommendation_id)


def _recommendation(work: UnitOfWork, vehicle_id: str, order_id: str, line: JobLine) -> Recommendation:
    said = work.line_words.get(line.line_id)
    cheapest = min(line.options, key=lambda option: option.price_minor, default=None)
    return Recommendation(
        recommendation_id=line.line_id,
        shop_id=work.shop_id,
        vehicle_id=vehicle_id,
        order_id=order_id,
        title=said.title,
        explanation=said.explanation,
        safety=line.safety,
        minutes=cheapest.minutes if cheapest else line.standard_minutes,
        price_minor=cheapest.price_minor if cheapest else line.price_minor,
        declined_at=work.occurred_at,
    )
