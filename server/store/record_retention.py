"""Rows that are only records after a while: timers that have ended, and words that were said."""

from datetime import datetime

from sqlalchemy import delete, select

from server.store import tables
from server.store.shop_rows import ShopRows


def forget_timers(rows: ShopRows, moment: datetime) -> int:
    """Delete the timers that ended before `moment`; return how many. The journal keeps what came of each."""
    column = tables.timers.c
    old = (column.shop_id == rows.shop_id) & (column.ended_at < moment)
    return rows.connection.execute(delete(tables.timers).where(old)).rowcount


def forget_words(rows: ShopRows, moment: datetime) -> int:
    """Delete calls queued before `moment` that have ended, with takes and receipts; return how many."""
    column = tables.announcements.c
    old = select(column.announcement_id).where(
        column.shop_id == rows.shop_id, column.queued_at < moment, column.ending.is_not(None)
    )
    keys = rows.connection.execute(old).scalars().all()
    for table in (tables.play_receipts, tables.announcement_takes, tables.announcements):
        if keys:
            rows.connection.execute(delete(table).where(table.c.announcement_id.in_(keys)))
    return len(keys)
