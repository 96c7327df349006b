"""What is recorded of people coming and going. Who tapped is in the envelope."""

from dataclasses import dataclass

from server.domain.attendance import AttendanceStep
from server.domain.event import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class AttendanceMoved(Event):
    """Somebody came, went on a break, came back or left; `forgotten`: they did not say so themselves."""

    staff_id: str
    step: AttendanceStep
    forgotten: bool = False
