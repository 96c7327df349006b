"""Taps that waited offline: one that is refused when it arrives becomes an exception for the foreman."""

from collections.abc import Callable
from datetime import datetime

from server.actions.exceptions import TAP_REFUSED, ExceptionAnswer, raise_exception
from server.api.caller import Answer, Caller
from server.domain.errors import NotAllowed, StorageUnavailable, WorkshopError
from server.store.unit_of_work import UnitOfWork


async def ask_late(
    caller: Caller,
    asked: str,
    action: Callable[[UnitOfWork], Answer],
    shape: type[Answer],
    *,
    done_at: datetime | None,
    order_id: str | None,
) -> Answer:
    """Run `action` as `Caller.ask` does; a refusal of what was done at `done_at` is told to the foreman."""
    try:
        return await caller.ask(asked, action, shape)
    except (NotAllowed, StorageUnavailable):
        raise
    except WorkshopError:
        if done_at is not None:
            await _report(caller, order_id)
        raise


async def _report(caller: Caller, order_id: str | None) -> None:
    def report(work: UnitOfWork) -> ExceptionAnswer:
        order = work.orders.find(order_id) if order_id else None
        return raise_exception(work, TAP_REFUSED, visit_id=order.visit_id if order else None, owner_id=None)

    await caller.found.commands.run(caller.actor, report, ExceptionAnswer)
