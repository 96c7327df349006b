"""Loaners: the shop's own cars that customers drive meanwhile."""

import asyncio
from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from server.actions import loaners
from server.actions.loaners import LoanAnswer, LoanerAnswer
from server.actions.slip_signatures import SlipSignatureAnswer, sign_slip, slip_signatures
from server.api.authentication import Allowed
from server.api.bodies import MOST_SIGNATURE_BYTES, read_jpeg
from server.api.caller import CurrentCaller
from server.api.services import Services, services
from server.contract.loaners import (
    AddLoaner,
    ChangeLoaner,
    GiveLoaner,
    LoanerList,
    LoanHistory,
    MoveLoanDue,
    ReturnLoaner,
)
from server.domain.errors import NotFound
from server.domain.permissions import ShopDeed
from server.domain.staff import Actor
from server.reports.loaners import loan_history, loaner_list

router = APIRouter(prefix="/api/loaners")
_Lending = Annotated[Actor, Depends(Allowed(ShopDeed.LEND_LOANER))]
_Found = Annotated[Services, Depends(services)]


@router.get("")
def all_loaners(actor: _Lending, found: _Found) -> LoanerList:
    """List the loaners with who has them, and the customers who need one."""
    return found.read(actor, lambda rows: loaner_list(rows, found.clock.now()))


@router.post("")
async def add(body: AddLoaner, caller: CurrentCaller) -> LoanerAnswer:
    """Put a loaner on the list."""
    asked = f"add loaner {body.model_dump_json()}"
    return await caller.ask(asked, lambda work: loaners.add_loaner(work, body), LoanerAnswer)


@router.post("/{loaner_id}/change")
async def change(loaner_id: str, body: ChangeLoaner, caller: CurrentCaller) -> LoanerAnswer:
    """Call a loaner otherwise, or lend it no more."""
    asked = f"change loaner {loaner_id} {body.model_dump_json()}"
    return await caller.ask(asked, lambda work: loaners.change_loaner(work, loaner_id, body), LoanerAnswer)


@router.get("/{loaner_id}/loans")
def history(loaner_id: str, actor: _Lending, found: _Found) -> LoanHistory:
    """Tell who had a loaner when."""
    return found.read(actor, lambda rows: loan_history(rows, loaner_id))


@router.post("/loans/{loan_id}/signature")
async def sign(loan_id: str, request: Request, caller: CurrentCaller) -> SlipSignatureAnswer:
    """Keep the customer's signature for a loan, before it begins or as it ends: a JPEG of 300 kB at most."""
    caller.found.gatekeeper.permit(caller.actor, ShopDeed.LEND_LOANER)
    blob = await asyncio.to_thread(caller.found.blobs.keep, await read_jpeg(request, MOST_SIGNATURE_BYTES))
    return await caller.ask(
        f"sign loan {loan_id} {blob}",
        lambda work: sign_slip(work, ShopDeed.LEND_LOANER, loan_id, blob),
        SlipSignatureAnswer,
    )


@router.get("/loans/{loan_id}/signature")
def signature(loan_id: str, actor: _Lending, found: _Found) -> Response:
    """Return what the customer signed as they took the car, a JPEG."""
    kept = found.read(actor, lambda rows: slip_signatures(rows, loan_id))
    if not kept:
        raise NotFound(f"nobody has signed for loan '{loan_id}'", id=loan_id)
    headers = {"Cache-Control": "private, no-store"}
    return Response(found.blobs.read(kept[0].blob), media_type="image/jpeg", headers=headers)


@router.post("/loans")
async def give(body: GiveLoaner, caller: CurrentCaller) -> LoanAnswer:
    """Give a loaner to the customer of a visit."""
    asked = f"give loaner {body.model_dump_json()}"
    return await caller.ask(asked, lambda work: loaners.give_loaner(work, body), LoanAnswer)


@router.post("/loans/{loan_id}/due")
async def due(loan_id: str, body: MoveLoanDue, caller: CurrentCaller) -> LoanAnswer:
    """Agree on another time by which it is back."""
    asked = f"loan due {loan_id} {body.model_dump_json()}"
    return await caller.ask(asked, lambda work: loaners.move_loan_due(work, loan_id, body), LoanAnswer)


@router.post("/loans/{loan_id}/return")
async def take_back(loan_id: str, body: ReturnLoaner, caller: CurrentCaller) -> LoanAnswer:
    """Take a loaner back."""
    asked = f"return loaner {loan_id} {body.model_dump_json()}"
    return await caller.ask(asked, lambda work: loaners.return_loaner(work, loan_id, body), LoanAnswer)


@router.post("/loans/{loan_id}/charged")
async def charged(loan_id: str, caller: CurrentCaller) -> LoanAnswer:
    """Keep that what was asked for a loaner has been taken."""
    return await caller.ask(
        f"charged loan {loan_id}", lambda work: loaners.charge_loan(work, loan_id), LoanAnswer
    )
