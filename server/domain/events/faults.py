"""What is recorded of fault reports; their words stay in their rows."""

from dataclasses import dataclass

from server.domain.event import Event
from server.domain.fault_report import FaultStep


@dataclass(frozen=True, slots=True, kw_only=True)
class FaultEvent(Event):
    """About one fault report."""

    report_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FaultReported(FaultEvent):
    """Something is wrong with a car, or was and is worth knowing."""

    vehicle_id: str | None
    visit_id: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FaultStepTaken(FaultEvent):
    """The cause is known, it is put right, that was verified, or the report is closed."""

    step: FaultStep


@dataclass(frozen=True, slots=True, kw_only=True)
class FaultReopened(FaultEvent):
    """It was not put right after all."""
