"""What is recorded of technicians clocking on and off jobs."""

from dataclasses import dataclass

from server.domain.events.visits import VisitEvent


@dataclass(frozen=True, slots=True, kw_only=True)
class JobClockEvent(VisitEvent):
    """About one stretch of somebody's work."""

    span_id: str
    order_id: str
    line_id: str | None
    staff_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TechnicianClockedOn(JobClockEvent):
    """They work on it from now on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TechnicianClockedOff(JobClockEvent):
    """They do not any more."""
