"""One's own password and PIN."""

import asyncio
from typing import Annotated

from fastapi import APIRouter, Depends, Response

from server.access.people import change_own_secret, chosen_secret, prove_own_secret
from server.api.authentication import BearerToken, CurrentActor
from server.api.services import Services, services
from server.contract.people import ChangeOwnSecret, PersonEntry
from server.domain.errors import NotAllowed
from server.domain.staff import Actor

router = APIRouter()


@router.post("/api/sessions/current/secret", status_code=204)
async def change(
    body: ChangeOwnSecret,
    actor: CurrentActor,
    token: BearerToken,
    found: Annotated[Services, Depends(services)],
) -> Response:
    """Change one's own password or PIN; one's sign-ins elsewhere end."""
    if actor.staff_id is None:
        raise NotAllowed("only a member of staff has a password or a PIN", roles=sorted(actor.roles))
    with found.gatekeeper.limits.account.counted(actor.staff_id):
        await asyncio.to_thread(_prove, body, actor, actor.staff_id, found)
    secret = await asyncio.to_thread(chosen_secret, body.kind, body.new)
    await found.commands.run(
        actor, lambda work: change_own_secret(work, body.kind, secret, token), PersonEntry
    )
    found.gatekeeper.forget()
    return Response(status_code=204)


def _prove(body: ChangeOwnSecret, actor: Actor, staff_id: str, found: Services) -> None:
    """Compare the hashes; in a thread, because that is slow on purpose."""
    with found.reader.connect() as connection:
        prove_own_secret(connection, actor.shop_id, staff_id, body.kind, body.old)
