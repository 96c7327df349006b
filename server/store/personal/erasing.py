"""Making a customer's rows tell nothing any more."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import RowMapping, delete, update

from server.domain.erasure import Finding
from server.domain.no_plate import erased_mark
from server.domain.plate import PlateColour
from server.store import tables
from server.store.engines import overwrite_deleted
from server.store.personal.held import HeldRows, held_rows
from server.store.personal.identity import Identity, Mention, strike
from server.store.personal.reach import Keys
from server.store.personal.treatment import BLANKS, Erasing, Personal
from server.store.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Erased:
    """What became of each table's rows, and the digests of the pictures and sounds that were theirs."""

    findings: tuple[Finding, ...]
    pictures: tuple[str, ...]


def erase_rows(work: UnitOfWork, keys: Keys, identity: Identity) -> Erased:
    """Delete and blank what the register says of all that `keys` reach."""
    overwrite_deleted(work.connection)
    by_table = {each.held.table: each for each in held_rows(work, keys)}
    # Rows that others belong to go after those.
    in_order = [by_table[table] for table in reversed(tables.metadata.sorted_tables) if table in by_table]
    findings = tuple(_erased(work, each, identity) for each in in_order)
    pictures = frozenset[str]().union(*(each.pictures for each in in_order))
    return Erased(findings, tuple(sorted(pictures)))


def strike_mentions(work: UnitOfWork, mentioned: Iterable[Mention], identity: Identity) -> None:
    """Put dots where other rows say a plate, number or VIN; the journal never does and is never changed."""
    for mention in mentioned:
        if mention.table is not tables.journal:
            strike(work, mention, identity.marks)


def unblanked(held: Personal, rows: Sequence[RowMapping]) -> int:
    """Return how many of these rows still tell something in a column that is to be blank."""
    blanks = {name: BLANKS[how] for name, how in held.columns.items() if how in BLANKS}
    return sum(any(row[name] != blank for name, blank in blanks.items()) for row in rows)


def _erased(work: UnitOfWork, each: HeldRows, identity: Identity) -> Finding:
    held, count = each.held, len(each.rows)
    blanked = 0 if held.goes else unblanked(held, each.rows)
    if held.goes:
        work.connection.execute(delete(held.table).where(held.key.in_(each.keys)))
    elif held.table is tables.vehicles:
        blanked = _mark_cars(work, each)
    else:
        _blank(work, each)
    return Finding(
        table=held.table.name,
        columns=tuple(held.columns),
        rows=count,
        gone=count if held.goes else 0,
        blanked=blanked,
        struck=_struck(work, each, identity),
        kept=0 if held.goes else count,
        kept_because=held.kept,
    )


def _blank(work: UnitOfWork, each: HeldRows) -> None:
    values = {name: BLANKS[how] for name, how in each.held.columns.items() if how in BLANKS}
    if values:
        change = update(each.held.table).where(each.held.key.in_(each.keys))
        work.connection.execute(change.values(values))


def _mark_cars(work: UnitOfWork, each: HeldRows) -> int:
    for key in each.keys:
        mark = erased_mark(work.number_for_people("erased"))
        change = update(tables.vehicles).where(tables.vehicles.c.vehicle_id == key)
        work.connection.execute(change.values(plate=mark, plate_colour=PlateColour.NONE, vin=None))
    return len(each.keys)


def _struck(work: UnitOfWork, each: HeldRows, identity: Identity) -> int:
    words, table = (*identity.names, *identity.marks), each.held.table
    columns = [table.c[name] for name, how in each.held.columns.items() if how is Erasing.STRUCK]
    return sum(strike(work, Mention(table, column, each.keys), words) for column in columns if words)
