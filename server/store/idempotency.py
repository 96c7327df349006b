"""Answers already given: a repeated command is answered as the first time."""

import hashlib
from datetime import datetime

from sqlalchemy import Connection, bindparam, insert, select

from server.domain.errors import IdempotencyKeyReused
from server.domain.staff import Actor
from server.store.tables import idempotency_keys

_EARLIER = select(idempotency_keys.c.request_digest, idempotency_keys.c.answer).where(
    idempotency_keys.c.shop_id == bindparam("in_shop"),
    idempotency_keys.c.identity == bindparam("of_identity"),
    idempotency_keys.c.key == bindparam("with_key"),
)
_KEEP = insert(idempotency_keys)


def request_digest(request: str) -> str:
    """Return what two requests must share to be the same."""
    return hashlib.sha256(request.encode()).hexdigest()


def earlier_answer(connection: Connection, actor: Actor, key: str, digest: str) -> str | None:
    """Return the stored answer; raise IdempotencyKeyReused where the key had another body."""
    told = {"in_shop": actor.shop_id, "of_identity": actor.identity, "with_key": key}
    row = connection.execute(_EARLIER, told).first()
    if row is None:
        return None
    if row.request_digest != digest:
        raise IdempotencyKeyReused(
            "this idempotency key was used for another request; make a new one", key=key
        )
    return str(row.answer)


def keep_answer(
    connection: Connection, actor: Actor, key: str, digest: str, answer: str, now: datetime
) -> None:
    """Store the answer of a command that succeeded."""
    kept = {
        "shop_id": actor.shop_id,
        "identity": actor.identity,
        "key": key,
        "request_digest": digest,
        "answer": answer,
        "answered_at": now,
    }
    connection.execute(_KEEP, kept)
