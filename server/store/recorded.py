"""What the journal has recorded of a period, for reports."""

from collections.abc import Mapping
from dataclasses import dataclass

from server.domain.bay import Bay
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


def recorded_between(rows: ShopRows, first_day: str, last_day: str) -> Recorded:
    """Read what happened from one shop day to another (`2026-11-21`), both included."""
    entries = read_days(rows.connection, rows.shop_id, first_day, last_day)
    digests = {entry.event.order.flow_digest for entry in entries if isinstance(entry.event, VehicleArrived)}
    flows = {digest: rows.pinned_flow(digest) for digest in digests}
    return Recorded(entries, flows, rows.bays.where())
