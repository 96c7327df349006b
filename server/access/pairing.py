"""Pairing: an administrator makes six digits, and the device that gives them back gets a token.

Six digits can be searched in no time, so their digest is keyed with the server's secret.
"""

import secrets
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import Connection

from server.access.devices import check_bay, check_device, register_device
from server.access.secrets import keyed_digest
from server.contract.access import PairingCodeMade, Removed
from server.contract.deeds import MakePairingCode, PairedDevice
from server.domain.errors import PairingCodeInvalid
from server.domain.identity import PairingCode
from server.domain.permissions import ShopDeed
from server.store.repositories import access
from server.store.unit_of_work import UnitOfWork

PAIRING_CODE_LIFETIME = timedelta(minutes=10)


def make_pairing_code(
    work: UnitOfWork, body: MakePairingCode, secret: bytes, now: datetime
) -> PairingCodeMade:
    """Make a code for one device; `now` is real time, as is its expiry."""
    work.permit(ShopDeed.MAKE_PAIRING_CODE)
    check_device(body.kind, body.screen)
    check_bay(work, body.screen)
    access.delete_spent_pairing_codes(work.connection, now)
    code = _unused_code(work.connection, secret, now)
    expires_at = now + PAIRING_CODE_LIFETIME
    made = PairingCode(_digest(secret, code), work.shop_id, body.kind, body.name, body.screen, expires_at)
    access.pairing_code_rows(work.connection, work.shop_id).save(made)
    return PairingCodeMade(code=code, expires_at=expires_at)


def revoke_pairing_codes(work: UnitOfWork) -> Removed:
    """Take back all codes of the shop that nobody has used yet."""
    work.permit(ShopDeed.MAKE_PAIRING_CODE)
    return Removed(count=access.delete_pairing_codes_of_shop(work.connection, work.shop_id))


def shop_of_code(connection: Connection, code: str, secret: bytes, now: datetime) -> str:
    """Return the id of the shop that made the code; raise PairingCodeInvalid where it cannot be used."""
    return _usable(connection, code, secret, now).shop_id


def pair_device(work: UnitOfWork, code: str, secret: bytes, now: datetime) -> PairedDevice:
    """Use the code up and answer the device's token; raise PairingCodeInvalid where it cannot be used.

    The code itself is the permission: whoever gives it has no role yet.
    """
    usable = _usable(work.connection, code, secret, now)
    access.pairing_code_rows(work.connection, work.shop_id).save(replace(usable, used_at=now))
    return register_device(work, usable.kind, usable.name, usable.screen)


def _usable(connection: Connection, code: str, secret: bytes, now: datetime) -> PairingCode:
    found = access.pairing_code(connection, _digest(secret, code), now)
    if found is None:
        raise PairingCodeInvalid("this pairing code is wrong, used or expired; make a new one")
    return found


def _unused_code(connection: Connection, secret: bytes, now: datetime) -> str:
    while True:
        code = f"{secrets.randbelow(1_000_000):06d}"
        if access.pairing_code(connection, _digest(secret, code), now) is None:
            return code


def _digest(secret: bytes, code: str) -> str:
    return keyed_digest(secret, f"pairing/{code}").hex()
