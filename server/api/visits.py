"""Visits: checking a car in by hand, and the customer's link to a visit."""

from typing import Annotated

from fastapi import APIRouter, Depends
from pydantic import BaseModel

from server.access.customer_links import LinkMade, link_path, make_customer_link
from server.actions.arrivals import VisitAnswer, check_in_vehicle
from server.actions.delivery import ReadyCallAnswer, make_ready_call
from server.actions.departures import DepartureAnswer, close_visit
from server.actions.parking import park_vehicle
from server.actions.plates_given import give_plate
from server.actions.visit_corrections import CorrectionAnswer, merge_visits, reassign_visit, undo_merge
from server.actions.visit_returns import reopen_visit
from server.actions.visit_splits import SplitAnswer, split_visit
from server.api.authentication import Allowed
from server.api.caller import CurrentCaller
from server.api.services import Services, services
from server.contract.boards import Words
from server.contract.deeds import (
    CheckInVehicle,
    GivePlate,
    MakeReadyCall,
    MergeVisits,
    ParkVehicle,
    ReassignVisit,
    ReopenVisit,
    SplitVisit,
)
from server.contract.settlement import ReadyCallMade, ReadyCalls
from server.domain.allowed_deeds import Deed
from server.domain.permissions import ShopDeed
from server.domain.ready_call import ReadyCall
from server.domain.staff import Actor
from server.domain.stage import Name
from server.store import tables
from server.store.shop_rows import ShopRows

router = APIRouter(prefix="/api/visits")
Receiver = Annotated[Actor, Depends(Allowed(ShopDeed.CHECK_IN_VEHICLE))]
Mover = Annotated[Actor, Depends(Allowed(ShopDeed.PARK_VEHICLE))]
Caller = Annotated[Actor, Depends(Allowed(Deed.CALL_CUSTOMER))]
Corrector = Annotated[Actor, Depends(Allowed(ShopDeed.CORRECT_VISIT))]
Splitter = Annotated[Actor, Depends(Allowed(ShopDeed.SPLIT_VISIT))]


class LinkPath(BaseModel):
    """Where the customer's page is."""

    path: str


@router.post("")
async def check_in(body: CheckInVehicle, caller: CurrentCaller) -> VisitAnswer:
    """Check a car in that no camera has announced."""
    asked = f"check-in {body.model_dump_json()}"
    return await caller.ask(asked, lambda work: check_in_vehicle(work, body), VisitAnswer)


@router.post("/{visit_id}/plate")
async def plate(visit_id: str, body: GivePlate, _actor: Receiver, caller: CurrentCaller) -> VisitAnswer:
    """Give a car that was here without a plate the one that it has now."""
    asked = f"plate {visit_id} {body.model_dump_json()}"
    return await caller.ask(asked, lambda work: give_plate(work, visit_id, body), VisitAnswer)


@router.post("/{visit_id}/place")
async def place(visit_id: str, body: ParkVehicle, _actor: Mover, caller: CurrentCaller) -> VisitAnswer:
    """Say where a car stands now, and what hangs on its key."""
    asked = f"place {visit_id} {body.model_dump_json()}"
    return await caller.ask(asked, lambda work: park_vehicle(work, visit_id, body), VisitAnswer)


@router.post("/{visit_id}/merge")
async def merge(
    visit_id: str, body: MergeVisits, _actor: Corrector, caller: CurrentCaller
) -> CorrectionAnswer:
    """Let another visit become a part of this one."""
    asked = f"merge {visit_id} {body.model_dump_json()}"
    return await caller.ask(asked, lambda work: merge_visits(work, visit_id, body), CorrectionAnswer)


@router.post("/{visit_id}/reassign")
async def reassign(
    visit_id: str, body: ReassignVisit, _actor: Corrector, caller: CurrentCaller
) -> CorrectionAnswer:
    """Give a visit to another advisor, or to another car."""
    asked = f"reassign {visit_id} {body.model_dump_json()}"
    return await caller.ask(asked, lambda work: reassign_visit(work, visit_id, body), CorrectionAnswer)


@router.post("/{visit_id}/reopen")
async def reopen(
    visit_id: str, body: ReopenVisit, _actor: Corrector, caller: CurrentCaller
) -> CorrectionAnswer:
    """Let the visit of a car that had not left go on."""
    asked = f"reopen {visit_id} {body.model_dump_json()}"
    return await caller.ask(asked, lambda work: reopen_visit(work, visit_id, body), CorrectionAnswer)


@router.post("/{visit_id}/split")
async def split(visit_id: str, body: SplitVisit, _actor: Splitter, caller: CurrentCaller) -> SplitAnswer:
    """Let what belongs to another car go on as a visit of that car."""
    asked = f"split {visit_id} {body.model_dump_json()}"
    return await caller.ask(asked, lambda work: split_visit(work, visit_id, body), SplitAnswer)


@router.post("/corrections/{correction_id}/undo")
async def undo(correction_id: str, _actor: Corrector, caller: CurrentCaller) -> CorrectionAnswer:
    """Take a merge back, while nothing has followed."""
    return await caller.ask(
        f"undo {correction_id}", lambda work: undo_merge(work, correction_id), CorrectionAnswer
    )


@router.post("/{visit_id}/close")
async def close(visit_id: str, caller: CurrentCaller) -> DepartureAnswer:
    """Close the visit of a delivered car that no camera saw leave."""
    return await caller.ask(f"close {visit_id}", lambda work: close_visit(work, visit_id), DepartureAnswer)


@router.post("/{visit_id}/customer-link")
async def link(visit_id: str, caller: CurrentCaller) -> LinkPath:
    """Return the customer's page of a visit, made at the first time of asking."""
    gatekeeper = caller.found.gatekeeper
    answer = await caller.ask(
        f"link {visit_id}", lambda work: make_customer_link(work, visit_id, gatekeeper.now()), LinkMade
    )
    return LinkPath(path=link_path(answer.link_id, gatekeeper.secret))


@router.get("/{visit_id}/ready-calls")
def ready_calls(visit_id: str, actor: Caller, found: Annotated[Services, Depends(services)]) -> ReadyCalls:
    """Return who rang the customer up to say that the car is ready, the last first."""

    def look(rows: ShopRows) -> ReadyCalls:
        made = rows.ready_calls.where(tables.ready_calls.c.visit_id == rows.visits.get(visit_id).visit_id)
        newest_first = sorted(made, key=lambda call: call.called_at, reverse=True)
        names = {member.staff_id: member.name for member in rows.staff.all()}
        return ReadyCalls(calls=[_told(call, names.get(call.called_by or "")) for call in newest_first])

    return found.read(actor, look)


@router.post("/{visit_id}/ready-calls")
async def ready_call(
    visit_id: str, body: MakeReadyCall, _actor: Caller, caller: CurrentCaller
) -> ReadyCallAnswer:
    """Keep that somebody has rung the customer up: the car is ready."""
    asked = f"ready call {visit_id} {body.model_dump_json()}"
    return await caller.ask(asked, lambda work: make_ready_call(work, visit_id, body), ReadyCallAnswer)


def _told(call: ReadyCall, caller: Name | None) -> ReadyCallMade:
    by = Words(zh=caller.zh, en=caller.en) if caller else None
    return ReadyCallMade(reached=call.reached, words=call.words, called_at=call.called_at, by=by)
