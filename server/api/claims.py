"""Claims to manufacturer and insurer, with custody and return of the old parts."""

from typing import Annotated

from fastapi import APIRouter, Depends

from server.actions.claims import ClaimAnswer, move_old_part, open_claim, take_claim_step
from server.api.authentication import Allowed
from server.api.caller import CurrentCaller
from server.api.services import Services, services
from server.contract.claims import ClaimList, MovePart, OpenClaim, TakeClaimStep
from server.domain.permissions import ShopDeed
from server.domain.staff import Actor
from server.reports.claims import claim_list

router = APIRouter(prefix="/api/claims")
_Handling = Annotated[Actor, Depends(Allowed(ShopDeed.HANDLE_CLAIM))]


@router.get("")
def listed(actor: _Handling, found: Annotated[Services, Depends(services)]) -> ClaimList:
    """List the claims, and the lines that nobody has claimed yet."""
    return found.read(actor, lambda rows: claim_list(rows, found.clock.now()))


@router.post("")
async def claim(body: OpenClaim, caller: CurrentCaller) -> ClaimAnswer:
    """Open a claim for a line."""
    asked = f"open claim {body.model_dump_json()}"
    return await caller.ask(asked, lambda work: open_claim(work, body), ClaimAnswer)


@router.post("/{claim_id}/next")
async def step(claim_id: str, body: TakeClaimStep, caller: CurrentCaller) -> ClaimAnswer:
    """Take a claim one step on."""
    asked = f"claim step {claim_id} {body.model_dump_json()}"
    return await caller.ask(asked, lambda work: take_claim_step(work, claim_id, body), ClaimAnswer)


@router.post("/{claim_id}/part")
async def part(claim_id: str, body: MovePart, caller: CurrentCaller) -> ClaimAnswer:
    """Say where the old part is now."""
    asked = f"old part {claim_id} {body.model_dump_json()}"
    return await caller.ask(asked, lambda work: move_old_part(work, claim_id, body), ClaimAnswer)
