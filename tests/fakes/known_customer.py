"""A customer of whom every table of the register knows something, in every column that can hold words."""

from dataclasses import dataclass, field, is_dataclass
from datetime import date, timedelta
from types import UnionType
from typing import Any, get_args, get_origin

from sqlalchemy import BigInteger, Boolean, Column, Date, Float, Integer, Table, insert

from server.domain.appointment import AppointmentState
from server.domain.claim import ClaimNote, ClaimStep
from server.domain.complaint import Note
from server.domain.loaner import Seen
from server.domain.plate import PlateColour
from server.domain.records import CandidatePlate, OptionWords
from server.domain.repair_order import Work
from server.domain.stage import Name
from server.domain.visit_corrections import MovedRows
from server.store import tables
from server.store.blobs import BlobStore
from server.store.column_types import Nested, UtcMicroseconds, Word
from server.store.identifiers import new_id
from server.store.personal.register import REGISTER
from server.store.unit_of_work import UnitOfWork
from tests.fakes.open_shop import OPENING

LONG_AGO = OPENING - timedelta(days=30)
PERSONAL = {(held.table, name) for held in REGISTER for name in held.columns}
PARENTS = ("loaners", "recalls")
CLOSED: dict[tuple[str, str], Any] = {
    ("appointments", "state"): AppointmentState.CANCELLED,
    ("claims", "step"): ClaimStep.PAID,
    ("visits", "merged_into"): None,
    ("vehicles", "plate_colour"): PlateColour.BLUE,
}


@dataclass
class KnownCustomer:
    """Who it is, and the keys of the rows that say so."""

    name: str
    phone: str
    plate: str
    vin: str
    keys: dict[str, str] = field(default_factory=dict)
    """Of the one row in each table."""
    pictures: dict[str, str] = field(default_factory=dict)
    """The digest that the row of a table names."""

    @property
    def customer_id(self) -> str:
        """The customer's own key."""
        return self.keys["customers"]

    @property
    def words(self) -> str:
        """What somebody has written into each column."""
        return f"{self.name} {self.phone} {self.plate} {self.vin}"


def keep_customer(work: UnitOfWork, known: KnownCustomer, blobs: BlobStore) -> None:
    """Write one row into each table of the register; nothing about it is open."""
    personal = {held.table.name: held for held in REGISTER}
    known.keys = {"visits": new_id(), "repair_orders": new_id()}
    for table in tables.metadata.sorted_tables:
        held = personal.get(table.name)
        if table is tables.search_terms or (held is None and table.name not in PARENTS):
            continue
        if held is not None and held.picture is not None:
            # A call's row names the sound that says it.
            told = "announcements" if table is tables.sounds else table.name
            known.pictures[table.name] = blobs.keep(f"{told} of {known.name}".encode())
        key = next(iter(table.primary_key.columns)).name
        row = {column.name: _value(work, known, table, column) for column in table.columns}
        known.keys[table.name] = row[key]
        work.connection.execute(insert(table), row)
    work.customers.save(work.customers.get(known.customer_id))
    work.vehicles.save(work.vehicles.get(known.keys["vehicles"]))


def _value(work: UnitOfWork, known: KnownCustomer, table: Table, column: Column[Any]) -> Any:
    place = (table.name, column.name)
    own = {
        ("customers", "name"): known.name,
        ("customers", "phone"): known.phone,
        ("vehicles", "plate"): known.plate,
        ("vehicles", "vin"): known.vin,
        ("recalled_cars", "vin"): known.vin,
        ("slips", "phone"): known.phone,
        ("errands", "phone"): known.phone,
        ("payments", "refund_of"): None,
        ("slip_signatures", "subject_id"): known.keys["repair_orders"],
        ("sightings", "visit_id"): known.keys["visits"],
        **CLOSED,
    }
    if place in own:
        return own[place]
    if column.primary_key and table.name in known.keys:
        return known.keys[table.name]
    if column.name in ("crop", "blob", "audio"):
        return known.pictures[table.name]
    if column.name == "shop_id":
        return work.shop_id
    for key in column.foreign_keys:
        parent = key.column.table.name
        return work.staff.all()[0].staff_id if parent == "staff" else known.keys[parent]
    return _by_type(known, column)


def _by_type(known: KnownCustomer, column: Column[Any]) -> Any:
    kind = column.type
    if isinstance(kind, Nested):
        told = known.words if (column.table, column.name) in PERSONAL else known.phone[-4:]
        return None if column.nullable and is_dataclass(kind.shape) else _nested(known, told, kind.shape)
    if isinstance(kind, Word):
        return next(iter(kind.words))
    if isinstance(kind, UtcMicroseconds):
        return LONG_AGO
    if isinstance(kind, Boolean):
        return False
    if isinstance(kind, Float):
        return 0.5
    if isinstance(kind, Integer | BigInteger):
        return 1
    if isinstance(kind, Date):
        return date(2026, 10, 1)
    length = getattr(kind, "length", None)
    if length == 36:
        return new_id()
    if (column.table, column.name) not in PERSONAL:
        return known.phone[-4:][:length]
    return known.words if length is None else known.phone[:length]


def _nested(known: KnownCustomer, told: str, shape: Any) -> Any:
    said = Name(told, told)
    if get_origin(shape) is UnionType:
        shape = get_args(shape)[0]
    examples: dict[Any, Any] = {
        Name: said,
        Note: Note("opened", told, LONG_AGO, None),
        ClaimNote: ClaimNote("opened", told, LONG_AGO, None),
        CandidatePlate: CandidatePlate(known.plate, PlateColour.BLUE, 0.9, None, None),
        OptionWords: OptionWords("1", said, said),
        Seen: Seen(1, 1, ()),
        Work: Work(),
        MovedRows: MovedRows(),
    }
    if shape in examples:
        return examples[shape]
    inner = get_args(shape)
    if get_origin(shape) is tuple:
        return (examples[inner[0]],) if inner[0] in examples else ()
    if get_origin(shape) is dict:
        return {"plate": known.plate}
    return shape()
