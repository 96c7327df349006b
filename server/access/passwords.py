"""Hashing passwords and PINs. It is slow on purpose: never call it inside the writer's batch."""

import re
import secrets
import threading

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from server.domain.errors import InvalidRequest

LEAST_PASSWORD_LENGTH = 8
_NEW_PASSWORD_LENGTH = 12
# Read off a screen or a slip of paper: nothing in it looks like anything else (0 o, 1 l i).
_PLAIN = "abcdefghjkmnpqrstuvwxyz23456789"
_PIN = re.compile(r"[0-9]{4,8}")
# OWASP's least for Argon2id: 19 MiB, two rounds; a tablet's sign-in stays below a tenth of a second.
_hasher = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)
# Each takes 19 MiB and a core: many at once would starve the taps of the shop.
_at_once = threading.BoundedSemaphore(2)
_OF_NOBODY = _hasher.hash("nobody has this password")


def check_password(password: str) -> str:
    """Return `password`; raise InvalidRequest where it is too short to be one."""
    if len(password) < LEAST_PASSWORD_LENGTH:
        raise InvalidRequest(f"a password has at least {LEAST_PASSWORD_LENGTH} characters", field="password")
    return password


def check_pin(pin: str) -> str:
    """Return `pin`; raise InvalidRequest unless it is 4 to 8 digits."""
    if not _PIN.fullmatch(pin):
        raise InvalidRequest("a PIN is 4 to 8 digits", field="pin")
    return pin


def new_password() -> str:
    """Return twelve random letters and digits that nobody takes for others: 59 bits."""
    return "".join(secrets.choice(_PLAIN) for _ in range(_NEW_PASSWORD_LENGTH))


def new_pin() -> str:
    """Return six random digits."""
    return f"{secrets.randbelow(10**6):06d}"


def hashed(word: str) -> str:
    """Return the Argon2id hash of a password or PIN, with its salt and parameters."""
    with _at_once:
        return _hasher.hash(word)


def matches(word: str, kept: str | None) -> bool:
    """Tell whether `word` was hashed to `kept`. Takes as long where there is nothing kept."""
    with _at_once:
        try:
            return _hasher.verify(_OF_NOBODY if kept is None else kept, word) and kept is not None
        except (VerificationError, InvalidHashError):
            return False
