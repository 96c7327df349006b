"""Taking customers, cars and their history in from tables: rows of text, and what is wrong cell by cell.

Nothing is written here, and nothing is known of what the shop has: the caller writes all of it or nothing.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from server.domain.catalogue_cells import CellProblem, Problem, RowCells
from server.domain.catalogue_import import Row
from server.domain.errors import InvalidRequest
from server.domain.phone_number import checked_phone
from server.domain.plate import PlateColour, normalise_plate
from server.domain.plate_region import Numbering
from server.domain.stage import Name
from server.domain.vin import checked_vin

MOST_ROWS = 20_000
ROWS_A_PART = 100
"""So many are written at once: everybody's taps wait for no longer than that takes."""
_MOST_KM = 3_000_000


class RecordKind(StrEnum):
    """What a file holds, one a row."""

    CUSTOMERS = "customers"
    VEHICLES = "vehicles"
    HISTORY = "history"


COLUMNS: Mapping[RecordKind, tuple[str, ...]] = {
    RecordKind.CUSTOMERS: ("name", "phone"),
    RecordKind.VEHICLES: (
        "plate",
        "plate_colour",
        "vin",
        "brand_zh",
        "brand_en",
        "series_zh",
        "series_en",
        "colour_zh",
        "colour_en",
        "owner_name",
        "owner_phone",
    ),
    RecordKind.HISTORY: ("plate", "day", "number", "mileage", "work", "amount"),
}
PLATE_COLOURS: Mapping[str, PlateColour] = {
    word: colour
    for colour, words in (
        (PlateColour.BLUE, "蓝 蓝色 蓝牌 blue"),
        (PlateColour.YELLOW, "黄 黄色 黄牌 yellow"),
        (PlateColour.GREEN, "绿 绿色 绿牌 渐变绿 green"),
        (PlateColour.YELLOW_GREEN, "黄绿 黄绿色 黄绿牌 yellow_green yellow-green"),
        (PlateColour.WHITE, "白 白色 白牌 white"),
        (PlateColour.BLACK, "黑 黑色 黑牌 black"),
    )
    for word in words.split()
}
NEEDED: Mapping[RecordKind, tuple[str, ...]] = {
    RecordKind.CUSTOMERS: ("name", "phone"),
    RecordKind.VEHICLES: ("plate",),
    RecordKind.HISTORY: ("plate", "day", "work"),
}


@dataclass(frozen=True, slots=True)
class CustomerRow:
    """A customer, known by the telephone number."""

    row: int
    name: str
    phone: str


@dataclass(frozen=True, slots=True)
class VehicleRow:
    """A car, known by its plate. What is empty stays as it is; an owner is known by the number."""

    row: int
    plate: str
    plate_colour: PlateColour | None
    vin: str | None
    brand: Name
    series: Name
    colour: Name
    owner: CustomerRow | None


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """An earlier service, known by its car, its day and the other system's number."""

    row: int
    plate: str
    day: date
    number: str
    mileage_km: int | None
    work: str
    amount_minor: int


RecordRow = CustomerRow | VehicleRow | HistoryRow


@dataclass(frozen=True, slots=True)
class ReadRecords:
    """What a file holds. With `problems` nothing of it may be written."""

    kind: RecordKind
    rows: tuple[RecordRow, ...]
    problems: tuple[CellProblem, ...]


def read_records(kind: RecordKind, rows: Sequence[Row], numbering: Numbering) -> ReadRecords:
    """Return the records of the rows, and every problem of every row."""
    problems: list[CellProblem] = []
    found: dict[object, RecordRow] = {}
    for number, texts in rows[:MOST_ROWS]:
        cells = RowCells(number, texts, problems)
        record = _READERS[kind](number, cells, numbering)
        if (key := _key(record)) in found:
            cells.refuse(COLUMNS[kind][1 if kind is RecordKind.CUSTOMERS else 0], "row_twice")
        found[key] = record
    if len(rows) > MOST_ROWS:
        problems.append(CellProblem(rows[MOST_ROWS][0], "", "too_many_rows", allowed=str(MOST_ROWS)))
    return ReadRecords(kind, tuple(found.values()), tuple(problems))


def parts_of(read: ReadRecords) -> Iterator[ReadRecords]:
    """Yield what a file holds part by part, each to be written at once.

    Whoever is named stands before the rows that only give their number.
    """
    rows = sorted(read.rows, key=_names_nobody)
    for first in range(0, len(rows), ROWS_A_PART):
        yield replace(read, rows=tuple(rows[first : first + ROWS_A_PART]))


def _names_nobody(record: RecordRow) -> bool:
    return isinstance(record, VehicleRow) and not (record.owner and record.owner.name)


def refused_phones(rows: Iterable[VehicleRow], known: Mapping[str, str]) -> list[CellProblem]:
    """Return a problem for each owner whom the shop does not know, and whose name no row says."""
    named = {row.owner.phone for row in rows if row.owner and row.owner.name} | known.keys()
    return [
        CellProblem(row.row, "owner_name", "unknown_owner", row.owner.phone)
        for row in rows
        if row.owner and row.owner.phone not in named
    ]


def _key(record: RecordRow) -> object:
    if isinstance(record, CustomerRow):
        return record.phone
    return (record.plate, record.day, record.number) if isinstance(record, HistoryRow) else record.plate


def _customer(number: int, cells: RowCells, numbering: Numbering) -> CustomerRow:
    name = cells.text("name", 40)
    return CustomerRow(number, name, _phone(cells, "phone", numbering))


def _vehicle(number: int, cells: RowCells, numbering: Numbering) -> VehicleRow:
    owner = None
    if cells.any("owner_name", "owner_phone"):
        phone = _phone(cells, "owner_phone", numbering)
        owner = CustomerRow(number, cells.text("owner_name", 40, needed=False), phone)
    return VehicleRow(
        row=number,
        plate=_plate(cells, numbering),
        plate_colour=_plate_colour(cells),
        vin=_checked(cells, "vin", "not_a_vin", checked_vin) or None,
        brand=_name(cells, "brand"),
        series=_name(cells, "series"),
        colour=_name(cells, "colour"),
        owner=owner,
    )


def _history(number: int, cells: RowCells, numbering: Numbering) -> HistoryRow:
    return HistoryRow(
        row=number,
        plate=_plate(cells, numbering),
        day=cells.day("day"),
        number=cells.text("number", 40, needed=False),
        mileage_km=cells.whole("mileage", 0, _MOST_KM) if cells.any("mileage") else None,
        work=cells.text("work", 500),
        amount_minor=cells.money("amount"),
    )


_READERS: Mapping[RecordKind, Callable[[int, RowCells, Numbering], RecordRow]] = {
    RecordKind.CUSTOMERS: _customer,
    RecordKind.VEHICLES: _vehicle,
    RecordKind.HISTORY: _history,
}


def _plate(cells: RowCells, numbering: Numbering) -> str:
    plate = normalise_plate(cells.text("plate", 20))
    if plate and numbering.format_of(plate) is None:
        cells.refuse("plate", "not_a_plate")
    return plate


def _plate_colour(cells: RowCells) -> PlateColour | None:
    if not cells.any("plate_colour"):
        return None
    return PLATE_COLOURS.get(cells.choice("plate_colour", PLATE_COLOURS.keys()))


def _phone(cells: RowCells, column: str, numbering: Numbering) -> str:
    if not cells.any(column):
        cells.refuse(column, "missing")
    return _checked(cells, column, "not_a_phone", lambda told: checked_phone(told, numbering.home))


def _checked(cells: RowCells, column: str, problem: Problem, check: Callable[[str], Any]) -> str:
    told = cells.text(column, 40, needed=False)
    try:
        return str(check(told)) if told else ""
    except InvalidRequest:
        cells.refuse(column, problem)
        return told


def _name(cells: RowCells, stem: str) -> Name:
    """One language is enough: its words then stand for both."""
    zh, en = cells.text(f"{stem}_zh", 60, needed=False), cells.text(f"{stem}_en", 60, needed=False)
    return Name(zh or en, en or zh)
