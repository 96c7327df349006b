"""After a delivery: calls, reminders and complaints."""

from typing import Annotated

from fastapi import APIRouter, Depends

from server.actions import complaints
from server.actions.complaints import ComplaintAnswer
from server.actions.follow_up import FollowUpAnswer, make_follow_up_call
from server.api.authentication import Allowed
from server.api.caller import CurrentCaller
from server.api.services import Services, services
from server.contract.after_service import AfterService, ComplaintHistory
from server.contract.deeds import (
    CloseComplaint,
    GiveComplaint,
    MakeFollowUpCall,
    OpenComplaint,
    TakeComplaintStep,
)
from server.domain.permissions import ShopDeed
from server.domain.staff import Actor
from server.reports.after_service import AfterServiceReader

router = APIRouter(prefix="/api/after-service")
_Seeing = Annotated[Actor, Depends(Allowed(ShopDeed.SEE_AFTER_SERVICE))]
_Found = Annotated[Services, Depends(services)]


@router.get("")
def after_service(actor: _Seeing, found: _Found) -> AfterService:
    """Return every call, reminder and complaint that is due."""
    return found.read(actor, lambda rows: AfterServiceReader(rows).due(found.clock.now()))


@router.get("/complaints")
def complaint_history(visit_id: str, actor: _Seeing, found: _Found) -> ComplaintHistory:
    """Return all complaints about the car of a visit."""
    return found.read(actor, lambda rows: AfterServiceReader(rows).history(visit_id))


@router.post("/follow-ups/{visit_id}")
async def follow_up(visit_id: str, body: MakeFollowUpCall, caller: CurrentCaller) -> FollowUpAnswer:
    """Keep a call that was made."""
    asked = f"follow-up {visit_id} {body.model_dump_json()}"
    return await caller.ask(asked, lambda work: make_follow_up_call(work, visit_id, body), FollowUpAnswer)


@router.post("/complaints")
async def open_complaint(body: OpenComplaint, caller: CurrentCaller) -> ComplaintAnswer:
    """Write down what a customer complains of."""
    asked = f"complaint {body.model_dump_json()}"
    return await caller.ask(asked, lambda work: complaints.open_complaint(work, body), ComplaintAnswer)


@router.post("/complaints/{complaint_id}/steps")
async def take_step(complaint_id: str, body: TakeComplaintStep, caller: CurrentCaller) -> ComplaintAnswer:
    """Say what was done about a complaint."""
    asked = f"complaint step {complaint_id} {body.model_dump_json()}"
    return await caller.ask(
        asked, lambda work: complaints.take_complaint_step(work, complaint_id, body), ComplaintAnswer
    )


@router.post("/complaints/{complaint_id}/owner")
async def give(complaint_id: str, body: GiveComplaint, caller: CurrentCaller) -> ComplaintAnswer:
    """Let somebody else take care of a complaint."""
    asked = f"complaint owner {complaint_id} {body.model_dump_json()}"
    return await caller.ask(
        asked, lambda work: complaints.give_complaint(work, complaint_id, body), ComplaintAnswer
    )


@router.post("/complaints/{complaint_id}/close")
async def close(complaint_id: str, body: CloseComplaint, caller: CurrentCaller) -> ComplaintAnswer:
    """The customer has confirmed the end."""
    asked = f"complaint close {complaint_id} {body.model_dump_json()}"
    return await caller.ask(
        asked, lambda work: complaints.close_complaint(work, complaint_id, body), ComplaintAnswer
    )
