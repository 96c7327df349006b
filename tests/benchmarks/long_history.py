"""Ten years of a shop: one car that went all the way, told again with other names and on other days."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Table

from server.actions import delivery, payments, quality, wash, work
from server.actions.departures import depart
from server.bootstrap import DATABASE
from server.contract import deeds
from server.domain.stage import StageKind
from server.store import tables
from server.store.column_types import UtcMicroseconds
from server.store.unit_of_work import UnitOfWork
from tests.fakes.passed_checks import all_checked

A_DAY = 33
"""Visits; 120,000 in ten years."""
_DAY_US = int(timedelta(days=1).total_seconds() * 1_000_000)
_AT_ONCE = 20_000
_PROVINCES = "冀豫云辽黑湘皖鲁新苏浙赣"


def finish_visit(unit: UnitOfWork, order_id: str) -> str:
    """Lead a car whose work has begun out of the gate; return its visit's id."""
    order = unit.orders.get(order_id)
    for item in unit.pinned_flow(order.flow_digest).checklist:
        work.tick_checklist(unit, order_id, deeds.TickChecklist(item_id=item.item_id))
    work.finish_work(unit, order_id, deeds.FinishWork())
    # Nobody checks their own work.
    unit.actor = replace(unit.actor, staff_id=None)
    while _kind(unit, order_id) is StageKind.CHECK:
        order = unit.orders.get(order_id)
        body = all_checked(order, unit.pinned_flow(order.flow_digest))
        quality.pass_check(unit, order_id, body)
    if _kind(unit, order_id) is StageKind.WASH:
        wash.start_wash(unit, order_id, deeds.StartWash())
        wash.finish_wash(unit, order_id, deeds.FinishWash())
    price = sum(line.price_minor for line in order.lines)
    payments.settle_order(unit, order_id, deeds.SettleOrder(paid_minor=price))
    delivery.deliver_vehicle(unit, order_id, deeds.DeliverVehicle(unsigned="in_a_hurry"))
    depart(unit, unit.visits.get(order.visit_id).vehicle_id)
    return order.visit_id


def _kind(unit: UnitOfWork, order_id: str) -> StageKind:
    order = unit.orders.get(order_id)
    return unit.pinned_flow(order.flow_digest).stage(order.stage).kind


@dataclass(frozen=True, slots=True)
class _Rows:
    """One table's rows of the visit that is told again."""

    table: Table
    rows: tuple[tuple[Any, ...], ...]

    @property
    def insertion(self) -> str:
        """The statement that writes one row."""
        return f"INSERT INTO {self.table.name} VALUES ({', '.join('?' * len(self.table.columns))})"

    @property
    def time_columns(self) -> frozenset[int]:
        """Where instants stand."""
        kinds = enumerate(column.type for column in self.table.columns)
        return frozenset(place for place, kind in kinds if isinstance(kind, UtcMicroseconds))


class RepeatedVisit:
    """A visit with all its rows, and the names in them that must be others each time."""

    def __init__(self, database: sqlite3.Connection, visit_id: str) -> None:
        self._database = database
        (visit,) = self._rows(tables.visits, "visit_id", visit_id)
        (vehicle,) = self._rows(tables.vehicles, "vehicle_id", visit[2])
        (order,) = self._rows(tables.repair_orders, "visit_id", visit_id)
        lines = self._rows(tables.line_words, "order_id", order[0])
        self._plate, self._number = vehicle[2], order[3]
        self._ids = [visit_id, vehicle[0], vehicle[7], order[0], visit[3], *(line[0] for line in lines)]
        # Parents before their children.
        self._parts = [
            _Rows(tables.customers, self._rows(tables.customers, "customer_id", vehicle[7])),
            _Rows(tables.vehicles, (vehicle,)),
            _Rows(tables.appointments, self._rows(tables.appointments, "appointment_id", visit[3])),
            _Rows(tables.appointment_words, self._rows(tables.appointment_words, "appointment_id", visit[3])),
            _Rows(tables.visits, (visit,)),
            _Rows(tables.repair_orders, (order,)),
            _Rows(tables.line_words, lines),
        ]
        self._journal = _Rows(tables.journal, self._rows(tables.journal, "visit_id", visit_id))

    @property
    def events(self) -> int:
        """How many entries of the journal one visit has."""
        return len(self._journal.rows)

    def repeat(self, times: int) -> None:
        """Tell it so many times again, on the days before."""
        for part in self._parts:
            self._write(part, self._retold(part, times))
        (last,) = self._database.execute("SELECT max(number) FROM journal").fetchone()
        self._write(self._journal, self._retold_journal(times, last))
        entries = last + times * self.events
        self._database.execute("UPDATE counters SET value = ? WHERE name = 'journal'", (entries,))

    def _rows(self, table: Table, column: str, value: str) -> tuple[tuple[Any, ...], ...]:
        found = self._database.execute(f"SELECT * FROM {table.name} WHERE {column} = ?", (value,))
        return tuple(found.fetchall())

    def _write(self, part: _Rows, rows: Iterator[tuple[Any, ...]]) -> None:
        self._database.executemany(part.insertion, rows)

    def _retold(self, part: _Rows, times: int) -> Iterator[tuple[Any, ...]]:
        for turn in range(times):
            changes = self._changes(turn)
            before_us = (turn // A_DAY + 1) * _DAY_US
            for row in part.rows:
                yield _changed(row, changes, part.time_columns, before_us)

    def _retold_journal(self, times: int, last: int) -> Iterator[tuple[Any, ...]]:
        for number, row in enumerate(self._retold(self._journal, times), last + 1):
            yield (row[0], number, *row[2:])

    def _changes(self, turn: int) -> list[tuple[str, str]]:
        ids = [(known, f"{known[:24]}{place:02x}{turn:010x}") for place, known in enumerate(self._ids)]
        plate = f"{_PROVINCES[turn // 100_000]}K{turn % 100_000:05}"
        return [*ids, (self._plate, plate), (self._number, f"1999-{turn:07}")]


def _changed(
    row: Sequence[Any], changes: Sequence[tuple[str, str]], times: frozenset[int], before_us: int
) -> tuple[Any, ...]:
    """Return the row with other names, and its instants so many microseconds before."""
    return tuple(
        value - before_us if place in times and value is not None else _renamed(value, changes)
        for place, value in enumerate(row)
    )


def _renamed(value: Any, changes: Sequence[tuple[str, str]]) -> Any:
    if isinstance(value, str):
        for known, other in changes:
            value = value.replace(known, other)
    return value


def tell_again(folder: Path, visit_id: str, times: int) -> int:
    """Write `times` visits like that one into the shop's database; return how many entries that made."""
    with closing(sqlite3.connect(folder / DATABASE)) as database, database:
        visit = RepeatedVisit(database, visit_id)
        visit.repeat(times)
        database.execute("ANALYZE")
        return times * visit.events
