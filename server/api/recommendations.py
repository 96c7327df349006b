"""What customers did not want: what is open for the car of a visit, and settling it."""

from typing import Annotated

from fastapi import APIRouter, Depends

from server.actions.recommendations import (
    RecommendationAnswer,
    open_recommendations,
    settle_recommendation,
)
from server.api.authentication import Allowed
from server.api.caller import CurrentCaller
from server.api.services import Services, services
from server.contract.boards import Words
from server.contract.estimates import RecommendationEntry
from server.domain.permissions import ShopDeed
from server.domain.recommendation import Recommendation
from server.domain.repair_order import RepairOrder
from server.domain.staff import Actor
from server.store.shop_rows import ShopRows

router = APIRouter()


@router.get("/api/visits/{visit_id}/recommendations")
def recommendations(
    visit_id: str,
    actor: Annotated[Actor, Depends(Allowed(ShopDeed.SEE_ESTIMATES))],
    found: Annotated[Services, Depends(services)],
) -> list[RecommendationEntry]:
    """List what is open for the car of a visit, the newest first."""

    def look(rows: ShopRows) -> list[RecommendationEntry]:
        visit = rows.visits.get(visit_id)
        kept = open_recommendations(rows, visit.vehicle_id)
        return [_entry(each, rows.orders.get(each.order_id), visit_id) for each in kept]

    return found.read(actor, look)


@router.post("/api/recommendations/{recommendation_id}/settle")
async def settle(recommendation_id: str, caller: CurrentCaller) -> RecommendationAnswer:
    """Say that one was taken care of: it is not shown any more."""
    asked = f"settle recommendation {recommendation_id}"
    return await caller.ask(
        asked, lambda work: settle_recommendation(work, recommendation_id), RecommendationAnswer
    )


def _entry(kept: Recommendation, order: RepairOrder, visit_id: str) -> RecommendationEntry:
    explanation = kept.explanation
    return RecommendationEntry(
        recommendation_id=kept.recommendation_id,
        title=Words(zh=kept.title.zh, en=kept.title.en),
        explanation=Words(zh=explanation.zh, en=explanation.en) if explanation else None,
        safety=kept.safety,
        minutes=kept.minutes,
        price_minor=kept.price_minor,
        declined_at=kept.declined_at,
        order_number=order.number,
        this_visit=order.visit_id == visit_id,
    )
