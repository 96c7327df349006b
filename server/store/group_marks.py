"""What all processes over one database must have alike, e.g. their secret: the first one sets it."""

from sqlalchemy import Connection, select
from sqlalchemy.dialects.postgresql import insert

from server.store.engines import is_sqlite
from server.store.tables import group_marks


def is_of_group(connection: Connection, name: str, mark: str) -> bool:
    """Tell whether this process's `mark` is the one that the first process left, or leave it."""
    if is_sqlite(connection.engine.url):
        # Database and data folder are one there: what is replaced with it is replaced on purpose.
        return True
    connection.execute(insert(group_marks).values(name=name, mark=mark).on_conflict_do_nothing())
    kept = connection.execute(select(group_marks.c.mark).where(group_marks.c.name == name)).scalar_one()
    return str(kept) == mark
