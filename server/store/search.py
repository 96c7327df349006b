"""Finding rows by their words, on both databases: SQLite's FTS5 and PostgreSQL's GIN narrow, LIKE decides."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, Select, column, delete, insert, select, table, text

from server.domain.search_words import needed_terms, normalised, terms_of
from server.store.engines import is_sqlite
from server.store.tables import search_terms

_FTS5 = text("search_terms.row_id IN (SELECT rowid FROM search_words WHERE search_words MATCH :needed)")
_GIN = text("string_to_array(search_terms.terms, ' ') @> string_to_array(:needed, ' ')")
_WORDS = table("search_words", column("rowid"))
_MATCH = text("search_words MATCH :needed")


@dataclass(frozen=True, slots=True)
class WordsFound:
    """Something that was found, with all its words as they are compared."""

    subject_id: str
    text: str


def keep_words(
    connection: Connection, shop_id: str, kind: str, subject_id: str, texts: Iterable[str]
) -> None:
    """Let something be found by these texts from now on, and by no others."""
    row = words_row(shop_id, kind, subject_id, texts)
    own = search_terms.c
    same = (own.shop_id == shop_id, own.kind == kind, own.subject_id == subject_id)
    if connection.execute(select(own.terms).where(*same, own.text == row["text"])).scalar() == row["terms"]:
        return
    forget_words(connection, shop_id, kind, subject_id)
    connection.execute(insert(search_terms), row)


def words_row(shop_id: str, kind: str, subject_id: str, texts: Iterable[str]) -> dict[str, str]:
    """Return the row by which something is found by these texts."""
    whole = normalised("\n".join(texts))
    terms = " ".join(sorted({*terms_of(whole), _room(shop_id, kind)}))
    return {"shop_id": shop_id, "kind": kind, "subject_id": subject_id, "text": whole, "terms": terms}


def forget_words(connection: Connection, shop_id: str, kind: str, subject_id: str) -> None:
    """Let something be found no more."""
    own = (search_terms.c.shop_id == shop_id, search_terms.c.kind == kind)
    connection.execute(delete(search_terms).where(*own, search_terms.c.subject_id == subject_id))


def having_words(connection: Connection, shop_id: str, kind: str, sought: str) -> Select[tuple[str]]:
    """Return a query for the ids of what has every word that is sought, each anywhere within a word."""
    query = select(search_terms.c.subject_id).where(
        search_terms.c.shop_id == shop_id, search_terms.c.kind == kind, *_holding(sought)
    )
    needed = needed_terms(sought)
    if not needed:
        return query
    if is_sqlite(connection.engine.url):
        return query.where(_FTS5.bindparams(needed=" AND ".join(f'"{term}"' for term in sorted(needed))))
    return query.where(_GIN.bindparams(needed=" ".join(sorted(needed))))


def newest_with_words(
    connection: Connection, shop_id: str, kind: str, sought: str, most: int
) -> list[WordsFound]:
    """Return the newest of a kind that have every word that is sought; none for no word.

    The index is walked from its newest entry down and left as soon as there are enough.
    """
    if not normalised(sought):
        return []
    own = search_terms.c
    query = select(own.subject_id, own.text).where(own.shop_id == shop_id, own.kind == kind)
    query = query.where(*_holding(sought)).limit(most)
    needed = sorted({*needed_terms(sought), _room(shop_id, kind)})
    if is_sqlite(connection.engine.url):
        wanted = _MATCH.bindparams(needed=" AND ".join(f'"{term}"' for term in needed))
        query = query.select_from(_WORDS.join(search_terms, own.row_id == _WORDS.c.rowid)).where(wanted)
        query = query.order_by(_WORDS.c.rowid.desc())
    else:
        query = query.where(_GIN.bindparams(needed=" ".join(needed))).order_by(own.row_id.desc())
    return [WordsFound(*row) for row in connection.execute(query)]


def _room(shop_id: str, kind: str) -> str:
    """The term that all of one kind in one shop have, and no text: it is longer than a pair."""
    return normalised(f"{kind}{shop_id}").replace(" ", "")


def _holding(sought: str) -> list[ColumnElement[bool]]:
    """The index knows which pairs there are, not in which order: the text itself decides."""
    return [search_terms.c.text.contains(word, autoescape=True) for word in normalised(sought).split()]
