"""Pictures and sounds, kept by the digest of their content."""

import hashlib
import os
from pathlib import Path

from server.domain.errors import NotFound


class BlobStore:
    """A folder of files named by their SHA-256: written once, synced, never changed."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def keep(self, content: bytes) -> str:
        """Write `content` and return its digest; on disk before this returns."""
        digest = hashlib.sha256(content).hexdigest()
        path = self._path(digest)
        if not path.exists():
            path.parent.mkdir(exist_ok=True)
            # Of two that write the same content at once, each has a file of its own; the last rename wins.
            unfinished = path.with_name(f"{digest}.{os.getpid()}.{id(content)}.part")
            with unfinished.open("wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            unfinished.replace(path)
        return digest

    def holds(self, digest: str) -> bool:
        """Tell whether the content is there."""
        return self._path(digest).exists()

    def read(self, digest: str) -> bytes:
        """Return the content; raise NotFound where it was deleted."""
        path = self._path(digest)
        if not path.exists():
            raise NotFound("this picture or sound was deleted", digest=digest)
        return path.read_bytes()

    def delete(self, digest: str) -> None:
        """Remove the content, if it is there."""
        self._path(digest).unlink(missing_ok=True)

    def _path(self, digest: str) -> Path:
        return self._folder / digest[:2] / digest
