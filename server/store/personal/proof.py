"""Searching for what was erased: in every column that can hold words, and among the pictures and sounds."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime

from sqlalchemy import select

from server.domain.erasure import Erasure, Finding, Proof
from server.store.personal.erasing import unblanked
from server.store.personal.held import count_held, named_elsewhere
from server.store.personal.identity import Identity, mentions, searched_tables, word_columns
from server.store.personal.reach import Keys, belongs, reach_of
from server.store.personal.register import REGISTER
from server.store.personal.treatment import Personal
from server.store.shop_rows import ShopRows

_BY_NAME: Mapping[str, Personal] = {held.table.name: held for held in REGISTER}


def prove(
    rows: ShopRows,
    erasure: Erasure,
    identity: Identity | None,
    is_there: Callable[[str], bool],
    now: datetime,
) -> Proof:
    """Return what a search finds after an erasure; `is_there` asks the store of pictures for a digest.

    Words are searched for once: without an `identity`, which is kept nowhere, what was found then stands.
    """
    before = erasure.proof
    keys = reach_of(rows, erasure.customer_id)
    digests = frozenset(erasure.pictures)
    shared = named_elsewhere(rows, digests)
    left = sum(is_there(digest) for digest in digests - shared)
    return Proof(
        proved_at=now,
        findings=tuple(_looked(rows, finding, keys) for finding in erasure.findings),
        columns_searched=sum(len(word_columns(table)) for table in searched_tables()),
        words_searched=identity is not None or (before is not None and before.words_searched),
        words_found=_words_found(rows, identity) if identity else before.words_found if before else 0,
        pictures_gone=len(digests) - len(shared) - left,
        pictures_shared=len(shared),
        pictures_left=left,
    )


def pictures_to_delete(rows: ShopRows, erasure: Erasure) -> frozenset[str]:
    """Return the pictures and sounds of an erasure that no other row names."""
    digests = frozenset(erasure.pictures)
    return digests - named_elsewhere(rows, digests)


def _words_found(rows: ShopRows, identity: Identity) -> int:
    return sum(len(each.keys) for each in mentions(rows, identity))


def _looked(rows: ShopRows, finding: Finding, keys: Keys) -> Finding:
    held = _BY_NAME[finding.table]
    if held.goes:
        return replace(finding, left=count_held(rows, held, keys))
    own = (held.table.c.shop_id == rows.shop_id, belongs(held, keys))
    kept = rows.connection.execute(select(held.table).where(*own)).mappings().all()
    return replace(finding, left=unblanked(held, kept))
