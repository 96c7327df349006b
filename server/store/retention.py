"""What is old enough to be deleted."""

from datetime import datetime

from sqlalchemy import ColumnElement, delete, exists, select

from server.domain.reception import WalkPhoto
from server.domain.recommendation import Signature
from server.domain.slip_signature import SlipSignature
from server.store import tables
from server.store.shop_rows import ShopRows


def delivered_before(moment: datetime) -> ColumnElement[bool]:
    """The passages of visits whose car was handed over before `moment`.

    Asked of each passage, which are few and deleted in time, and not of all orders that ever were.
    """
    order, passage = tables.repair_orders.c, tables.sightings.c
    delivered = exists().where(order.visit_id == passage.visit_id, order.delivered_at < moment)
    return passage.visit_id.is_not(None) & delivered


def unnamed_crops(rows: ShopRows, digests: set[str]) -> set[str]:
    """Return those of `digests` that no passage of the shop names."""
    named = rows.sightings.where(tables.sightings.c.crop.in_(digests))
    return digests - {seen.crop for seen in named if seen.crop}


def forget_answers(rows: ShopRows, moment: datetime) -> int:
    """Delete the answers given before `moment`; return how many. Repeating so late is doing it anew."""
    column = tables.idempotency_keys.c
    old = (column.shop_id == rows.shop_id) & (column.answered_at < moment)
    return rows.connection.execute(delete(tables.idempotency_keys).where(old)).rowcount


def walk_photos_before(rows: ShopRows, moment: datetime) -> list[WalkPhoto]:
    """Return the pictures of walk-arounds taken before `moment`.

    Their ids are asked for first, in no order: for the order of the keys SQLite would read all pictures.
    """
    column = tables.walk_photos.c
    old = select(column.photo_id).where(column.shop_id == rows.shop_id, column.taken_at < moment)
    keys = rows.connection.execute(old).scalars().all()
    return rows.walk_photos.where(column.photo_id.in_(keys)) if keys else []


def named_walk_photos(rows: ShopRows, digests: set[str]) -> set[str]:
    """Return those of `digests` that a kept picture of a walk-around still names."""
    return {photo.blob for photo in rows.walk_photos.where(tables.walk_photos.c.blob.in_(digests))}


def named_stills(rows: ShopRows, digests: set[str]) -> set[str]:
    """Return those of `digests` that a kept picture of a bay still names."""
    return {still.blob for still in rows.bay_stills.where(tables.bay_stills.c.blob.in_(digests))}


def signatures_before(rows: ShopRows, moment: datetime) -> list[Signature]:
    """Return the signatures written before `moment`, their ids asked for first as those of pictures are."""
    column = tables.signatures.c
    old = select(column.signature_id).where(column.shop_id == rows.shop_id, column.signed_at < moment)
    keys = rows.connection.execute(old).scalars().all()
    return rows.signatures.where(column.signature_id.in_(keys)) if keys else []


def slip_signatures_before(rows: ShopRows, moment: datetime) -> list[SlipSignature]:
    """Return the signatures for loaners and handed over cars that were written before `moment`."""
    column = tables.slip_signatures.c
    old = select(column.signature_id).where(column.shop_id == rows.shop_id, column.signed_at < moment)
    keys = rows.connection.execute(old).scalars().all()
    return rows.slip_signatures.where(column.signature_id.in_(keys)) if keys else []


def named_signatures(rows: ShopRows, digests: set[str]) -> set[str]:
    """Return those of `digests` that a kept signature still names."""
    under_estimates = rows.signatures.where(tables.signatures.c.blob.in_(digests))
    on_slips = rows.slip_signatures.where(tables.slip_signatures.c.blob.in_(digests))
    return {*(kept.blob for kept in under_estimates), *(kept.blob for kept in on_slips)}
