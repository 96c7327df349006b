"""Answers already given: a repeated command is answered as the first time."""

import hashlib
from datetime import datetime
from typing import Any

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


class KeptAnswers:
    """The answers of one shop, in one transaction: new ones are written together, before the commit."""

    def __init__(self, connection: Connection, shop_id: str, *, looks_up: bool = True) -> None:
        """Without looking up, a repetition is noticed by `write` alone, which then raises IntegrityError."""
        self._looks_up = looks_up
        self._connection = connection
        self._shop_id = shop_id
        self._new: dict[tuple[str, str], dict[str, Any]] = {}

    def earlier(self, actor: Actor, key: str, digest: str) -> str | None:
        """Return the kept answer; raise IdempotencyKeyReused where the key had another request."""
        found = self._found(actor.identity, key)
        if found is None:
            return None
        kept_digest, answer = found
        if kept_digest != digest:
            raise IdempotencyKeyReused(
                "this idempotency key was used for another request; make a new one", key=key
            )
        return answer

    def keep(self, actor: Actor, key: str, digest: str, answer: str, now: datetime) -> None:
        """Keep the answer of a command that succeeded."""
        self._new[actor.identity, key] = {
            "shop_id": self._shop_id,
            "identity": actor.identity,
            "key": key,
            "request_digest": digest,
            "answer": answer,
            "answered_at": now,
        }

    def write(self) -> None:
        """Write what was kept since the last time."""
        if self._new:
            self._connection.execute(_KEEP, list(self._new.values()))
            self._new = {}

    def _found(self, identity: str, key: str) -> tuple[str, str] | None:
        if (new := self._new.get((identity, key))) is not None:
            return new["request_digest"], new["answer"]
        if not self._looks_up:
            return None
        told = {"in_shop": self._shop_id, "of_identity": identity, "with_key": key}
        row = self._connection.execute(_EARLIER, told).first()
        return None if row is None else (row.request_digest, row.answer)
