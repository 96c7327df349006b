"""Finding rows by their words, on both databases: SQLite's FTS5 and PostgreSQL's GIN narrow, LIKE decides."""

from collections.abc import Iterable

from sqlalchemy import ColumnElement, Connection, Select, delete, insert, select, text

from server.domain.search_words import needed_terms, normalised, terms_of
from server.store.engines import is_sqlite
from server.store.tables import search_terms

_FTS5 = text("search_terms.row_id IN (SELECT rowid FROM search_words WHERE search_words MATCH :needed)")
_GIN = text("string_to_array(search_terms.terms, ' ') @> string_to_array(:needed, ' ')")


def keep_words(
    connection: Connection, shop_id: str, kind: str, subject_id: str, texts: Iterable[str]
) -> None:
    """Let something be found by these texts from now on, and by no others."""
    forget_words(connection, shop_id, kind, subject_id)
    whole = normalised("\n".join(texts))
    row = {"shop_id": shop_id, "kind": kind, "subject_id": subject_id, "text": whole}
    connection.execute(insert(search_terms), row | {"terms": " ".join(sorted(terms_of(whole)))})


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


def _holding(sought: str) -> list[ColumnElement[bool]]:
    """The index knows which pairs there are, not in which order: the text itself decides."""
    return [search_terms.c.text.contains(word, autoescape=True) for word in normalised(sought).split()]
