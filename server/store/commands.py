"""Running an action as one command: one transaction, one idempotency key, one answer."""

import asyncio
from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

from pydantic import BaseModel

from server.domain.plate_region import Numbering
from server.domain.staff import Actor
from server.domain.warranty_terms import WarrantyTerms
from server.store.batch import Batch
from server.store.idempotency import request_digest
from server.store.identifiers import new_id
from server.store.shop_permissions import ShopPermissions
from server.store.unit_of_work import NO_WARRANTY, Trace, UnitOfWork
from server.store.writer import Writer

Answer = TypeVar("Answer", bound=BaseModel)


class Commands:
    """Runs actions in the writer, and answers a repeated one as the first time."""

    def __init__(
        self,
        writer: Writer,
        now: Callable[[], datetime],
        permissions: ShopPermissions,
        numbering: Numbering,
        warranty: WarrantyTerms = NO_WARRANTY,
    ) -> None:
        self._writer = writer
        self._now = now
        self._permissions = permissions
        self.numbering = numbering
        self.warranty = warranty

    async def run(
        self,
        actor: Actor,
        action: Callable[[UnitOfWork], Answer],
        shape: type[Answer],
        *,
        key: str | None = None,
        request: str = "",
        trace: Trace | None = None,
    ) -> Answer:
        """Run `action` for `actor` and return its answer, of `shape`, once it is committed.

        With a `key`, `request` (what was asked, as text) tells a repetition from a reuse of the key.
        """
        job = self._job(actor, action, shape, key, request, trace)
        # Whoever waits may be cancelled; what the writer has been given is done.
        return await asyncio.shield(asyncio.wrap_future(self._writer.submit(actor.shop_id, job)))

    def _job(
        self,
        actor: Actor,
        action: Callable[[UnitOfWork], Answer],
        shape: type[Answer],
        key: str | None,
        request: str,
        trace: Trace | None,
    ) -> Callable[[Batch], Answer]:
        def job(batch: Batch) -> Answer:
            work = self._unit_of_work(batch, actor, key or new_id(), trace)
            if key is None:
                return action(work)
            digest = request_digest(request)
            if (earlier := batch.answers.earlier(actor, key, digest)) is not None:
                return shape.model_validate_json(earlier)
            answer = action(work)
            batch.answers.keep(actor, key, digest, answer.model_dump_json(), work.now)
            return answer

        return job

    def _unit_of_work(self, batch: Batch, actor: Actor, command_id: str, trace: Trace | None) -> UnitOfWork:
        return UnitOfWork(
            batch.connection,
            actor,
            self._now(),
            self._permissions.of(actor.shop_id),
            command_id,
            trace,
            self.numbering,
            batch.journal,
            batch.written,
            self.warranty,
        )
