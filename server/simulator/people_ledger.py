"""The people of a simulated day: what the server says of their hours, beside who was there. Pure."""

from collections.abc import Collection

from server.contract.job_clock import DayHours

_SECONDS = 3_600


def people_line(hours: DayHours) -> str:
    """Return everybody's hours in one line."""
    inside = sum(one.attended_seconds for one in hours.people) / _SECONDS
    breaks = sum(one.break_seconds for one in hours.people) / _SECONDS
    jobs = sum(one.job_seconds for one in hours.people) / _SECONDS
    return f"{len(hours.people)} people: {inside:.1f} h in, {breaks:.1f} h on breaks, {jobs:.1f} h on jobs"


def unaccounted(hours: DayHours, worked: Collection[str]) -> list[str]:
    """Return in words whose hours cannot be; `worked` are the Chinese names of all who were there."""
    known = {one.name.zh: one for one in hours.people}
    missing = [f"{name} was there, and has no hours" for name in worked if name not in known]
    return missing + [
        f"{name} worked on jobs for longer than they were in"
        for name, one in known.items()
        if one.job_seconds > one.attended_seconds
    ]
