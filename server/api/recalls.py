"""Recalls: announced, looked at, repaired, withdrawn."""

from typing import Annotated

from fastapi import APIRouter, Depends

from server.actions.recalls import (
    RecallAnswer,
    RecalledCarAnswer,
    announce_recall,
    repair_recalled,
    withdraw_recall,
)
from server.api.authentication import Allowed
from server.api.caller import CurrentCaller
from server.api.services import Services, services
from server.contract.recalls import AnnounceRecall, OpenRecall, RecallEntry, RecallSheet, RepairRecalled
from server.domain.permissions import ShopDeed
from server.domain.staff import Actor
from server.reports.recalls import open_recalls, recall_list, recall_sheet

router = APIRouter()
_Seeing = Annotated[Actor, Depends(Allowed(ShopDeed.SEE_AFTER_SERVICE))]
_Found = Annotated[Services, Depends(services)]


@router.get("/api/recalls")
def listed(actor: _Seeing, found: _Found) -> list[RecallEntry]:
    """List all recalls, the newest first."""
    return found.read(actor, recall_list)


@router.get("/api/recalls/{recall_id}")
def sheet(recall_id: str, actor: _Seeing, found: _Found) -> RecallSheet:
    """Return one recall with the cars that the shop knows."""
    return found.read(actor, lambda rows: recall_sheet(rows, recall_id))


@router.get("/api/visits/{visit_id}/recalls")
def of_visit(
    visit_id: str, actor: Annotated[Actor, Depends(Allowed(ShopDeed.SEE_ESTIMATES))], found: _Found
) -> list[OpenRecall]:
    """List what the car of a visit is called back for."""
    return found.read(actor, lambda rows: open_recalls(rows, visit_id))


@router.post("/api/recalls")
async def announce(body: AnnounceRecall, caller: CurrentCaller) -> RecallAnswer:
    """Take a manufacturer's list in."""
    asked = f"announce-recall {body.model_dump_json()}"
    return await caller.ask(asked, lambda work: announce_recall(work, body), RecallAnswer)


@router.post("/api/recalls/{recall_id}/withdraw")
async def withdraw(recall_id: str, caller: CurrentCaller) -> RecallAnswer:
    """Take a recall back."""
    return await caller.ask(
        f"withdraw-recall {recall_id}", lambda work: withdraw_recall(work, recall_id), RecallAnswer
    )


@router.post("/api/recalls/cars/{car_id}/repaired")
async def repaired(car_id: str, body: RepairRecalled, caller: CurrentCaller) -> RecalledCarAnswer:
    """Say that a car was put right."""
    asked = f"recall-repaired {car_id} {body.model_dump_json()}"
    return await caller.ask(asked, lambda work: repair_recalled(work, car_id, body), RecalledCarAnswer)
