"""The region of interest that somebody drew at the test page, kept in a file beside the outbox."""

import json
import logging
from pathlib import Path

from recognition.watched_area import UnusableArea, WatchedArea

_log = logging.getLogger("glassbay.gate")


class AreaFile:
    """One camera's drawn area, which goes before the one in the gate file."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def load(self) -> WatchedArea | None:
        """Return the area, or None where none was drawn; a damaged file is named in the log."""
        try:
            corners = json.loads(self.path.read_text(encoding="utf-8"))["corners"]
            return WatchedArea(tuple((float(x), float(y)) for x, y in corners))
        except FileNotFoundError:
            return None
        except (OSError, ValueError, KeyError, TypeError, UnusableArea) as error:
            _log.warning("%s: no area that can be used (%s); it is passed over", self.path, error)
            return None

    def save(self, area: WatchedArea) -> None:
        """Keep `area`, whole or not at all. Raises OSError."""
        written = self.path.with_suffix(".new")
        written.write_text(json.dumps({"corners": area.corners}) + "\n", encoding="utf-8")
        written.replace(self.path)

    def remove(self) -> None:
        """Let the gate file's area count again. Raises OSError."""
        self.path.unlink(missing_ok=True)
