"""Exceptions that somebody has settled."""

from fastapi import APIRouter

from server.actions.exceptions import ExceptionAnswer, settle_exception
from server.api.caller import CurrentCaller

router = APIRouter(prefix="/api/exceptions")


@router.post("/{exception_id}/settle")
async def settle(exception_id: str, caller: CurrentCaller) -> ExceptionAnswer:
    """Say that an exception was taken care of."""
    asked = f"settle {exception_id}"
    return await caller.ask(asked, lambda work: settle_exception(work, exception_id), ExceptionAnswer)
