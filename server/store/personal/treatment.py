"""How the store is told what of a table is a customer's: by which column, and what erasing makes of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from sqlalchemy import Column, Table

from server.domain.erasure import Kept
from server.domain.stage import Name


class Reach(StrEnum):
    """A kind of key by which a customer's rows are found."""

    CUSTOMER = "customer"
    PHONE = "phone"
    VEHICLE = "vehicle"
    VIN = "vin"
    APPOINTMENT = "appointment"
    VISIT = "visit"
    ORDER = "order"
    SIGNED = "signed"
    """What was signed for: a loan, an order that was handed over, an errand."""
    ANNOUNCEMENT = "announcement"
    SOUND = "sound"
    FOUND = "found"
    """What the search box finds."""


class Erasing(StrEnum):
    """What becomes of a column."""

    GONE = "gone"
    """The row itself is deleted."""
    BLANK = "blank"
    NULL = "null"
    EMPTY = "empty"
    """A list of notes: no note is left."""
    NO_NAME = "no_name"
    """A name in two languages: both are empty."""
    MARK = "mark"
    """A plate: a mark that no car has takes its place."""
    STRUCK = "struck"
    """The words stay, but for plate, number, VIN and name where they occur in them."""


BLANKS: Mapping[Erasing, Any] = {
    Erasing.BLANK: "",
    Erasing.NULL: None,
    Erasing.EMPTY: (),
    Erasing.NO_NAME: Name("", ""),
}


@dataclass(frozen=True, slots=True)
class Personal:
    """One table. A row belongs to a customer when any column of `by` has one of the reached keys.

    `kept` says why the row stays, None that it goes; `picture` names the column with a blob's digest.
    """

    table: Table
    by: Mapping[str, Reach]
    columns: Mapping[str, Erasing] = field(default_factory=dict)
    picture: str | None = None
    kept: Kept | None = None

    @property
    def goes(self) -> bool:
        """Whether its rows are deleted."""
        return self.kept is None

    @property
    def key(self) -> Column[Any]:
        """The column that names its rows."""
        return next(iter(self.table.primary_key.columns))


def gone(*columns: str) -> dict[str, Erasing]:
    """Return the columns of a table whose rows go."""
    return dict.fromkeys(columns, Erasing.GONE)
