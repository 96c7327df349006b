"""Tables that people keep: CSV as spreadsheets write it, and Excel workbooks. All cells come as text."""

import csv
import io
from collections.abc import Iterable, Sequence
from zipfile import BadZipFile, ZipFile

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

_ENCODINGS = ("utf-8-sig", "gb18030")
"""Chinese versions of Excel write CSV in the second."""
_DELIMITERS = ",;\t"
_ZIP = b"PK\x03\x04"
_MOST_COLUMNS = 50
_MOST_UNPACKED_BYTES = 64_000_000
Table = list[list[str]]


class TableUnreadable(Exception):
    """The file is no table that can be read."""


def read_table(content: bytes, most_rows: int) -> Table:
    """Return the rows of a CSV file, or of the first sheet of an Excel workbook; raise TableUnreadable.

    No more than `most_rows` are read.
    """
    return _read_excel(content, most_rows) if content.startswith(_ZIP) else _read_csv(content)[:most_rows]


def _read_csv(content: bytes) -> Table:
    text = _decoded(content)
    first = text.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=first.count)
    try:
        return [[cell.strip() for cell in row] for row in csv.reader(io.StringIO(text), delimiter=delimiter)]
    except csv.Error as problem:
        raise TableUnreadable(str(problem)) from problem


def _read_excel(content: bytes, most_rows: int) -> Table:
    try:
        _refuse_bomb(content)
        workbook = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        rows = workbook.worksheets[0].iter_rows(max_row=most_rows, max_col=_MOST_COLUMNS, values_only=True)
        return [[_cell(value) for value in row] for row in rows]
    except (BadZipFile, InvalidFileException, KeyError, IndexError, ValueError, TypeError) as problem:
        raise TableUnreadable(f"{type(problem).__name__}") from problem


def _refuse_bomb(content: bytes) -> None:
    """A small file may unpack to one that fills the memory."""
    with ZipFile(io.BytesIO(content)) as packed:
        if sum(part.file_size for part in packed.infolist()) > _MOST_UNPACKED_BYTES:
            raise TableUnreadable("the workbook is too large")


def _cell(value: object) -> str:
    """A cell as it would be typed: 380.0 is 380."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return f"{value:.10g}" if isinstance(value, float) else str(value).strip()


def written_csv(rows: Iterable[Sequence[object]]) -> bytes:
    """Return the rows as CSV that spreadsheets open with their Chinese words whole."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows(rows)
    return text.getvalue().encode("utf-8-sig")


def _decoded(content: bytes) -> str:
    for encoding in _ENCODINGS:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise TableUnreadable("this is neither a text in UTF-8 nor one in GB 18030")
