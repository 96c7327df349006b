"""Pairing from the screen's side: it shows six digits, and an administrator types them and says what it is.

The code is no permission here, but only names the screen that somebody stands before; the token goes to
whoever holds the secret that was told together with it.
"""

import secrets
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection

from server.access.devices import check_bay, check_device, register_device
from server.access.pairing import PAIRING_CODE_LIFETIME
from server.access.secrets import keyed_digest, new_token, token_digest
from server.contract.access import Removed
from server.contract.devices import AskForPairing, ConfirmPairing, PairingAsked, PairingClaimed
from server.domain.errors import NotFound, PairingCodeInvalid, TooManyAttempts
from server.domain.identity import PairingRequest
from server.domain.permissions import ShopDeed
from server.store.repositories import pairing_requests
from server.store.unit_of_work import UnitOfWork

MOST_OPEN = 100
"""Anybody on the network may ask: what is asked for must stay bounded, and a typing error must miss."""


def ask_for_pairing(work: UnitOfWork, body: AskForPairing, secret: bytes, now: datetime) -> PairingAsked:
    """Open a request for ten minutes of real time; raise TooManyAttempts where too many are open."""
    if pairing_requests.count_after_sweep(work.connection, now) >= MOST_OPEN:
        raise TooManyAttempts("too many screens ask to be paired; wait some minutes", retry_after_seconds=60)
    code, own = _unused_code(work.connection, secret, now), new_token()
    expires_at = now + PAIRING_CODE_LIFETIME
    request = PairingRequest(
        token_digest(own), _digest(secret, code), expires_at, None, body.kind, "", body.screen
    )
    pairing_requests.add(work.connection, request)
    return PairingAsked(code=code, secret=own, expires_at=expires_at)


def confirm_pairing(work: UnitOfWork, body: ConfirmPairing, secret: bytes, now: datetime) -> Removed:
    """Say what the screen that shows the code is; raise PairingCodeInvalid where none shows it."""
    work.permit(ShopDeed.MAKE_PAIRING_CODE)
    check_device(body.kind, body.screen)
    check_bay(work, body.screen)
    request = pairing_requests.by_code(work.connection, _digest(secret, body.code), now)
    if request is None or request.shop_id is not None:
        raise PairingCodeInvalid("no screen shows this code; look at it again, it changes after ten minutes")
    confirmed = replace(
        request, shop_id=work.shop_id, kind=body.kind, name=body.name.strip(), screen=body.screen
    )
    pairing_requests.confirm(work.connection, confirmed)
    return Removed(count=1)


def shop_of_request(connection: Connection, secret: str, now: datetime) -> str | None:
    """Return the shop that has confirmed, None while none has; raise NotFound where there is no request."""
    return _request(connection, secret, now).shop_id


def claim_pairing(work: UnitOfWork, secret: str, now: datetime) -> PairingClaimed:
    """Make the device that was confirmed and tell its token; the request is used up."""
    request = _request(work.connection, secret, now)
    pairing_requests.remove(work.connection, request.secret_digest)
    return PairingClaimed(device=register_device(work, request.kind, request.name, request.screen))


def _request(connection: Connection, secret: str, now: datetime) -> PairingRequest:
    found = pairing_requests.by_secret(connection, token_digest(secret), now)
    if found is None:
        raise NotFound("this screen's request to be paired has expired; it asks again", kind="PairingRequest")
    return found


def _unused_code(connection: Connection, secret: bytes, now: datetime) -> str:
    while True:
        code = f"{secrets.randbelow(1_000_000):06d}"
        if pairing_requests.by_code(connection, _digest(secret, code), now) is None:
            return code


def _digest(secret: bytes, code: str) -> str:
    return keyed_digest(secret, f"pairing-request/{code}").hex()
