"""What a customer can choose on the public booking page, in plain words."""

from dataclasses import dataclass

from server.domain.stage import Name


@dataclass(frozen=True, slots=True)
class BookingChoice:
    """One choice, with the time that is booked for it."""

    key: str
    name: Name
    flow: str
    minutes: int
    bay_kind: str | None = None
