"""Fault reports: written down, taken on step by step, and opened again where it was not put right."""

from pydantic import BaseModel

from server.actions.arrivals import visit_on_premises
from server.actions.vehicles import vehicle_by_plate
from server.contract.fault_reports import ReportFault, TakeFaultStep
from server.domain import events
from server.domain.errors import InvalidRequest, StaleVersion, VehicleUnknown
from server.domain.fault_report import FaultReport, FaultStep, reopen, take_step
from server.domain.plate import normalise_plate
from server.domain.vehicle import Vehicle
from server.store.unit_of_work import UnitOfWork

_VERIFYING = (FaultStep.VERIFIED, FaultStep.CLOSED)


class FaultAnswer(BaseModel):
    """Where a report stands now."""

    report_id: str
    version: int
    step: FaultStep
    event_number: int


def report_fault(work: UnitOfWork, body: ReportFault) -> FaultAnswer:
    """Write down what is wrong, with the car that it is about if the shop knows it."""
    work.permit("report_fault")
    vehicle = _vehicle(work, body.plate) if body.plate else None
    visit = visit_on_premises(work, vehicle) if vehicle else None
    report = FaultReport(
        report_id=body.report_id,
        shop_id=work.shop_id,
        vehicle_id=vehicle.vehicle_id if vehicle else None,
        visit_id=visit.visit_id if visit else None,
        title=body.title.strip(),
        symptom=body.symptom.strip(),
        reported_by=work.actor.staff_id,
        reported_at=work.now,
        changed_at=work.now,
    )
    reported = events.FaultReported(
        report_id=report.report_id, vehicle_id=report.vehicle_id, visit_id=report.visit_id
    )
    return _kept(work, report, reported)


def take_fault_step(work: UnitOfWork, report_id: str, body: TakeFaultStep) -> FaultAnswer:
    """Go on with a report: its cause is found, it is repaired, that is verified, or it is closed."""
    step = FaultStep(body.step)
    work.permit("verify_fault" if step in _VERIFYING else "report_fault")
    report = work.fault_reports.get(report_id)
    if body.version is not None and body.version != report.version:
        raise StaleVersion(f"the report is at version {report.version}, not {body.version}; look again")
    words = body.words.strip()
    if not words and step is not FaultStep.CLOSED:
        raise InvalidRequest("say what was found, done or tried", field="words")
    moved = take_step(report, step, words, work.actor.staff_id, work.now)
    return _kept(work, moved, events.FaultStepTaken(report_id=report_id, step=step))


def reopen_fault(work: UnitOfWork, report_id: str) -> FaultAnswer:
    """It was not put right after all: the report begins again, with all that is known."""
    work.permit("verify_fault")
    report = reopen(work.fault_reports.get(report_id), work.now)
    return _kept(work, report, events.FaultReopened(report_id=report_id))


def keep_found(work: UnitOfWork, report: FaultReport) -> None:
    """Write a report, and let it be found by what is known of its car, too."""
    vehicle = work.vehicles.find(report.vehicle_id)
    work.fault_reports.keep(report, *(_words_of(vehicle) if vehicle else ()))


def _kept(work: UnitOfWork, report: FaultReport, event: events.FaultEvent) -> FaultAnswer:
    keep_found(work, report)
    number = work.record(event).number
    return FaultAnswer(
        report_id=report.report_id, version=report.version, step=report.step, event_number=number
    )


def _words_of(vehicle: Vehicle) -> tuple[str, ...]:
    return (vehicle.plate, vehicle.brand.zh, vehicle.brand.en, vehicle.series.zh, vehicle.series.en)


def _vehicle(work: UnitOfWork, plate: str) -> Vehicle:
    found = vehicle_by_plate(work, normalise_plate(plate))
    if found is None:
        raise VehicleUnknown(f"the shop knows no car with the plate '{plate}'; leave it out", field="plate")
    return found
