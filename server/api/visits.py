"""Visits: checking a car in by hand, and the customer's link to a visit."""

from fastapi import APIRouter
from pydantic import BaseModel

from server.access.customer_links import LinkMade, link_path, make_customer_link
from server.actions.arrivals import VisitAnswer, check_in_vehicle
from server.api.caller import CurrentCaller
from server.contract.deeds import CheckInVehicle

router = APIRouter(prefix="/api/visits")


class LinkPath(BaseModel):
    """Where the customer's page is."""

    path: str


@router.post("")
async def check_in(body: CheckInVehicle, caller: CurrentCaller) -> VisitAnswer:
    """Check a car in that no camera has announced."""
    asked = f"check-in {body.model_dump_json()}"
    return await caller.ask(asked, lambda work: check_in_vehicle(work, body), VisitAnswer)


@router.post("/{visit_id}/customer-link")
async def link(visit_id: str, caller: CurrentCaller) -> LinkPath:
    """Return the customer's page of a visit, made at the first time of asking."""
    gatekeeper = caller.found.gatekeeper
    answer = await caller.ask(
        f"link {visit_id}", lambda work: make_customer_link(work, visit_id, gatekeeper.now()), LinkMade
    )
    return LinkPath(path=link_path(answer.link_id, gatekeeper.secret))
