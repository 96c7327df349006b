"""The codes of the public booking page, by their digests."""

from datetime import datetime

from sqlalchemy import Connection, delete, func, insert, select, update

from server.store.tables import booking_codes

_columns = booking_codes.c


def add(connection: Connection, digest: str, shop_id: str, expires_at: datetime) -> None:
    """Write a new code."""
    row = {"code_digest": digest, "shop_id": shop_id, "expires_at": expires_at}
    connection.execute(insert(booking_codes).values(row))


def end_others(connection: Connection, shop_id: str, at: datetime, now: datetime) -> None:
    """Let the shop's codes end at a time, those that would last longer; forget those that have ended."""
    connection.execute(delete(booking_codes).where(_columns.expires_at <= now))
    lasting = _columns.shop_id == shop_id, _columns.expires_at > at
    connection.execute(update(booking_codes).where(*lasting).values(expires_at=at))


def last_end(connection: Connection, shop_id: str, now: datetime) -> datetime | None:
    """Return when the last of the shop's codes ends; None where none opens the page now."""
    good = _columns.shop_id == shop_id, _columns.expires_at > now
    return connection.execute(select(func.max(_columns.expires_at)).where(*good)).scalar()


def shop_of(connection: Connection, digest: str, now: datetime) -> str | None:
    """Return the shop whose code it is, unless it has ended."""
    good = _columns.code_digest == digest, _columns.expires_at > now
    return connection.execute(select(_columns.shop_id).where(*good)).scalar()
