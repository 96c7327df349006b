"""The service clock's timers."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, bindparam, insert, select, update

from server.domain.clock_moments import Moment
from server.domain.clock_timer import Timer
from server.store.journal import last_number
from server.store.rows import Rows, statements_of
from server.store.tables import clock_positions, journal, timers as table

_POSITION = select(clock_positions.c.number).where(clock_positions.c.shop_id == bindparam("in_shop"))
_MOVE = (
    update(clock_positions)
    .where(clock_positions.c.shop_id == bindparam("in_shop"))
    .values(number=bindparam("to_number"))
)
_BEGIN_AT = (
    select(journal.c.number)
    .where(journal.c.shop_id == bindparam("in_shop"), journal.c.shop_day >= bindparam("since_day"))
    .order_by(journal.c.number)
    .limit(1)
)


# Built once: the clock asks these after every tap.
_KEPT: Any = Timer
_ALL = statements_of(table, _KEPT).all
_OPEN = _ALL.where(table.c.subject_id.in_(bindparam("subjects", expanding=True)), table.c.ended_at.is_(None))
_LIKE = _ALL.where(
    table.c.subject_id == bindparam("subject"),
    table.c.rule == bindparam("by_rule"),
    table.c.starts_at == bindparam("start"),
)


class Timers(Rows[Timer]):
    """The timers of one shop."""

    def __init__(self, connection: Connection, shop_id: str) -> None:
        super().__init__(connection, shop_id, table, Timer)

    def open_for(self, subject_ids: Collection[str]) -> list[Timer]:
        """Return those that have not ended, of some subjects."""
        return self._asked(_OPEN, {"subjects": sorted(subject_ids)})

    def ended_by(self, subject_id: str, moment: Moment) -> list[Timer]:
        """Return those of a subject that one moment has ended."""
        return self.where(table.c.subject_id == subject_id, table.c.ended_by == moment)

    def like(self, timer: Timer) -> Timer | None:
        """Return the one that was set before for the same rule, subject and beginning."""
        told = {"subject": timer.subject_id, "by_rule": timer.rule, "start": timer.starts_at}
        return next(iter(self._asked(_LIKE, told)), None)

    def due(self, now: datetime, most: int) -> list[Timer]:
        """Return those to look at now, at most so many."""
        query = self._statements.all.where(table.c.next_at <= now).order_by(None).order_by(table.c.next_at)
        rows = self._connection.execute(query.limit(most), {"in_shop": self._shop_id})
        return [Timer(*row) for row in rows]

    def begun_between(self, begin: datetime, end: datetime) -> list[Timer]:
        """Return those whose time began from one instant to another."""
        return self.where(table.c.begun_at >= begin, table.c.begun_at < end)

    def shown(self) -> list[Timer]:
        """Return those whose time has begun and has not ended."""
        return self.where(table.c.begun_at.is_not(None), table.c.ended_at.is_(None))

    def _asked(self, query: Select[Any], told: Mapping[str, Any]) -> list[Timer]:
        rows = self._connection.execute(query, {"in_shop": self._shop_id, **told})
        return [Timer(*row) for row in rows]

    def _derived(self, item: Timer) -> dict[str, Any]:
        return {"next_at": item.next_at}


def position(connection: Connection, shop_id: str) -> int | None:
    """Return up to which entry of the journal the timers have heard, None where they have heard nothing."""
    found = connection.execute(_POSITION, {"in_shop": shop_id}).scalar()
    return None if found is None else int(found)


def move_position(connection: Connection, shop_id: str, number: int) -> None:
    """Let the timers have heard the journal up to an entry."""
    moved = connection.execute(_MOVE, {"in_shop": shop_id, "to_number": number})
    if moved.rowcount == 0:
        connection.execute(insert(clock_positions), {"shop_id": shop_id, "number": number})


def number_before(connection: Connection, shop_id: str, day: str) -> int:
    """Return the number of the last entry before a shop day."""
    first = connection.execute(_BEGIN_AT, {"in_shop": shop_id, "since_day": day}).scalar()
    return last_number(connection, shop_id) if first is None else int(first) - 1
