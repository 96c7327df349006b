"""Reading the cells of one row: each is a value, or a problem that says which cell it is."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

Problem = Literal[
    "missing",
    "too_long",
    "too_many",
    "not_a_number",
    "not_an_amount",
    "not_a_quantity",
    "unknown_word",
    "not_yes_or_no",
    "code_twice",
    "row_twice",
    "not_a_plate",
    "not_a_phone",
    "not_a_vin",
    "not_a_day",
    "unknown_plate",
    "unknown_owner",
    "too_many_rows",
    "unknown_column",
    "missing_column",
    "column_twice",
    "unreadable",
    "empty",
]
"""Each is a wording key after `catalogue.problem.`: what is wrong, and what to do."""
_SIGNS = re.compile(r"[¥￥,，\s]")
_AMOUNT = re.compile(r"\d{1,7}(\.\d{1,2})?")
_QUANTITY = re.compile(r"\d{1,5}(\.\d{1,3})?")
_BETWEEN_WORDS = re.compile(r"[;；、|]")
_DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?: 00:00:00)?")
"""As people and spreadsheets write it: 2026-03-04, 2026/3/4, 2026年3月4日."""
_SHOWN_OF_A_CELL = 40


@dataclass(frozen=True, slots=True)
class CellProblem:
    """What is wrong with one cell; `row` counts from the heading row, 1; `column` "" is the whole row."""

    row: int
    column: str
    problem: Problem
    given: str = ""
    allowed: str = ""


class RowCells:
    """One row's cells; whatever is wrong goes into `problems`, and the reading goes on."""

    def __init__(self, row: int, texts: Mapping[str, str], problems: list[CellProblem]) -> None:
        self._row = row
        self._texts = texts
        self._problems = problems

    def any(self, *columns: str) -> bool:
        """Whether one of the cells says something."""
        return any(self._text(column) for column in columns)

    def refuse(self, column: str, problem: Problem, allowed: str = "") -> None:
        """Note what is wrong with a cell."""
        given = self._text(column)[:_SHOWN_OF_A_CELL]
        self._problems.append(CellProblem(self._row, column, problem, given, allowed))

    def text(self, column: str, most: int, *, needed: bool = True) -> str:
        """Return the cell's text."""
        found = self._text(column)
        if needed and not found:
            self.refuse(column, "missing")
        if len(found) > most:
            self.refuse(column, "too_long", str(most))
        return found

    def words(self, column: str, most: int) -> tuple[str, ...]:
        """Return the cell's words, which stand apart by semicolons."""
        found = tuple(word for part in _BETWEEN_WORDS.split(self._text(column)) if (word := part.strip()))
        if len(found) > most or any(len(word) > _SHOWN_OF_A_CELL for word in found):
            self.refuse(column, "too_many", str(most))
        return found

    def whole(self, column: str, least: int, most: int) -> int:
        """Return a whole number between two."""
        found = self._text(column)
        if not found.isascii() or not found.isdigit() or not least <= int(found[:9]) <= most:
            self.refuse(column, "not_a_number" if found else "missing", f"{least}–{most}")
            return least
        return int(found)

    def money(self, column: str, *, needed: bool = False) -> int:
        """Return an amount, typed with at most two decimals, in minor units."""
        return self._decimal(column, _AMOUNT, "not_an_amount", 100, None if needed else 0)

    def thousandths(self, column: str, otherwise: int) -> int:
        """Return a quantity, typed with at most three decimals, in thousandths: more than none."""
        found = self._decimal(column, _QUANTITY, "not_a_quantity", 1_000, otherwise)
        if found == 0 and _SIGNS.sub("", self._text(column)).strip("0.") == "":
            self.refuse(column, "not_a_quantity")
        return found

    def day(self, column: str) -> date:
        """Return a calendar day."""
        found = self._text(column)
        written = _DAY.fullmatch(found)
        try:
            return date(*(int(part) for part in written.groups())) if written else self._no_day(column)
        except ValueError:
            return self._no_day(column)

    def _no_day(self, column: str) -> date:
        self.refuse(column, "not_a_day" if self._text(column) else "missing")
        return date.min

    def choice(self, column: str, choices: Collection[str]) -> str:
        """Return one of the choices."""
        found = self._text(column).casefold()
        if found not in choices:
            self.refuse(column, "unknown_word" if found else "missing", ", ".join(choices))
        return found

    def flag(self, column: str, yes: Collection[str], no: Collection[str], *, otherwise: bool) -> bool:
        """Return whether the cell says yes."""
        found = self._text(column).casefold()
        if found in yes:
            return True
        if found and found not in no:
            self.refuse(column, "not_yes_or_no")
        return otherwise if not found else False

    def _decimal(
        self, column: str, shape: re.Pattern[str], problem: Problem, scale: int, otherwise: int | None
    ) -> int:
        found = _SIGNS.sub("", self._text(column))
        if not found and otherwise is not None:
            return otherwise
        if not shape.fullmatch(found):
            self.refuse(column, problem if found else "missing")
            return 1
        return int(Decimal(found) * scale)

    def _text(self, column: str) -> str:
        return self._texts.get(column, "").strip()
