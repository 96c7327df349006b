"""Screens that ask to be paired: of no shop until an administrator has typed the code that they show."""

from dataclasses import asdict, fields
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, delete, func, insert, select, update

from server.domain.identity import PairingRequest
from server.store.tables import pairing_requests

_columns = pairing_requests.c


def add(connection: Connection, request: PairingRequest) -> None:
    """Write a new request."""
    connection.execute(insert(pairing_requests).values(asdict(request)))


def by_secret(connection: Connection, secret_digest: str, now: datetime) -> PairingRequest | None:
    """Return the request whose screen has that secret, unless it has expired."""
    return _one(connection, _columns.secret_digest == secret_digest, now)


def by_code(connection: Connection, code_digest: str, now: datetime) -> PairingRequest | None:
    """Return the request that shows that code, unless it has expired."""
    return _one(connection, _columns.code_digest == code_digest, now)


def confirm(connection: Connection, request: PairingRequest) -> None:
    """Write what an administrator has made of a request."""
    own = _columns.secret_digest == request.secret_digest
    connection.execute(update(pairing_requests).where(own).values(asdict(request)))


def remove(connection: Connection, secret_digest: str) -> None:
    """Forget a request that has become a device."""
    connection.execute(delete(pairing_requests).where(_columns.secret_digest == secret_digest))


def count_after_sweep(connection: Connection, now: datetime) -> int:
    """Forget expired requests and return how many are left."""
    connection.execute(delete(pairing_requests).where(_columns.expires_at <= now))
    return connection.execute(select(func.count()).select_from(pairing_requests)).scalar_one()


def _one(connection: Connection, condition: ColumnElement[bool], now: datetime) -> PairingRequest | None:
    columns = [_columns[field.name] for field in fields(PairingRequest)]
    found = (
        connection.execute(select(*columns).where(condition, _columns.expires_at > now)).mappings().first()
    )
    return PairingRequest(**found) if found else None
