"""One command's view of the store: the shop's rows, its clock and its journal, in one transaction."""

from datetime import datetime
from functools import cached_property
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, bindparam, select

from server.domain.events import Envelope, Event
from server.domain.plate_region import Numbering
from server.domain.staff import Actor, PermissionTable, permit
from server.domain.warranty_terms import WarrantyTerms
from server.shop_clock import real_ms
from server.store.counters import next_value
from server.store.journal import JournalEnd
from server.store.shop_rows import ShopRows
from server.store.tables import shops
from server.store.written_orders import WrittenOrders

_ZONE = select(shops.c.zone).where(shops.c.shop_id == bindparam("in_shop"))
_ZONES: dict[str, ZoneInfo] = {}
"""By shop: a shop does not move."""
Trace = dict[str, str | float]
"""When what led to a change took place, by name, in ms since 1970; see `server/latency/legs.py`."""
NO_PLATES = Numbering(())
"""For work that meets no car: founding a shop, pairing a device."""
NO_WARRANTY = WarrantyTerms()
"""For work that delivers none."""


class UnitOfWork(ShopRows):
    """Everything an action may read and write. `now` is the shop's time at the command's start."""

    def __init__(
        self,
        connection: Connection,
        actor: Actor,
        now: datetime,
        permissions: PermissionTable,
        command_id: str,
        trace: Trace | None = None,
        numbering: Numbering = NO_PLATES,
        journal_end: JournalEnd | None = None,
        written: WrittenOrders | None = None,
        warranty: WarrantyTerms = NO_WARRANTY,
    ) -> None:
        """With a `journal_end` entries go there, and its owner writes them; else each is written at once."""
        super().__init__(connection, actor.shop_id, written)
        self.actor = actor
        self.now = now
        self.command_id = command_id
        self.occurred_at = now
        self.numbering = numbering
        self.warranty = warranty
        self.permissions = permissions
        self._trace = trace
        self._journal_end = journal_end

    def permit(self, deed: str) -> None:
        """Raise NotAllowed unless the actor may do `deed`."""
        permit(self.permissions, self.actor, deed)

    def happened_at(self, when: datetime | None, not_before: datetime) -> None:
        """Let the next events have occurred at `when`, clamped between `not_before` and now."""
        self.occurred_at = self.now if when is None else min(max(when, not_before), self.now)

    @cached_property
    def shop_day(self) -> str:
        """The shop's calendar day now, as YYYY-MM-DD."""
        return self.now.astimezone(self._zone()).date().isoformat()

    def record(self, event: Event) -> Envelope:
        """Put one event into the journal and return its numbered envelope."""
        end = self._journal_end or JournalEnd(self.connection, self.shop_id)
        envelope = end.append(lambda number: self._entry(number, event))
        if self._journal_end is None:
            end.write()
        return envelope

    def number_for_people(self, counter: str) -> str:
        """Return the next number such as `2026-0417` of a counter that begins anew each year."""
        year = self.shop_day[:4]
        return f"{year}-{next_value(self.connection, self.shop_id, f'{counter}/{year}'):04d}"

    def _zone(self) -> ZoneInfo:
        if self.shop_id not in _ZONES:
            zone = self.connection.execute(_ZONE, {"in_shop": self.shop_id}).scalar_one()
            _ZONES[self.shop_id] = ZoneInfo(zone)
        return _ZONES[self.shop_id]

    def _entry(self, number: int, event: Event) -> Envelope:
        return Envelope(
            shop_id=self.shop_id,
            number=number,
            event=event,
            occurred_at=self.occurred_at,
            recorded_at=self.now,
            shop_day=self.shop_day,
            staff_id=self.actor.staff_id,
            device_id=self.actor.device_id,
            command_id=self.command_id,
            trace=None if self._trace is None else self._trace | {"decided_at": real_ms()},
        )
