"""What a customer may do with a link: find it, agree, answer, rate."""

import asyncio
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from pydantic import BaseModel, ConfigDict, Field

from server.access.customer_links import LinkMade, customer_by_plate, link_path, make_customer_link
from server.actions.customer_pages import RatingAnswer, rate_visit
from server.actions.orders import OrderAnswer
from server.actions.slips import SlipAnswer, hand_in_slip
from server.api.authentication import CurrentTap, remote_address
from server.api.caller import Caller
from server.api.repair_orders import do_deed
from server.api.services import Services, services
from server.api.visits import LinkPath
from server.contract.deeds import AnswerAddedWork, AuthorizeEstimate, RateVisit
from server.contract.slips import HandInSlip
from server.contract.visit_afterwards import VisitAfterwards
from server.domain.errors import NotFound, NotSignedIn
from server.domain.plate import normalise_plate
from server.domain.staff import Actor
from server.reports.visit_afterwards import visit_afterwards

router = APIRouter(prefix="/api/customer-links")


class FindLink(BaseModel):
    """What the owner of a car knows: its plate, and the end of the number they left."""

    model_config = ConfigDict(extra="forbid")

    plate: str = Field(min_length=5, max_length=12)
    phone_last4: str = Field(pattern=r"^\d{4}$")


async def customer(token: str, found: Annotated[Services, Depends(services)]) -> Actor:
    """The customer whom the link in the path is for; staff and devices have no business here."""
    actor = await found.gatekeeper.admit(token)
    if actor.link_id is None:
        raise NotSignedIn("this is not a customer's link")
    return actor


Customer = Annotated[Actor, Depends(customer)]


@router.post("/find")
async def find(body: FindLink, request: Request, found: Annotated[Services, Depends(services)]) -> LinkPath:
    """Return the page of a car that is here, for somebody who knows its plate and its owner's number."""
    limits = found.gatekeeper.limits
    plate = normalise_plate(body.plate)
    with limits.follow_address.counted(await remote_address(request)), limits.plate.counted(plate):
        actor = await asyncio.to_thread(_owner, found, plate, body.phone_last4)
    answer = await found.commands.run(
        actor, lambda work: make_customer_link(work, actor.visit_id or "", found.gatekeeper.now()), LinkMade
    )
    return LinkPath(path=link_path(answer.link_id, found.gatekeeper.secret))


@router.post("/{token}/authorize-estimate")
async def authorize_estimate(
    body: AuthorizeEstimate,
    actor: Customer,
    tap: CurrentTap,
    found: Annotated[Services, Depends(services)],
) -> OrderAnswer:
    """The customer agrees to the estimate."""
    return await do_deed(found, actor, tap, order_of(found, actor), "authorize-estimate", body)


@router.post("/{token}/answer-added-work")
async def answer_added_work(
    body: AnswerAddedWork,
    actor: Customer,
    tap: CurrentTap,
    found: Annotated[Services, Depends(services)],
) -> OrderAnswer:
    """The customer agrees to added work, or declines it."""
    return await do_deed(found, actor, tap, order_of(found, actor), "answer-added-work", body)


@router.post("/{token}/rating")
async def rate(
    body: RateVisit,
    actor: Customer,
    tap: CurrentTap,
    found: Annotated[Services, Depends(services)],
) -> RatingAnswer:
    """The customer rates the visit."""
    asked = f"rate {body.model_dump_json()}"
    return await Caller(found, actor, tap).ask(asked, lambda work: rate_visit(work, body), RatingAnswer)


@router.post("/{token}/slips")
async def hand_in(
    body: HandInSlip,
    actor: Customer,
    tap: CurrentTap,
    found: Annotated[Services, Depends(services)],
) -> SlipAnswer:
    """The customer asks or suggests something."""
    asked = f"hand in {body.model_dump_json()}"
    return await Caller(found, actor, tap).ask(asked, lambda work: hand_in_slip(work, body), SlipAnswer)


@router.get("/{token}/afterwards")
def afterwards(actor: Customer, found: Annotated[Services, Depends(services)]) -> VisitAfterwards:
    """Tell a customer whose car has left what was done; the live page knows it no more."""
    return found.read(actor, lambda rows: visit_afterwards(rows, actor.visit_id or ""))


def _owner(found: Services, plate: str, phone_last4: str) -> Actor:
    with found.reader.connect() as connection:
        return customer_by_plate(connection, plate, phone_last4)


def order_of(found: Services, actor: Actor) -> str:
    """The repair order of the visit that the link is for."""
    floor = found.hub.feed(actor.shop_id).floor
    visit = floor.visits.get(actor.visit_id or "")
    order = floor.order_of(visit) if visit else None
    if order is None:
        raise NotFound("the car of this link has left", visit_id=actor.visit_id)
    return order.order_id
