"""People coming and going."""

from datetime import datetime
from typing import Literal

from pydantic import Field

from server.contract.deeds.values import Body


class ClockOn(Body):
    """`POST /api/job-clock/{order_id}/on`: they work on it from now on; without an id whoever asks."""

    staff_id: str | None = None
    line_id: str | None = Field(default=None, description="the order as a whole without it")
    done_at: datetime | None = Field(default=None, description="when it was tapped, if it waited offline")


class ClockOff(Body):
    """`POST /api/job-clock/off`: they do not any more."""

    staff_id: str | None = None
    done_at: datetime | None = Field(default=None, description="when it was tapped, if it waited offline")


class SetAttendance(Body):
    """`POST /api/attendance` for oneself, `POST /api/attendance/{staff_id}` for somebody else."""

    presence: Literal["in", "break", "off"]
