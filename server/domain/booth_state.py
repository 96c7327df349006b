"""How a booth stands: the colour that is in its guns, and the load that the foreman has decided on."""

from dataclasses import dataclass, replace
from datetime import datetime
from functools import singledispatch

from server.domain import events
from server.domain.booth import LoadOverride


@dataclass(frozen=True, slots=True)
class Booth:
    """One bay that is a booth. `planned` are the orders of the next load; empty: nobody has decided yet."""

    bay_id: str
    shop_id: str
    colour_code: str = ""
    planned: tuple[str, ...] = ()
    planned_at: datetime | None = None
    override: LoadOverride | None = None
    """Why the planned load is not the proposed one."""


@singledispatch
def evolve_booth(event: events.BoothEvent, booth: Booth, at: datetime) -> Booth:
    """Return the booth after an event that occurred at `at`: what was planned is done, or dropped."""
    return replace(booth, planned=(), planned_at=None, override=None)


@evolve_booth.register
def _(event: events.BoothLoadPlanned, booth: Booth, at: datetime) -> Booth:
    override = LoadOverride(event.override) if event.override else None
    return replace(booth, planned=event.order_ids, planned_at=at, override=override)


@evolve_booth.register
def _(event: events.BoothFilled, booth: Booth, at: datetime) -> Booth:
    return replace(booth, colour_code=event.colour_code, planned=(), planned_at=None, override=None)
