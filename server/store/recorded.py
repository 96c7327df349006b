"""What the journal has recorded of a period, for reports."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from server.domain.bay import Bay
from server.domain.clock_timer import Timer
from server.domain.events import Envelope, VehicleArrived
from server.domain.stage import Flow
from server.store.journal import read_days
from server.store.shop_rows import ShopRows


@dataclass(frozen=True, slots=True)
class Recorded:
    """The entries of some days and all entries of every visit among them, with the rows that they name."""

    entries: list[Envelope]
    flows: Mapping[str, Flow]
    """By digest: those that the entries' orders are pinned to."""
    bays: list[Bay]
    timers: list[Timer]
    """Those of the service clock that began on these days."""


def recorded_between(rows: ShopRows, first_day: str, last_day: str) -> Recorded:
    """Read what happened from one shop day to another (`2026-11-21`), both included."""
    entries = read_days(rows.connection, rows.shop_id, first_day, last_day)
    digests = {entry.event.order.flow_digest for entry in entries if isinstance(entry.event, VehicleArrived)}
    flows = {digest: rows.pinned_flow(digest) for digest in digests}
    calendar = rows.shop.calendar
    begin, end = (calendar.begin_of(date.fromisoformat(day)) for day in (first_day, last_day))
    timers = rows.timers.begun_between(begin, end + timedelta(days=2))
    return Recorded(entries, flows, rows.bays.where(), timers)
