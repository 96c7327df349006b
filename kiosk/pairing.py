"""The kiosk's place on its server: got once for six digits, kept in a file that only its user can read."""

import os
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from kiosk.errors import UnusableEnvironment
from server.contract.deeds import PairedDevice

_FILE = "pairing.json"
_ONLY_OWNER = 0o600


class Pairing(BaseModel):
    """A device token and the server that it is for."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    origin: str
    device: PairedDevice


def kept_pairing(folder: Path, origin: str) -> Pairing | None:
    """Return the pairing with this server, if there is one; one with another server does not count."""
    file = folder / _FILE
    try:
        pairing = Pairing.model_validate_json(file.read_bytes())
    except FileNotFoundError:
        return None
    except (OSError, ValidationError) as error:
        raise UnusableEnvironment(f"{file}: cannot be used; remove it and pair again with --code") from error
    return pairing if pairing.origin == origin else None


def forget_pairing(folder: Path) -> None:
    """Drop the pairing: the server has revoked it."""
    (folder / _FILE).unlink(missing_ok=True)


def keep_pairing(folder: Path, pairing: Pairing) -> None:
    """Write the pairing so that it is there whole, or not at all, and is nobody else's to read."""
    file, draft = folder / _FILE, folder / f".{_FILE}.new"
    try:
        draft.unlink(missing_ok=True)
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _ONLY_OWNER)
        with os.fdopen(descriptor, "w", encoding="utf-8") as writing:
            writing.write(pairing.model_dump_json())
            writing.flush()
            os.fsync(writing.fileno())
        draft.replace(file)
    except OSError as error:
        raise UnusableEnvironment(f"{file}: cannot be written: {error.strerror}") from error
