"""A camera's address as people may see it: its password stays where it was written."""

import re

HIDDEN = "•••"

# Up to the last @: a password may hold one, and a slash. The scheme may have been forgotten.
_LOGIN = re.compile(r"(?<=://)\S*@|^[^\s@/]+:[^\s@]+@")
_SECRET = re.compile(r"(user|username|login|password|passwd|pass|pwd|token|auth|key)=[^&;/\s]*", re.I)


def masked(address: str) -> str:
    """Return `address` without user and password, whether they stand before the host or among the options."""
    without_login = _LOGIN.sub(f"{HIDDEN}@", address)
    return _SECRET.sub(lambda found: f"{found[1]}={HIDDEN}", without_login)
