"""Putting customers on record: nobody twice, and nobody over somebody else."""

from server.domain.phone_number import checked_phone
from server.domain.vehicle import Customer
from server.store import tables
from server.store.identifiers import new_id
from server.store.unit_of_work import UnitOfWork


def kept_customer(
    work: UnitOfWork, before_id: str | None, name: str, phone: str | None, *, has_no_phone: bool = False
) -> Customer:
    """Return who was told of, put on record; raise InvalidRequest for a number that is none.

    Somebody with this name and this number is used again. Else the one who stood there, `before_id`, is
    corrected where the name or the number still is theirs; whoever shares neither is somebody else. `phone`
    is None where none is told: two of the same name need not be the same, and the number of the one who
    stood there stays, since another tablet may have asked for it.
    """
    name, before = name.strip(), work.customers.find(before_id)
    stands = before.phone if before is not None and before.name == name else ""
    number = stands if phone is None else checked_phone(phone, work.numbering.home)
    known = _with_both(work, name, number, before_id) if number else None
    if known is not None:
        return known
    corrected = before is not None and (before.name == name or before.phone == number)
    key = before_id if before_id and corrected else new_id()
    kept = Customer(key, work.shop_id, name, number, has_no_phone=has_no_phone and not number)
    work.customers.save(kept)
    return kept


def _with_both(work: UnitOfWork, name: str, phone: str, before_id: str | None) -> Customer | None:
    """Who has this name and number; of two the one who stood there already."""
    column = tables.customers.c
    found = work.customers.where(column.phone == phone, column.name == name)
    return min(found, key=lambda each: (each.customer_id != before_id, each.customer_id), default=None)
