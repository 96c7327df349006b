"""Devices, pairing codes and sign-ins.

A token does not say of which shop it is, so these look through all shops; what they find names its shop.
"""

from dataclasses import fields
from datetime import datetime
from typing import Any, TypeVar, cast

from sqlalchemy import ColumnElement, Connection, Table, bindparam, delete, or_, select

from server.domain.device_state import DeviceState
from server.domain.identity import Device, PairingCode, SignIn
from server.domain.staff import Actor
from server.store.rows import Rows
from server.store.tables import device_states, devices, pairing_codes, sessions, staff_roles

T = TypeVar("T")
_DEVICE_OF_TOKEN = select(*(devices.c[field.name] for field in fields(Device))).where(
    devices.c.token_digest == bindparam("with_digest"), devices.c.revoked_at.is_(None)
)
_STAFF_OF_TOKEN = (
    select(
        sessions.c.shop_id,
        staff_roles.c.roles,
        sessions.c.staff_id,
        sessions.c.device_id,
        devices.c.screen,
        sessions.c.expires_at,
    )
    .join_from(
        sessions,
        staff_roles,
        (staff_roles.c.staff_id == sessions.c.staff_id) & (staff_roles.c.shop_id == sessions.c.shop_id),
    )
    .outerjoin(devices, (devices.c.device_id == sessions.c.device_id) & devices.c.revoked_at.is_(None))
    .where(
        sessions.c.token_digest == bindparam("with_digest"),
        sessions.c.expires_at > bindparam("now"),
        staff_roles.c.stopped_at.is_(None),
        or_(sessions.c.device_id.is_(None), devices.c.device_id.is_not(None)),
    )
)
"""A request asks one of these two, or both: they are built once."""


def device_rows(connection: Connection, shop_id: str) -> Rows[Device]:
    """Return the shop's devices, for reading and writing."""
    return Rows(connection, shop_id, devices, Device)


def device_state_rows(connection: Connection, shop_id: str) -> Rows[DeviceState]:
    """Return how the shop's devices are, for reading and writing."""
    return Rows(connection, shop_id, device_states, DeviceState)


def pairing_code_rows(connection: Connection, shop_id: str) -> Rows[PairingCode]:
    """Return the shop's pairing codes, for reading and writing."""
    return Rows(connection, shop_id, pairing_codes, PairingCode)


def sign_in_rows(connection: Connection, shop_id: str) -> Rows[SignIn]:
    """Return the shop's sign-ins, for reading and writing."""
    return Rows(connection, shop_id, sessions, SignIn)


def device_of_token(connection: Connection, token_digest: str) -> Device | None:
    """Return the device with that token, unless it was revoked."""
    row = connection.execute(_DEVICE_OF_TOKEN, {"with_digest": token_digest}).first()
    return Device(*row) if row is not None else None


def staff_of_token(connection: Connection, token_digest: str, now: datetime) -> tuple[Actor, datetime] | None:
    """Return who signed in with that token, with the roles of today, and when that ends.

    None where it is not good any more at `now`, or the device it was made on was revoked.
    """
    row = connection.execute(_STAFF_OF_TOKEN, {"with_digest": token_digest, "now": now}).first()
    if row is None:
        return None
    actor = Actor(row.shop_id, row.roles, staff_id=row.staff_id, device_id=row.device_id, screen=row.screen)
    return actor, row.expires_at


def device_by_id(connection: Connection, device_id: str) -> Device | None:
    """Return the device, unless it was revoked."""
    return _first(
        connection, devices, Device, devices.c.device_id == device_id, devices.c.revoked_at.is_(None)
    )


def devices_of_shop(connection: Connection, shop_id: str) -> list[Device]:
    """Return the shop's devices that are not revoked, oldest first."""
    mine = devices.c.shop_id == shop_id, devices.c.revoked_at.is_(None)
    return _all(connection, devices, Device, *mine)


def pairing_code(connection: Connection, code_digest: str, now: datetime) -> PairingCode | None:
    """Return the code if it can still be used at `now`."""
    usable = pairing_codes.c.used_at.is_(None) & (pairing_codes.c.expires_at > now)
    return _first(connection, pairing_codes, PairingCode, pairing_codes.c.code_digest == code_digest, usable)


def delete_spent_pairing_codes(connection: Connection, now: datetime) -> None:
    """Forget codes that were used or have expired, so that their digits can be drawn again."""
    spent = pairing_codes.c.used_at.is_not(None) | (pairing_codes.c.expires_at <= now)
    connection.execute(delete(pairing_codes).where(spent))


def delete_pairing_codes_of_shop(connection: Connection, shop_id: str) -> int:
    """Take back the shop's codes and return how many there were."""
    return connection.execute(delete(pairing_codes).where(pairing_codes.c.shop_id == shop_id)).rowcount


def sign_in_of_token(connection: Connection, token_digest: str, now: datetime) -> SignIn | None:
    """Return the sign-in with that token if it is still good at `now`."""
    good = sessions.c.token_digest == token_digest, sessions.c.expires_at > now
    return _first(connection, sessions, SignIn, *good)


def delete_sign_in(connection: Connection, token_digest: str) -> int:
    """End a sign-in and return how many there were: 1 or 0."""
    return connection.execute(delete(sessions).where(sessions.c.token_digest == token_digest)).rowcount


def delete_sign_ins_of(connection: Connection, staff_id: str, but: str = "") -> None:
    """End somebody's sign-ins, in every shop, but for the one with this token's digest."""
    mine = (sessions.c.staff_id == staff_id) & (sessions.c.token_digest != but)
    connection.execute(delete(sessions).where(mine))


def delete_expired_sign_ins(connection: Connection, now: datetime) -> None:
    """Forget sign-ins that are over."""
    connection.execute(delete(sessions).where(sessions.c.expires_at <= now))


def _first(
    connection: Connection, table: Table, shape: type[T], *conditions: ColumnElement[bool]
) -> T | None:
    return next(iter(_all(connection, table, shape, *conditions)), None)


def _all(connection: Connection, table: Table, shape: type[T], *conditions: ColumnElement[bool]) -> list[T]:
    columns = [table.c[field.name] for field in fields(cast("Any", shape))]
    query = select(*columns).where(*conditions).order_by(*table.primary_key.columns)
    return [shape(**row) for row in connection.execute(query).mappings()]
