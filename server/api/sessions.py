"""Sessions: signing in and out. Neither takes an idempotency key: an answer with a token is not kept."""

import asyncio
from typing import Annotated

from fastapi import APIRouter, Depends, Response

from server.access.sessions import end_session, open_session, session_of_token
from server.access.staff_accounts import plain_login, signer_by_password, signer_by_pin
from server.api.authentication import ActorIfKnown, BearerToken, CurrentActor, RemoteAddress
from server.api.services import Services, services
from server.contract.access import Removed
from server.contract.deeds import Session, SignIn
from server.domain.errors import InvalidRequest
from server.domain.staff import Actor

router = APIRouter(prefix="/api/sessions")


@router.post("")
async def sign_in(
    body: SignIn,
    device: ActorIfKnown,
    address: RemoteAddress,
    found: Annotated[Services, Depends(services)],
) -> Session:
    """Sign in with a name and a password, or with a PIN on a paired tablet."""
    account = body.staff_id or plain_login(body.login or "")
    limits = found.gatekeeper.limits
    with limits.account.counted(account), limits.sign_in_address.counted(address):
        signer = await asyncio.to_thread(_signer, body, device, found)
    now = found.gatekeeper.now()
    return await found.commands.run(signer, lambda work: open_session(work, now), Session)


@router.get("/current")
def who_is_signed_in(
    actor: CurrentActor, token: BearerToken, found: Annotated[Services, Depends(services)]
) -> Session | None:
    """Tell whose session this token is, null for nobody's: a page opened by a link cannot see whose it is."""
    if actor.staff_id is None:
        return None
    return session_of_token(found.reader, found.gatekeeper.permissions, token, found.gatekeeper.now())


@router.delete("/current", status_code=204)
async def sign_out(
    actor: CurrentActor, token: BearerToken, found: Annotated[Services, Depends(services)]
) -> Response:
    """End the session whose token this is."""
    await found.commands.run(actor, lambda work: end_session(work, token), Removed)
    found.gatekeeper.forget()
    return Response(status_code=204)


def _signer(body: SignIn, device: Actor | None, found: Services) -> Actor:
    """Compare the hashes; in a thread, because that is slow on purpose."""
    if body.login and body.password and not (body.staff_id or body.pin):
        return signer_by_password(found.reader, body.login, body.password, device)
    if body.staff_id and body.pin and not (body.login or body.password):
        return signer_by_pin(found.reader, body.staff_id, body.pin, device)
    raise InvalidRequest("give login and password, or staff_id and pin", field="login")
