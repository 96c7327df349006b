"""Tables that people keep: CSV as spreadsheets write it, and Excel workbooks. All cells come as text."""

import csv
import io
from collections.abc import Iterable, Sequence

_ENCODINGS = ("utf-8-sig", "gb18030")
"""Chinese versions of Excel write CSV in the second."""
_DELIMITERS = ",;\t"
Table = list[list[str]]


class TableUnreadable(Exception):
    """The file is no table that can be read."""


def read_table(content: bytes) -> Table:
    """Return the rows of a CSV file; raise TableUnreadable."""
    text = _decoded(content)
    first = text.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=first.count)
    try:
        return [[cell.strip() for cell in row] for row in csv.reader(io.StringIO(text), delimiter=delimiter)]
    except csv.Error as problem:
        raise TableUnreadable(str(problem)) from problem


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
