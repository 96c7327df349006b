"""What is found by its words, with each database's own index over them: see `store/search.py`."""

from sqlalchemy import DDL, Column, Integer, String, Table, Text, UniqueConstraint, event

from server.store.tables.columns import id_column, metadata, shop_column

search_terms = Table(
    "search_terms",
    metadata,
    Column("row_id", Integer, primary_key=True),
    shop_column(),
    Column("kind", String(20), nullable=False),
    id_column("subject_id"),
    Column("text", Text, nullable=False),
    Column("terms", Text, nullable=False),
    UniqueConstraint("shop_id", "kind", "subject_id"),
)

_NEW_WORDS = "INSERT INTO search_words(rowid, terms) VALUES (new.row_id, new.terms)"
_OLD_WORDS = "INSERT INTO search_words(search_words, rowid, terms) VALUES ('delete', old.row_id, old.terms)"
_INDEXES = {
    "sqlite": (
        "CREATE VIRTUAL TABLE search_words USING fts5(terms, content='search_terms', content_rowid='row_id')",
        f"CREATE TRIGGER search_terms_added AFTER INSERT ON search_terms BEGIN {_NEW_WORDS}; END",
        f"CREATE TRIGGER search_terms_gone AFTER DELETE ON search_terms BEGIN {_OLD_WORDS}; END",
    ),
    "postgresql": (
        "CREATE INDEX ix_search_terms_words ON search_terms USING gin (string_to_array(terms, ' '))",
    ),
}
for _dialect, _statements in _INDEXES.items():
    for _statement in _statements:
        _made_for = DDL(_statement).execute_if(dialect=_dialect)  # type: ignore[no-untyped-call]
        event.listen(search_terms, "after_create", _made_for)
