"""Attendance: one's own tap, and the foreman's for somebody else."""

from fastapi import APIRouter

from server.actions.attendance import AttendanceAnswer, set_attendance, set_own_attendance
from server.api.caller import CurrentCaller
from server.contract.deeds import SetAttendance

router = APIRouter(prefix="/api/attendance")


@router.post("")
async def own(body: SetAttendance, caller: CurrentCaller) -> AttendanceAnswer:
    """Come, go on a break, come back or leave."""
    asked = f"own-attendance {body.model_dump_json()}"
    return await caller.ask(asked, lambda work: set_own_attendance(work, body), AttendanceAnswer)


@router.post("/{staff_id}")
async def of_colleague(staff_id: str, body: SetAttendance, caller: CurrentCaller) -> AttendanceAnswer:
    """Say it for somebody else."""
    asked = f"attendance {staff_id} {body.model_dump_json()}"
    return await caller.ask(asked, lambda work: set_attendance(work, staff_id, body), AttendanceAnswer)
