"""The service clock: what must happen within which time, and whose it is."""

from dataclasses import dataclass
from datetime import timedelta

from server.domain.staff import Role


@dataclass(frozen=True, slots=True)
class ClockRule:
    """One rule: from what starts it to what stops it, no longer than `limit`."""

    key: str
    starts: str
    stops: str
    limit: timedelta
    owner: Role
    escalates_to: Role
