"""The kiosk's own folder: made for its user alone, and used by one kiosk at a time."""

import fcntl
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kiosk.errors import UnusableEnvironment


def usual_data_folder(screen: str) -> Path:
    """Return the folder for a screen where none is named, so that two screens of one machine have two."""
    shared = os.environ.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    return Path(shared) / "glassbay-kiosk" / re.sub(r"[^a-z0-9]+", "-", screen.partition("?")[0].lower())


@contextmanager
def held(folder: Path) -> Iterator[Path]:
    """Make the folder and hold it; raise where it cannot be used or another kiosk holds it."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock = (folder / "kiosk.lock").open("w", encoding="ascii")
    except OSError as error:
        raise UnusableEnvironment(f"{folder}: cannot be used: {error.strerror}") from error
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise UnusableEnvironment(
                f"{folder}: another kiosk uses it; end that one, or give this one its own --data-folder"
            ) from error
        yield folder
