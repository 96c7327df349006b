"""Fault reports, and the knowledge base that they are: what was found before is looked up by its words."""

from typing import Annotated
from zoneinfo import ZoneInfo

from fastapi import APIRouter, Depends, Query

from server.actions.fault_reports import FaultAnswer, reopen_fault, report_fault, take_fault_step
from server.api.authentication import Allowed
from server.api.caller import CurrentCaller
from server.api.services import Services, services
from server.contract.boards import Words
from server.contract.fault_reports import MOST_LISTED, FaultEntry, FaultList, ReportFault, TakeFaultStep
from server.domain.fault_report import FaultReport
from server.domain.permissions import ShopDeed
from server.domain.staff import Actor
from server.projections.values import plate, words
from server.store.shop_rows import ShopRows

router = APIRouter(prefix="/api/fault-reports")


@router.get("")
def listed(
    actor: Annotated[Actor, Depends(Allowed(ShopDeed.SEE_KNOWLEDGE))],
    found: Annotated[Services, Depends(services)],
    search: Annotated[str, Query(max_length=80)] = "",
    open_only: bool = False,  # noqa: FBT001, FBT002
) -> FaultList:
    """Find reports by words of theirs, or of their car; without a word the latest ones."""

    def look(rows: ShopRows) -> FaultList:
        reports = rows.fault_reports.matching(search, open_only=open_only, most=MOST_LISTED + 1)
        told = [_entry(rows, report) for report in reports[:MOST_LISTED]]
        return FaultList(reports=told, more=len(reports) > MOST_LISTED)

    return found.read(actor, look)


@router.post("")
async def report(body: ReportFault, caller: CurrentCaller) -> FaultAnswer:
    """Write a fault down."""
    asked = f"report-fault {body.model_dump_json()}"
    return await caller.ask(asked, lambda work: report_fault(work, body), FaultAnswer)


@router.post("/{report_id}/next")
async def step(report_id: str, body: TakeFaultStep, caller: CurrentCaller) -> FaultAnswer:
    """Take a report one step on."""
    asked = f"fault-step {report_id} {body.model_dump_json()}"
    return await caller.ask(asked, lambda work: take_fault_step(work, report_id, body), FaultAnswer)


@router.post("/{report_id}/reopen")
async def again(report_id: str, caller: CurrentCaller) -> FaultAnswer:
    """Open a report again: it was not put right."""
    asked = f"reopen-fault {report_id}"
    return await caller.ask(asked, lambda work: reopen_fault(work, report_id), FaultAnswer)


def _entry(rows: ShopRows, report: FaultReport) -> FaultEntry:
    vehicle = rows.vehicles.find(report.vehicle_id)
    return FaultEntry(
        report_id=report.report_id,
        version=report.version,
        step=report.step.value,
        next_step=report.next_step.value if report.next_step else None,
        title=report.title,
        symptom=report.symptom,
        cause=report.cause,
        action=report.action,
        check=report.check,
        plate=plate(vehicle) if vehicle else None,
        brand=words(vehicle.brand) if vehicle else None,
        series=words(vehicle.series) if vehicle else None,
        reported_by=_name_of(rows, report.reported_by),
        repaired_by=_name_of(rows, report.repaired_by),
        verified_by=_name_of(rows, report.verified_by),
        reported_on=report.reported_at.astimezone(ZoneInfo(rows.shop.zone)).date(),
        reported_at=report.reported_at,
        changed_at=report.changed_at,
    )


def _name_of(rows: ShopRows, staff_id: str | None) -> Words | None:
    return words(rows.staff.get(staff_id).name) if staff_id else None
