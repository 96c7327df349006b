"""Whoever asks for a deed: one command under the key that they chose, however often it is sent."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, TypeVar

from fastapi import Depends
from pydantic import BaseModel

from server.api.authentication import CurrentActor, CurrentTap, Tap
from server.api.services import Services, services
from server.domain.staff import Actor
from server.store.unit_of_work import UnitOfWork

Answer = TypeVar("Answer", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Caller:
    """Who asks, and for which tap."""

    found: Services
    actor: Actor
    tap: Tap

    async def ask(self, asked: str, action: Callable[[UnitOfWork], Answer], shape: type[Answer]) -> Answer:
        """Run `action` and return its answer; `asked` says in text what it is, body and all.

        The same key with another text is refused as IdempotencyKeyReused.
        """
        return await self.found.commands.run(
            self.actor, action, shape, key=self.tap.key, request=asked, trace=self.tap.trace
        )


async def current_caller(
    actor: CurrentActor, tap: CurrentTap, found: Annotated[Services, Depends(services)]
) -> Caller:
    """Whoever the token is of, with the key of this tap."""
    return Caller(found, actor, tap)


CurrentCaller = Annotated[Caller, Depends(current_caller)]
