"""Taking a table of operations in: rows of text become operations, and what is wrong is named cell by cell.

A row is one operation with its first part, if it takes any; rows below with the same code and no name are its
other parts. Nothing is written here: the caller writes all of it or nothing.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from server.domain.bay import BAY_KINDS
from server.domain.catalogue import WHOLE, Operation, Part
from server.domain.catalogue_cells import CellProblem, RowCells
from server.domain.stage import Name

COLUMNS = (
    "code",
    "name_zh",
    "name_en",
    "minutes",
    "flow",
    "bay_kind",
    "skills",
    "safety",
    "consumables",
    "offered",
    "part_number",
    "part_brand",
    "part_name_zh",
    "part_name_en",
    "part_quantity",
    "part_price",
)
NEEDED_COLUMNS = ("code", "name_zh", "name_en", "minutes", "flow", "bay_kind")
MOST_ROWS = 5_000
MOST_MINUTES = 6_000
MOST_SKILLS = 8
Row = tuple[int, Mapping[str, str]]
"""The row's number in the file, as people count, and its cells by column."""
ChangeKind = Literal["added", "changed", "unchanged"]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What cells may say: the shop's flows, and its words for yes and no."""

    flows: tuple[str, ...]
    yes: frozenset[str] = frozenset({"yes", "true", "1"})
    no: frozenset[str] = frozenset({"no", "false", "0"})


@dataclass(frozen=True, slots=True)
class ReadCatalogue:
    """What a file holds. With `problems` nothing of it may be written; ids and shops are empty."""

    operations: tuple[Operation, ...]
    problems: tuple[CellProblem, ...]


@dataclass(frozen=True, slots=True)
class CatalogueChange:
    """What taking one operation in would do."""

    kind: ChangeKind
    operation: Operation


def read_operations(rows: Sequence[Row], vocabulary: Vocabulary) -> ReadCatalogue:
    """Return the operations of the rows, and every problem of every row."""
    problems: list[CellProblem] = []
    found: dict[str, Operation] = {}
    latest = ""
    for number, texts in rows[:MOST_ROWS]:
        cells = RowCells(number, texts, problems)
        code = cells.text("code", 40)
        if code and code == latest and not cells.any("name_zh", "name_en", "minutes"):
            found[code] = _with_part(found[code], cells)
            continue
        if code in found:
            cells.refuse("code", "code_twice")
        elif code:
            found[code] = _operation(code, cells, vocabulary)
        latest = code
    if len(rows) > MOST_ROWS:
        problems.append(CellProblem(rows[MOST_ROWS][0], "", "too_many_rows", allowed=str(MOST_ROWS)))
    return ReadCatalogue(tuple(found.values()), tuple(problems))


def changes(kept: Iterable[Operation], read: Iterable[Operation]) -> list[CatalogueChange]:
    """Return what each operation that was read would do to those that are kept; the others stay."""
    by_code = {operation.code: operation for operation in kept}
    return [_change(by_code.get(operation.code), operation) for operation in read]


def _change(before: Operation | None, after: Operation) -> CatalogueChange:
    if before is None:
        return CatalogueChange("added", after)
    own = replace(after, operation_id=before.operation_id, shop_id=before.shop_id)
    return CatalogueChange("unchanged" if own == before else "changed", own)


def _operation(code: str, cells: RowCells, vocabulary: Vocabulary) -> Operation:
    operation = Operation(
        operation_id="",
        shop_id="",
        code=code,
        name=_name(cells, "name_zh", "name_en"),
        standard_minutes=cells.whole("minutes", 0, MOST_MINUTES),
        flow=cells.choice("flow", vocabulary.flows),
        bay_kind=cells.choice("bay_kind", BAY_KINDS),
        skills=cells.words("skills", MOST_SKILLS),
        safety=cells.flag("safety", vocabulary.yes, vocabulary.no, otherwise=False),
        consumables_minor=cells.money("consumables"),
        offered=cells.flag("offered", vocabulary.yes, vocabulary.no, otherwise=True),
    )
    has_part = cells.any("part_number", "part_brand", "part_name_zh", "part_name_en", "part_price")
    return _with_part(operation, cells) if has_part else operation


def _with_part(operation: Operation, cells: RowCells) -> Operation:
    part = Part(
        number=cells.text("part_number", 40, needed=False),
        brand=cells.text("part_brand", 40, needed=False),
        name=_name(cells, "part_name_zh", "part_name_en"),
        quantity_thousandths=cells.thousandths("part_quantity", WHOLE),
        price_minor=cells.money("part_price", needed=True),
    )
    return replace(operation, parts=(*operation.parts, part))


def _name(cells: RowCells, zh: str, en: str) -> Name:
    """One language is enough: its words then stand for both."""
    chinese, english = cells.text(zh, 60, needed=False), cells.text(en, 60, needed=False)
    if not chinese and not english:
        cells.refuse(zh, "missing")
    return Name(chinese or english, english or chinese)
