"""What is old enough to be deleted."""

from datetime import datetime

from sqlalchemy import Select, delete, select

from server.store import tables
from server.store.shop_rows import ShopRows


def delivered_before(rows: ShopRows, moment: datetime) -> Select[tuple[str]]:
    """Select the visits whose car was handed over before `moment`."""
    return select(tables.repair_orders.c.visit_id).where(
        tables.repair_orders.c.shop_id == rows.shop_id, tables.repair_orders.c.delivered_at < moment
    )


def unnamed_crops(rows: ShopRows, digests: set[str]) -> set[str]:
    """Return those of `digests` that no passage of the shop names."""
    named = rows.sightings.where(tables.sightings.c.crop.in_(digests))
    return digests - {seen.crop for seen in named if seen.crop}


def forget_answers(rows: ShopRows, moment: datetime) -> int:
    """Delete the answers given before `moment`; return how many. Repeating so late is doing it anew."""
    column = tables.idempotency_keys.c
    old = (column.shop_id == rows.shop_id) & (column.answered_at < moment)
    return rows.connection.execute(delete(tables.idempotency_keys).where(old)).rowcount


def named_stills(rows: ShopRows, digests: set[str]) -> set[str]:
    """Return those of `digests` that a kept picture of a bay still names."""
    return {still.blob for still in rows.bay_stills.where(tables.bay_stills.c.blob.in_(digests))}
