"""The catalogue as a file: the table that people keep, in either language's headings, and back."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import zip_longest

from server.domain.catalogue import WHOLE, Operation, Part
from server.domain.catalogue_cells import CellProblem
from server.domain.catalogue_import import (
    COLUMNS,
    MOST_ROWS,
    NEEDED_COLUMNS,
    ReadCatalogue,
    Row,
    Vocabulary,
    read_operations,
)
from server.domain.errors import ConfigurationInvalid
from server.places import config_folder
from server.table_files import Table, TableUnreadable, read_table, written_csv
from server.wording import LANGUAGES, load_wording

Wording = Mapping[str, Mapping[str, str]]
_YES, _NO = "yes", "no"


def vocabulary_of(wording: Wording, flows: Iterable[str]) -> Vocabulary:
    """Return what cells may say: the shop's flows, and yes and no in both languages."""
    plain = Vocabulary(tuple(flows))
    said = {word: {wording[language][f"catalogue.{word}"] for language in LANGUAGES} for word in (_YES, _NO)}
    return Vocabulary(plain.flows, plain.yes | said[_YES], plain.no | said[_NO])


def read_catalogue_file(content: bytes, wording: Wording, vocabulary: Vocabulary) -> ReadCatalogue:
    """Return what a file holds, with all that is wrong in it."""
    try:
        table = read_table(content, MOST_ROWS + 2)
    except TableUnreadable as problem:
        return ReadCatalogue((), (CellProblem(1, "", "unreadable", str(problem)),))
    if not any(any(row) for row in table[1:]):
        return ReadCatalogue((), (CellProblem(1, "", "empty"),))
    columns, problems = _columns(table[0], wording)
    if problems:
        return ReadCatalogue((), tuple(problems))
    return read_operations(list(_rows(table, columns)), vocabulary)


def catalogue_file(operations: Iterable[Operation], headings: Mapping[str, str]) -> bytes:
    """Return the operations as CSV, with the headings of one language; reading it back changes nothing."""
    rows = [row for operation in operations for row in _written(operation)]
    return written_csv([[headings[column] for column in COLUMNS], *rows])


def shipped_catalogue(flows: Iterable[str]) -> tuple[Operation, ...]:
    """Return what a new shop begins with; raise ConfigurationInvalid where the file is wrong."""
    path = config_folder() / "catalogue.csv"
    wording = load_wording(config_folder() / "wording")
    read = read_catalogue_file(path.read_bytes(), wording, vocabulary_of(wording, flows))
    if read.problems:
        raise ConfigurationInvalid(f"{path}: {problem_text(read.problems[0], wording)}", file=str(path))
    return read.operations


def problem_text(problem: CellProblem, wording: Wording) -> str:
    """Return in English which cell is wrong, how, and what to do."""
    said = wording["en"]
    what = said[f"catalogue.problem.{problem.problem}"].format(given=problem.given, allowed=problem.allowed)
    return f"row {problem.row}, {problem.column}: {what}" if problem.column else f"row {problem.row}: {what}"


def headings(wording: Wording, language: str) -> dict[str, str]:
    """Return the heading of each column in one language."""
    return {column: wording[language][f"catalogue.column.{column}"] for column in COLUMNS}


def _columns(shown: Sequence[str], wording: Wording) -> tuple[list[str], list[CellProblem]]:
    """Which column each heading stands for; "" where none does, which is a problem unless it is blank."""
    known = {column: column for column in COLUMNS} | {
        heading.casefold(): column
        for language in LANGUAGES
        for column, heading in headings(wording, language).items()
    }
    columns = [known.get(heading.casefold(), "") for heading in shown]
    unknown = [heading for heading, column in zip(shown, columns, strict=True) if heading and not column]
    problems = [CellProblem(1, heading[:40], "unknown_column") for heading in unknown]
    problems += [
        CellProblem(1, column, "missing_column") for column in NEEDED_COLUMNS if column not in columns
    ]
    twice = {column for column in columns if column and columns.count(column) > 1}
    problems += [CellProblem(1, column, "column_twice") for column in sorted(twice)]
    return columns, problems


def _rows(table: Table, columns: list[str]) -> Iterator[Row]:
    """The rows below the headings that say something, by their numbers in the file."""
    for number, cells in enumerate(table[1:], start=2):
        if any(cells):
            named = zip(columns, cells, strict=False)
            yield number, {column: cell for column, cell in named if column}


def _written(operation: Operation) -> Iterator[list[object]]:
    for part, first in zip_longest(operation.parts or (None,), (True,), fillvalue=False):
        own = _own_cells(operation) if first else [operation.code, *[""] * 9]
        of_part = _part_cells(part) if isinstance(part, Part) else [""] * 6
        yield [*own, *of_part]


def _own_cells(operation: Operation) -> list[object]:
    return [
        operation.code,
        operation.name.zh,
        operation.name.en,
        operation.standard_minutes,
        operation.flow,
        operation.bay_kind,
        ";".join(operation.skills),
        _YES if operation.safety else _NO,
        _scaled(operation.consumables_minor, 100),
        _YES if operation.offered else _NO,
    ]


def _part_cells(part: Part) -> list[object]:
    quantity = _scaled(part.quantity_thousandths, WHOLE)
    price = _scaled(part.price_minor, 100)
    return [part.number, part.brand, part.name.zh, part.name.en, quantity, price]


def _scaled(value: int, scale: int) -> str:
    return format((Decimal(value) / scale).normalize(), "f")
