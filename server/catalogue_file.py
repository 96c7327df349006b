"""The catalogue as a file: the table that people keep, in either language's headings, and back."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from itertools import zip_longest

from server.domain.catalogue import WHOLE, Operation, Part
from server.domain.catalogue_import import (
    COLUMNS,
    MOST_ROWS,
    NEEDED_COLUMNS,
    ReadCatalogue,
    Vocabulary,
    read_operations,
)
from server.domain.errors import ConfigurationInvalid
from server.places import config_folder
from server.table_columns import TableShape, Wording, problem_text, read_rows
from server.table_files import written_csv
from server.wording import LANGUAGES, load_wording

_SHAPE = TableShape("catalogue", COLUMNS, NEEDED_COLUMNS, MOST_ROWS)
_YES, _NO = "yes", "no"


def vocabulary_of(wording: Wording, flows: Iterable[str]) -> Vocabulary:
    """Return what cells may say: the shop's flows, and yes and no in both languages."""
    plain = Vocabulary(tuple(flows))
    said = {word: {wording[language][f"catalogue.{word}"] for language in LANGUAGES} for word in (_YES, _NO)}
    return Vocabulary(plain.flows, plain.yes | said[_YES], plain.no | said[_NO])


def read_catalogue_file(content: bytes, wording: Wording, vocabulary: Vocabulary) -> ReadCatalogue:
    """Return what a file holds, with all that is wrong in it."""
    rows, problems = read_rows(content, wording, _SHAPE)
    return ReadCatalogue((), problems) if problems else read_operations(rows, vocabulary)


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


def headings(wording: Wording, language: str) -> dict[str, str]:
    """Return the heading of each column in one language."""
    return _SHAPE.headings(wording, language)


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
