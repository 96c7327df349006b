"""Exceptions that somebody has settled."""

from typing import Annotated

from fastapi import APIRouter, Depends

from server.actions.exceptions import ExceptionAnswer, settle_exception
from server.api.authentication import CurrentActor, CurrentTap
from server.api.services import Services, services

router = APIRouter(prefix="/api/exceptions")


@router.post("/{exception_id}/settle")
async def settle(
    exception_id: str,
    actor: CurrentActor,
    tap: CurrentTap,
    found: Annotated[Services, Depends(services)],
) -> ExceptionAnswer:
    """Say that an exception was taken care of."""
    return await found.commands.run(
        actor,
        lambda work: settle_exception(work, exception_id),
        ExceptionAnswer,
        key=tap.key,
        request=f"settle {exception_id}",
        trace=tap.trace,
    )
