"""The journal: what happened in a shop, numbered without gaps."""

from collections.abc import Callable, Collection, Mapping
from datetime import datetime
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import Connection, Row, bindparam, func, insert, or_, select

from server.domain.events import EVENT_TYPES, Envelope, Event, TimerEvent
from server.store.counters import count_on, next_value
from server.store.tables import journal

COUNTER = "journal"
_ADAPTERS: dict[str, TypeAdapter[Any]] = {name: TypeAdapter(kind) for name, kind in EVENT_TYPES.items()}

_APPEND = insert(journal)
_AFTER = (
    select(journal)
    .where(journal.c.shop_id == bindparam("in_shop"), journal.c.number > bindparam("after"))
    .order_by(journal.c.number)
    .limit(bindparam("most"))
)
_AFTER_OF_KINDS = _AFTER.where(journal.c.type.in_(bindparam("kinds", expanding=True)))
_LAST = (
    select(journal.c.number)
    .where(journal.c.shop_id == bindparam("in_shop"))
    .order_by(journal.c.number.desc())
    .limit(1)
)

_ABOUT = (
    select(journal)
    .where(journal.c.shop_id == bindparam("in_shop"), journal.c.visit_id == bindparam("of_visit"))
    .order_by(journal.c.number)
)
_OF_THE_CLOCK = [name for name, kind in EVENT_TYPES.items() if issubclass(kind, TimerEvent)]
_LAST_ABOUT = select(func.max(journal.c.number)).where(
    journal.c.visit_id == bindparam("of_visit"),
    journal.c.shop_id == bindparam("in_shop"),
    journal.c.type.not_in(_OF_THE_CLOCK),
)

Upcast = Callable[[dict[str, Any]], dict[str, Any]]
UPCASTS: Mapping[tuple[str, int], Upcast] = {}
"""(type, version) → how a body of that version becomes one of the next. Empty while all are at version 1."""


class JournalEnd:
    """Where one transaction goes on with a shop's journal.

    Entries are numbered as they come and written together: whoever adds some calls `write` before the commit.
    """

    def __init__(self, connection: Connection, shop_id: str) -> None:
        self._connection = connection
        self._shop_id = shop_id
        self._numbered = 0
        self._entries: list[Envelope] = []

    def append(self, entry: Callable[[int], Envelope]) -> Envelope:
        """Number one entry; from the first on the counter's row stays locked until the transaction ends."""
        if not self._entries:
            self._numbered = next_value(self._connection, self._shop_id, COUNTER)
        else:
            self._numbered += 1
        envelope = entry(self._numbered)
        self._entries.append(envelope)
        return envelope

    def write(self) -> list[Envelope]:
        """Write, and return, what was numbered since the last time."""
        entries, self._entries = self._entries, []
        if entries:
            self._connection.execute(_APPEND, [_row_of(envelope) for envelope in entries])
            count_on(self._connection, self._shop_id, COUNTER, len(entries) - 1)
        return entries


def _row_of(envelope: Envelope) -> dict[str, Any]:
    return {
        "shop_id": envelope.shop_id,
        "number": envelope.number,
        "type": type(envelope.event).__name__,
        "version": envelope.event.version,
        "visit_id": getattr(envelope.event, "visit_id", None),
        "occurred_at": envelope.occurred_at,
        "recorded_at": envelope.recorded_at,
        "shop_day": envelope.shop_day,
        "staff_id": envelope.staff_id,
        "device_id": envelope.device_id,
        "command_id": envelope.command_id,
        "trace": envelope.trace,
        "body": body_of(envelope.event),
    }


def body_of(event: Event) -> str:
    """Return an event as it is kept: JSON without its type and version."""
    return _ADAPTERS[type(event).__name__].dump_json(event).decode()


def read_after(connection: Connection, shop_id: str, number: int, most: int = 1000) -> list[Envelope]:
    """Return up to `most` entries after `number`, in order."""
    told = {"in_shop": shop_id, "after": number, "most": most}
    return [_envelope(row) for row in connection.execute(_AFTER, told)]


def read_kinds_after(
    connection: Connection, shop_id: str, number: int, kinds: Collection[str], most: int = 500
) -> list[Envelope]:
    """Return up to `most` entries of some kinds after `number`, in order."""
    told = {"in_shop": shop_id, "after": number, "kinds": list(kinds), "most": most}
    return [_envelope(row) for row in connection.execute(_AFTER_OF_KINDS, told)]


def read_days(connection: Connection, shop_id: str, first_day: str, last_day: str) -> list[Envelope]:
    """Return the entries of these shop days, and all others of the visits among them, in order."""
    within = (journal.c.shop_id == shop_id) & journal.c.shop_day.between(first_day, last_day)
    visits = select(journal.c.visit_id).where(within, journal.c.visit_id.is_not(None))
    query = select(journal).where(journal.c.shop_id == shop_id, or_(within, journal.c.visit_id.in_(visits)))
    return [_envelope(row) for row in connection.execute(query.order_by(journal.c.number))]


def seen_since(connection: Connection, shop_id: str, day: str) -> list[tuple[str, str, datetime]]:
    """Return, for each day from that one on, who did something in the shop and when first."""
    query = (
        select(journal.c.shop_day, journal.c.staff_id, func.min(journal.c.occurred_at))
        .where(journal.c.shop_id == shop_id, journal.c.shop_day >= day, journal.c.staff_id.is_not(None))
        .group_by(journal.c.shop_day, journal.c.staff_id)
    )
    return [(on, staff_id, at) for on, staff_id, at in connection.execute(query)]


def last_number(connection: Connection, shop_id: str) -> int:
    """Return the number of the newest entry, 0 in an empty journal."""
    return connection.execute(_LAST, {"in_shop": shop_id}).scalar() or 0


def _envelope(row: Row[Any]) -> Envelope:
    return Envelope(
        shop_id=row.shop_id,
        number=row.number,
        event=decode(row.type, row.version, row.body),
        occurred_at=row.occurred_at,
        recorded_at=row.recorded_at,
        shop_day=row.shop_day,
        staff_id=row.staff_id,
        device_id=row.device_id,
        command_id=row.command_id,
        trace=row.trace,
    )


def decode(name: str, version: int, body: str) -> Event:
    """Return the event of one stored entry, brought up to today's version."""
    adapter = _ADAPTERS[name]
    if version == EVENT_TYPES[name].version:
        event: Event = adapter.validate_json(body)
        return event
    content = TypeAdapter(dict[str, Any]).validate_json(body)
    for step in range(version, EVENT_TYPES[name].version):
        content = UPCASTS[name, step](content)
    upcast: Event = adapter.validate_python(content)
    return upcast


def read_about(connection: Connection, shop_id: str, visit_id: str) -> list[Envelope]:
    """Return all entries about a visit, in order."""
    return [_envelope(row) for row in connection.execute(_ABOUT, {"in_shop": shop_id, "of_visit": visit_id})]


def last_about(connection: Connection, shop_id: str, visit_id: str) -> int:
    """Return the number of the newest entry about a visit, 0 where there is none.

    That time passed (what the service clock records) is nobody's deed and does not count.
    """
    found = connection.execute(_LAST_ABOUT, {"in_shop": shop_id, "of_visit": visit_id})
    return int(found.scalar() or 0)
