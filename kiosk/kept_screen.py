"""Whether the browser keeps the server's screens, so that one opens while the server is away.

What keeps them is the page's own service worker. The kiosk only remembers that it has seen one at work: an
address that nobody answers for would be an error page of the browser on a wall.
"""

import logging
from pathlib import Path

FILE = "screen_kept_of"
_log = logging.getLogger("glassbay.kiosk")


class KeptScreen:
    """Remembered in the kiosk's folder, beside the browser's profile that keeps the screens."""

    def __init__(self, folder: Path, origin: str) -> None:
        self._file = folder / FILE
        self._origin = origin
        self.known = self._file.exists() and self._file.read_text("utf-8") == origin

    def seen(self) -> None:
        """A screen was shown through its worker."""
        if not self.known:
            self.known = True
            self._remember(self._origin)

    def missed(self) -> None:
        """The browser had none after all: its profile was emptied, or another one."""
        if self.known:
            self.known = False
            self._remember("")

    def _remember(self, origin: str) -> None:
        try:
            self._file.write_text(origin, "utf-8")
        except OSError as error:
            _log.warning("%s: not written: %s", self._file, error)
