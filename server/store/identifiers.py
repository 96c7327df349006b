"""New ids."""

from uuid_utils import uuid7


def new_id() -> str:
    """Return a UUIDv7: its beginning is the time, so that rows lie in the order they were made."""
    return str(uuid7())
