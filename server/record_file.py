"""Customers, cars and their history as files: tables that people keep, with headings in either language."""

from server.domain.plate_region import Numbering
from server.domain.record_import import COLUMNS, MOST_ROWS, NEEDED, ReadRecords, RecordKind, read_records
from server.table_columns import TableShape, Wording, read_rows
from server.table_files import written_csv


def read_record_file(kind: RecordKind, content: bytes, wording: Wording, numbering: Numbering) -> ReadRecords:
    """Return what a file holds, with all that is wrong in it."""
    rows, problems = read_rows(content, wording, _shape(kind))
    return ReadRecords(kind, (), problems) if problems else read_records(kind, rows, numbering)


def template(kind: RecordKind, wording: Wording, language: str) -> bytes:
    """Return an empty table as CSV: its headings in one language, to fill in and to take in."""
    return written_csv([list(_shape(kind).headings(wording, language).values())])


def _shape(kind: RecordKind) -> TableShape:
    return TableShape("record_file", COLUMNS[kind], NEEDED[kind], MOST_ROWS)
