"""The heading row of a table that people keep: in either language, whatever the order of its columns."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from server.domain.catalogue_cells import CellProblem
from server.domain.catalogue_import import Row
from server.table_files import Table, TableUnreadable, read_table
from server.wording import LANGUAGES

Wording = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class TableShape:
    """The columns of a kind of table; the wording has their headings under `<room>.column.`."""

    room: str
    columns: Sequence[str]
    needed: Sequence[str]
    most_rows: int

    def headings(self, wording: Wording, language: str) -> dict[str, str]:
        """Return the heading of each column in one language."""
        return {column: wording[language][f"{self.room}.column.{column}"] for column in self.columns}


def read_rows(
    content: bytes, wording: Wording, shape: TableShape
) -> tuple[list[Row], tuple[CellProblem, ...]]:
    """Return the rows below the headings, or what is wrong with the file or its headings."""
    try:
        table = read_table(content, shape.most_rows + 2)
    except TableUnreadable as problem:
        return [], (CellProblem(1, "", "unreadable", str(problem)),)
    if not any(any(row) for row in table[1:]):
        return [], (CellProblem(1, "", "empty"),)
    columns, problems = _columns(table[0], wording, shape)
    return ([], tuple(problems)) if problems else (list(_rows(table, columns)), ())


def problem_text(problem: CellProblem, wording: Wording) -> str:
    """Return in English which cell is wrong, how, and what to do."""
    said = wording["en"]
    what = said[f"catalogue.problem.{problem.problem}"].format(given=problem.given, allowed=problem.allowed)
    return f"row {problem.row}, {problem.column}: {what}" if problem.column else f"row {problem.row}: {what}"


def _columns(
    shown: Sequence[str], wording: Wording, shape: TableShape
) -> tuple[list[str], list[CellProblem]]:
    """Which column each heading stands for; "" where none does, which is a problem unless it is blank."""
    known = {column: column for column in shape.columns} | {
        heading.casefold(): column
        for language in LANGUAGES
        for column, heading in shape.headings(wording, language).items()
    }
    columns = [known.get(heading.casefold(), "") for heading in shown]
    unknown = [heading for heading, column in zip(shown, columns, strict=True) if heading and not column]
    problems = [CellProblem(1, heading[:40], "unknown_column") for heading in unknown]
    problems += [CellProblem(1, column, "missing_column") for column in shape.needed if column not in columns]
    twice = {column for column in columns if column and columns.count(column) > 1}
    problems += [CellProblem(1, column, "column_twice") for column in sorted(twice)]
    return columns, problems


def _rows(table: Table, columns: list[str]) -> Iterator[Row]:
    """The rows below the headings that say something, by their numbers in the file."""
    for number, cells in enumerate(table[1:], start=2):
        if any(cells):
            named = zip(columns, cells, strict=False)
            yield number, {column: cell for column, cell in named if column}
