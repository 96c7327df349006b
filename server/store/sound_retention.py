"""Sounds that nobody has needed for a while."""

from datetime import datetime

from sqlalchemy import select

from server.store import tables
from server.store.shop_rows import ShopRows


def forget_sounds(rows: ShopRows, moment: datetime) -> list[str]:
    """Delete the rows of sounds last used before `moment`; return the blobs that no row names any more."""
    old = rows.sounds.where(tables.sounds.c.used_at < moment)
    for sound in old:
        rows.sounds.delete(sound.sound_id)
    blobs = {sound.blob for sound in old}
    named = select(tables.sounds.c.blob).where(tables.sounds.c.blob.in_(blobs))
    return sorted(blobs - set(rows.connection.execute(named).scalars()))
