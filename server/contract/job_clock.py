"""Hours worked, as the foreman sees them."""

from datetime import date

from pydantic import Field

from server.contract.boards import Words
from server.contract.deeds.values import Body


class PersonHours(Body):
    """One person's day in seconds; what goes on counts up to now."""

    staff_id: str
    name: Words
    attended_seconds: float = Field(description="in, without breaks")
    break_seconds: float
    job_seconds: float
    jobs: int = Field(description="repair orders that they worked on")


class DayHours(Body):
    """`GET /api/job-clock/hours`: whoever tapped or worked on one of the shop's days."""

    day: date
    people: list[PersonHours]
