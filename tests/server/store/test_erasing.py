"""An erased customer stands nowhere: not in a column, not among the pictures; everybody else is as before."""

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, Text, select, type_coerce

from server.actions.erasures import erase_customer
from server.contract.erasures import EraseCustomer
from server.domain.appointment import AppointmentState
from server.domain.claim import ClaimStep
from server.domain.erasure import Erasure, Proof
from server.domain.errors import ErasureRefused
from server.domain.past_service import PastService
from server.store import tables
from server.store.blobs import BlobStore
from server.store.engines import is_sqlite
from server.store.personal.identity import identity_of, mentions, searched_tables, word_columns
from server.store.personal.proof import pictures_to_delete, prove
from server.store.personal.register import REGISTER
from server.store.shop_rows import ShopRows
from server.store.unit_of_work import UnitOfWork
from tests.fakes.known_customer import LONG_AGO, KnownCustomer, keep_customer
from tests.fakes.open_shop import OPENING, OpenShop

ASKED = EraseCustomer(reason="asked")


@pytest.fixture
def blobs(tmp_path: Path) -> BlobStore:
    """Where pictures and sounds are kept."""
    return BlobStore(tmp_path / "blobs")


@pytest.fixture
def gone(shop: OpenShop, blobs: BlobStore) -> KnownCustomer:
    """Somebody who will be erased."""
    return _kept(shop, blobs, KnownCustomer("欧阳无痕", "13612340001", "京N70001", "LSVAU033842182943"))


@pytest.fixture
def stays(shop: OpenShop, blobs: BlobStore) -> KnownCustomer:
    """Somebody else."""
    return _kept(shop, blobs, KnownCustomer("司马留名", "13612349999", "京N99999", "LVSHCAMB1CE012345"))


def _kept(shop: OpenShop, blobs: BlobStore, known: KnownCustomer) -> KnownCustomer:
    shop.write(lambda work: keep_customer(work, known, blobs))
    return known


def erase(shop: OpenShop, blobs: BlobStore, known: KnownCustomer) -> tuple[Erasure, Proof]:
    """Erase as the server does: the rows, then the pictures, then the search."""
    with shop.reader.begin() as connection:
        rows = ShopRows(connection, shop.shop_id)
        identity = identity_of(rows, known.customer_id)
        mentioned = mentions(rows, identity)
    shop.write(lambda work: _erase(work, known, mentioned))
    with shop.reader.begin() as connection:
        rows = ShopRows(connection, shop.shop_id)
        (erasure,) = rows.erasures.where(tables.erasures.c.customer_id == known.customer_id)
        for digest in pictures_to_delete(rows, erasure):
            blobs.delete(digest)
        return erasure, prove(rows, erasure, identity, blobs.holds, OPENING)


def _erase(work: UnitOfWork, known: KnownCustomer, mentioned: Any) -> None:
    erase_customer(work, known.customer_id, ASKED, mentioned)


def all_words(connection: Connection) -> dict[tuple[str, str], list[str]]:
    """Return what stands in every column that can hold words, by table and column."""
    return {
        (table.name, column.name): [
            text
            for text in connection.execute(select(type_coerce(column, Text()))).scalars()
            if text is not None
        ]
        for table in searched_tables()
        for column in word_columns(table)
    }


def rows_of(connection: Connection, known: KnownCustomer) -> dict[str, Any]:
    """Return the rows of somebody, by table."""
    return {
        held.table.name: connection.execute(
            select(held.table).where(held.key == known.keys[held.table.name])
        ).one()
        for held in REGISTER
        if held.table.name in known.keys
    }


def test_nothing_that_named_the_customer_stands_anywhere(
    shop: OpenShop, blobs: BlobStore, gone: KnownCustomer, stays: KnownCustomer
) -> None:
    with shop.reader.begin() as connection:
        before = rows_of(connection, stays)
        full = [texts for texts in all_words(connection).values() if any(gone.phone in t for t in texts)]
    assert len(full) > 30, "the test must write into every column of words"

    erasure, proof = erase(shop, blobs, gone)

    with shop.reader.begin() as connection:
        for place, texts in all_words(connection).items():
            for mark in (gone.name, gone.phone, gone.plate, gone.vin):
                assert not any(mark in text for text in texts), (place, mark)
        assert rows_of(connection, stays) == before
    assert not any(blobs.holds(digest) for digest in gone.pictures.values())
    assert all(blobs.holds(digest) for digest in stays.pictures.values())
    assert proof.clean
    assert proof.words_searched
    assert proof.pictures_gone == len(set(gone.pictures.values()))
    assert {each.table for each in erasure.findings} >= {held.table.name for held in REGISTER} - {"sounds"}


def test_amounts_and_ids_stay_so_that_the_journal_is_whole(
    shop: OpenShop, blobs: BlobStore, gone: KnownCustomer
) -> None:
    with shop.reader.begin() as connection:
        entries = connection.execute(select(tables.journal.c.body)).scalars().all()
        paid = connection.execute(select(tables.payments.c.amount_minor)).scalars().all()

    erase(shop, blobs, gone)

    with shop.reader.begin() as connection:
        rows = ShopRows(connection, shop.shop_id)
        told = connection.execute(select(tables.journal.c.type, tables.journal.c.body)).all()
        assert [body for _, body in told[: len(entries)]] == entries
        assert "CustomerErased" in {kind for kind, _ in told[len(entries) :]}
        assert connection.execute(select(tables.payments.c.amount_minor)).scalars().all() == paid
        car = rows.vehicles.get(gone.keys["vehicles"])
        assert (car.plate, car.vin, car.customer_id) == ("#×260001", None, gone.customer_id)


def test_the_file_itself_holds_the_number_no_more(
    shop: OpenShop, blobs: BlobStore, gone: KnownCustomer
) -> None:
    if not is_sqlite(shop.writing.url):
        pytest.skip("what PostgreSQL's files hold is a matter of its vacuum")
    number = gone.phone.encode()
    with shop.reader.connect() as connection:
        connection.exec_driver_sql("PRAGMA query_only=OFF")
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    assert number in shop.database.read_bytes()

    erase(shop, blobs, gone)

    with shop.reader.connect() as connection:
        connection.exec_driver_sql("PRAGMA query_only=OFF")
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    assert number not in shop.database.read_bytes()


def test_a_plate_in_somebody_elses_words_is_struck_out_and_the_rest_is_left(
    shop: OpenShop, blobs: BlobStore, gone: KnownCustomer, stays: KnownCustomer
) -> None:
    words = f"与 {gone.plate} 同行, 电话 {gone.phone}, 车主{gone.name}"
    other = PastService(
        new_key := "0" * 36, shop.shop_id, stays.keys["vehicles"], LONG_AGO.date(), "7", None, words, 100
    )
    shop.write(lambda work: work.past_services.save(other))

    _, proof = erase(shop, blobs, gone)

    with shop.reader.begin() as connection:
        kept = ShopRows(connection, shop.shop_id).past_services.get(new_key)
    # A name alone says nothing certain: somebody else may be called so, too.
    assert kept.work == f"与 ••• 同行, 电话 •••, 车主{gone.name}"
    assert proof.words_found == 0


def test_what_comes_back_later_is_found_by_searching_again(
    shop: OpenShop, blobs: BlobStore, gone: KnownCustomer
) -> None:
    erasure, _ = erase(shop, blobs, gone)
    shop.write(lambda work: work.slips.save(_renamed(work, gone)))
    blobs.keep(f"photos of {gone.name}".encode())
    with shop.reader.begin() as connection:
        proof = prove(ShopRows(connection, shop.shop_id), erasure, None, blobs.holds, OPENING)
    assert not proof.clean
    assert (proof.pictures_left, {each.table for each in proof.findings if each.left}) == (1, {"slips"})


def _renamed(work: UnitOfWork, known: KnownCustomer) -> Any:
    kept = work.slips.get(known.keys["slips"])
    return type(kept)(
        **{name: getattr(kept, name) for name in kept.__dataclass_fields__} | {"name": known.name}
    )


OPEN = {
    "car_here": (tables.visits, "departed_at"),
    "money_open": (tables.repair_orders, "settled_at"),
    "complaint_open": (tables.complaints, "closed_at"),
    "loaner_out": (tables.loans, "returned_at"),
    "errand_open": (tables.errands, "ended_at"),
    "slip_open": (tables.slips, "closed_at"),
}


@pytest.mark.parametrize("hold", OPEN)
def test_nobody_is_erased_while_something_is_open(
    shop: OpenShop, blobs: BlobStore, gone: KnownCustomer, hold: str
) -> None:
    table, column = OPEN[hold]
    change = table.update().values({column: None})
    shop.write(lambda work: work.connection.execute(change))
    with pytest.raises(ErasureRefused) as refused:
        erase(shop, blobs, gone)
    assert refused.value.fields["holds"] == [hold]


NOT_OVER: dict[str, Any] = {
    "claim_open": tables.claims.update().values(step=ClaimStep.SENT),
    "booking_open": tables.appointments.update().values(state=AppointmentState.EXPECTED),
}


@pytest.mark.parametrize("hold", NOT_OVER)
def test_nobody_is_erased_before_a_claim_is_paid_or_with_a_booking_ahead(
    shop: OpenShop, blobs: BlobStore, gone: KnownCustomer, hold: str
) -> None:
    shop.write(lambda work: work.connection.execute(NOT_OVER[hold]))
    with pytest.raises(ErasureRefused) as refused:
        erase(shop, blobs, gone)
    assert refused.value.fields["holds"] == [hold]
