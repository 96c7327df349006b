"""Visits: checking a car in by hand, and the customer's link to a visit."""

from typing import Annotated

from fastapi import APIRouter, Depends
from pydantic import BaseModel

from server.access.customer_links import LinkMade, link_path, make_customer_link
from server.actions.arrivals import VisitAnswer, check_in_vehicle
from server.api.authentication import CurrentActor, CurrentTap
from server.api.services import Services, services
from server.contract.deeds import CheckInVehicle

router = APIRouter(prefix="/api/visits")


class LinkPath(BaseModel):
    """Where the customer's page is."""

    path: str


@router.post("")
async def check_in(
    body: CheckInVehicle,
    actor: CurrentActor,
    tap: CurrentTap,
    found: Annotated[Services, Depends(services)],
) -> VisitAnswer:
    """Check a car in that no camera has announced."""
    return await found.commands.run(
        actor,
        lambda work: check_in_vehicle(work, body),
        VisitAnswer,
        key=tap.key,
        request=f"check-in {body.model_dump_json()}",
        trace=tap.trace,
    )


@router.post("/{visit_id}/customer-link")
async def link(
    visit_id: str,
    actor: CurrentActor,
    tap: CurrentTap,
    found: Annotated[Services, Depends(services)],
) -> LinkPath:
    """Return the customer's page of a visit, made at the first time of asking."""
    answer = await found.commands.run(
        actor,
        lambda work: make_customer_link(work, visit_id, found.gatekeeper.now()),
        LinkMade,
        key=tap.key,
        request=f"link {visit_id}",
        trace=tap.trace,
    )
    return LinkPath(path=link_path(answer.link_id, found.gatekeeper.secret))
