"""Slips: what customers ask and suggest without a job of it."""

from typing import Annotated

from fastapi import APIRouter, Depends

from server.actions import slips
from server.actions.slips import SlipAnswer
from server.api.authentication import Allowed
from server.api.caller import CurrentCaller
from server.api.services import Services, services
from server.contract.slips import AnswerSlip, CloseSlip, GiveSlip, OpenSlip, SlipHistory, Slips
from server.domain.permissions import ShopDeed
from server.domain.staff import Actor
from server.reports.slips import SlipReader

router = APIRouter(prefix="/api/slips")
_Handling = Annotated[Actor, Depends(Allowed(ShopDeed.HANDLE_SLIP))]
_Found = Annotated[Services, Depends(services)]


@router.get("")
def listed(actor: _Handling, found: _Found) -> Slips:
    """Return every slip that is open, and those closed within seven days."""
    return found.read(actor, lambda rows: SlipReader(rows).listed(found.clock.now()))


@router.get("/history")
def history(visit_id: str, actor: _Handling, found: _Found) -> SlipHistory:
    """Return all slips about the car of a visit."""
    return found.read(actor, lambda rows: SlipReader(rows).history(visit_id))


@router.post("")
async def open_slip(body: OpenSlip, _actor: _Handling, caller: CurrentCaller) -> SlipAnswer:
    """Take down what somebody asks or suggests."""
    asked = f"slip {body.model_dump_json()}"
    return await caller.ask(asked, lambda work: slips.open_slip(work, body), SlipAnswer)


@router.post("/{slip_id}/owner")
async def give(slip_id: str, body: GiveSlip, _actor: _Handling, caller: CurrentCaller) -> SlipAnswer:
    """Say whose it is to answer."""
    asked = f"slip owner {slip_id} {body.model_dump_json()}"
    return await caller.ask(asked, lambda work: slips.give_slip(work, slip_id, body), SlipAnswer)


@router.post("/{slip_id}/answer")
async def answer(slip_id: str, body: AnswerSlip, _actor: _Handling, caller: CurrentCaller) -> SlipAnswer:
    """Write down what was answered."""
    asked = f"slip answer {slip_id} {body.model_dump_json()}"
    return await caller.ask(asked, lambda work: slips.answer_slip(work, slip_id, body), SlipAnswer)


@router.post("/{slip_id}/close")
async def close(slip_id: str, body: CloseSlip, _actor: _Handling, caller: CurrentCaller) -> SlipAnswer:
    """Close a slip."""
    asked = f"slip close {slip_id} {body.model_dump_json()}"
    return await caller.ask(asked, lambda work: slips.close_slip(work, slip_id, body), SlipAnswer)
