"""People coming and going."""

from typing import Literal

from server.contract.deeds.values import Body


class SetAttendance(Body):
    """`POST /api/attendance` for oneself, `POST /api/attendance/{staff_id}` for somebody else."""

    presence: Literal["in", "break", "off"]
