"""Who sends a request, what they may do, and the key that makes its repetition harmless.

All are coroutines: FastAPI would run plain functions in threads, which costs more than what they do.
"""

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Header, Request
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from pydantic import BaseModel, Field, ValidationError

from server.api.bodies import invalid
from server.api.services import Services, services
from server.contract.realtime import EpochMs
from server.domain.allowed_deeds import Deed
from server.domain.errors import NotSignedIn
from server.domain.permissions import ShopDeed
from server.domain.staff import Actor
from server.store.unit_of_work import Trace

_bearer = HTTPBearer(auto_error=False)
_Credentials = Annotated[HTTPAuthorizationCredentials | None, Depends(_bearer)]


async def bearer_token(credentials: _Credentials) -> str:
    """The token in the header `Authorization: Bearer …`; NotSignedIn without one."""
    if credentials is None:
        raise NotSignedIn("sign in first, or pair this device: a bearer token is needed")
    return credentials.credentials


BearerToken = Annotated[str, Depends(bearer_token)]


async def current_actor(request: Request) -> Actor:
    """Whose token it is; NotSignedIn where it is unknown, expired or revoked."""
    found = await services(request)
    return await found.gatekeeper.admit(await bearer_token(await _bearer(request)))


CurrentActor = Annotated[Actor, Depends(current_actor)]


async def actor_if_known(
    credentials: _Credentials, found: Annotated[Services, Depends(services)]
) -> Actor | None:
    """Who sends it, or None: a sign-in must not fail because the session before it is over."""
    if credentials is None:
        return None
    try:
        return await found.gatekeeper.admit(credentials.credentials)
    except NotSignedIn:
        return None


ActorIfKnown = Annotated[Actor | None, Depends(actor_if_known)]


class Allowed:
    """A dependency: the actor, who may do `deed`; NotAllowed before the body is even looked at."""

    def __init__(self, deed: Deed | ShopDeed) -> None:
        self._deed = deed

    async def __call__(self, actor: CurrentActor, found: Annotated[Services, Depends(services)]) -> Actor:
        """Return the actor."""
        found.gatekeeper.permit(actor, self._deed)
        return actor


async def idempotency_key(
    key: Annotated[str, Header(alias="Idempotency-Key", min_length=1, max_length=80)],
) -> str:
    """The client's own key for this deed, kept over its retries."""
    return key


IdempotencyKey = Annotated[str, Depends(idempotency_key)]


@dataclass(frozen=True, slots=True)
class Tap:
    """Somebody's deed: the key that makes its repetition harmless, and when it came about."""

    key: str
    trace: Trace


class _TapHeaders(BaseModel):
    key: str = Field(alias="Idempotency-Key", min_length=1, max_length=80)
    pressed_at: EpochMs | None = Field(alias="Pressed-At", default=None, description="server time")


async def current_tap(request: Request) -> Tap:
    """The tap that is being asked for, as of now; a tap that has waited says no time of pressing."""
    named = ("Idempotency-Key", "Pressed-At")
    said = {name: request.headers[name] for name in named if name in request.headers}
    try:
        headers = _TapHeaders.model_validate(said)
    except ValidationError as problem:
        raise invalid("header", problem) from problem
    found = await services(request)
    return Tap(headers.key, found.latency.tap(headers.pressed_at))


CurrentTap = Annotated[Tap, Depends(current_tap)]


async def remote_address(request: Request) -> str:
    """Where the request comes from, to count its attempts."""
    return request.client.host if request.client else "unknown"


RemoteAddress = Annotated[str, Depends(remote_address)]
