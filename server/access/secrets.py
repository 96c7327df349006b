"""Tokens, what is kept of them, and the server's own secret."""

import hashlib
import hmac
import os
import secrets
from contextlib import suppress
from pathlib import Path

from sqlalchemy import Connection

from server.domain.errors import ConfigurationInvalid
from server.store.group_marks import is_of_group

TOKEN_BYTES = 32
_SECRET_BYTES = 32
_ONLY_OWNER = 0o600


def new_token() -> str:
    """Return 256 random bits as URL-safe text."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def token_digest(token: str) -> str:
    """Return what is kept of a token. It has 256 random bits, so a plain SHA-256 cannot be searched."""
    return hashlib.sha256(token.encode()).hexdigest()


def keyed_digest(secret: bytes, text: str) -> bytes:
    """Return the HMAC-SHA256 of `text`: for what has too few bits for a plain digest, and for signatures."""
    return hmac.digest(secret, text.encode(), "sha256")


def same(left: str, right: str) -> bool:
    """Compare two texts in a time that does not tell where they differ."""
    return hmac.compare_digest(left.encode(), right.encode())


def server_secret(path: Path) -> bytes:
    """Return the secret kept in `path`, made on first use, readable by its owner only.

    Raises ConfigurationInvalid where the file is not such a secret: customers' links would stop working.
    """
    if not path.exists():
        _make_secret(path)
    secret = path.read_bytes()
    if len(secret) != _SECRET_BYTES:
        raise ConfigurationInvalid(
            f"{path}: must hold {_SECRET_BYTES} bytes but holds {len(secret)}; "
            "restore it from a backup, or delete it to get a new one",
            file=str(path),
        )
    return secret


def group_secret(connection: Connection, path: Path) -> bytes:
    """Return the server's secret; raise ConfigurationInvalid where other processes have another one."""
    secret = server_secret(path)
    if not is_of_group(connection, "secret", keyed_digest(secret, "group").hex()):
        raise ConfigurationInvalid(
            f"{path}: is not the secret of the other processes over this database; "
            "use their data folder, or copy this file from it",
            file=str(path),
        )
    return secret


def _make_secret(path: Path) -> None:
    unfinished = path.with_name(f"{path.name}.{new_token()}.part")
    descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, _ONLY_OWNER)
    with os.fdopen(descriptor, "wb") as file:
        file.write(secrets.token_bytes(_SECRET_BYTES))
        file.flush()
        os.fsync(file.fileno())
    # Of several processes that start at once the first one's secret is everybody's.
    with suppress(FileExistsError):
        path.hardlink_to(unfinished)
    unfinished.unlink()
