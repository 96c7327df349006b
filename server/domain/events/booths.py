"""What is recorded of the paint booth: what of a car is painted, and which loads it is filled with."""

from dataclasses import dataclass

from server.domain.event import Event
from server.domain.events.receptions import ReceptionEvent


@dataclass(frozen=True, slots=True, kw_only=True)
class PaintJobKept(ReceptionEvent):
    """Colour and size of what is painted were written down; they stand in the order's row."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BoothEvent(Event):
    """About one bay that is a booth."""

    bay_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BoothLoadPlanned(BoothEvent):
    """The foreman has decided what goes into the booth next."""

    order_ids: tuple[str, ...]
    override: str | None = None
    """Why it is not what was proposed: a `LoadOverride`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BoothLoadDropped(BoothEvent):
    """What was decided does not count any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BoothFilled(BoothEvent):
    """The cars of the load stand in the booth."""

    order_ids: tuple[str, ...]
    colour_code: str
