"""Sightings on their way to the server, in a file: neither a cut cable nor a cut power line loses one."""

import sqlite3
import threading
from pathlib import Path

from server.contract.sightings import Sighting

_SCHEMA = """
CREATE TABLE IF NOT EXISTS waiting_sighting (
    place INTEGER PRIMARY KEY AUTOINCREMENT,
    sighting_id TEXT NOT NULL UNIQUE,  -- its idempotency key: the revision's number comes after a dot
    body TEXT NOT NULL
)
"""


class UnusableOutbox(Exception):
    """The file cannot be written, or is no outbox; the message names it and says what to do."""


class Outbox:
    """Oldest first; a row goes when the server has acknowledged it. Safe to use from several threads."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._connection = sqlite3.connect(path, check_same_thread=False, isolation_level=None)
            self._connection.execute("PRAGMA journal_mode = WAL")
            self._connection.execute("PRAGMA synchronous = FULL")
            self._connection.execute(_SCHEMA)
        except (OSError, sqlite3.Error) as error:
            raise UnusableOutbox(
                f"{path}: the outbox cannot be used ({error}); give another folder with --data-folder"
            ) from error

    def put(self, sighting: Sighting) -> None:
        """Keep a sighting; on return it is on the disk. The same message is kept once.

        Earlier revisions that still wait are no longer wanted. Raises `UnusableOutbox` where the disk does
        not take it, as a full one.
        """
        row = (sighting.idempotency_key, sighting.model_dump_json())
        earlier = (sighting.sighting_id, sighting.sighting_id, sighting.idempotency_key)
        try:
            with self._lock:
                self._connection.execute(
                    "INSERT OR IGNORE INTO waiting_sighting (sighting_id, body) VALUES (?, ?)", row
                )
                self._connection.execute(
                    "DELETE FROM waiting_sighting"
                    " WHERE (sighting_id = ? OR sighting_id LIKE ? || '.%') AND sighting_id <> ?",
                    earlier,
                )
        except sqlite3.Error as error:
            raise UnusableOutbox(
                f"{self._path}: a sighting cannot be kept ({error}); is the disk full?"
            ) from error

    def oldest(self) -> Sighting | None:
        """Return the sighting that waits longest, or None."""
        with self._lock:
            row = self._connection.execute(
                "SELECT body FROM waiting_sighting ORDER BY place LIMIT 1"
            ).fetchone()
        return Sighting.model_validate_json(row[0]) if row else None

    def remove(self, sighting: Sighting) -> None:
        """Forget a message that the server has; a later revision, put while it was sent, still waits."""
        key = (sighting.idempotency_key,)
        with self._lock:
            self._connection.execute("DELETE FROM waiting_sighting WHERE sighting_id = ?", key)

    def __len__(self) -> int:
        """Return how many sightings wait."""
        with self._lock:
            count: int = self._connection.execute("SELECT count(*) FROM waiting_sighting").fetchone()[0]
            return count

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._connection.close()
