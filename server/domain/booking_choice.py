"""What a customer can choose on the public booking page, in plain words."""

from dataclasses import dataclass

from server.domain.stage import Name


@dataclass(frozen=True, slots=True)
class BookingChoice:
    """One choice, with the time that is booked for it.

    `operations` are codes of the catalogue: what they come to is the price that is told, and their parts are
    reserved. Without any, nobody can tell the price before the car has been looked at.
    """

    key: str
    name: Name
    flow: str
    minutes: int
    bay_kind: str | None = None
    operations: tuple[str, ...] = ()
