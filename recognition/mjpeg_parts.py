"""Motion JPEG as network cameras send it over HTTP: bytes in, whole pictures out. Pure: no network.

Cameras are lax: the boundary differs from the announced one, lengths are missing or wrong, lines end in a
bare line feed. So a length is believed where there is one, and whatever is not a part is passed over.
"""

import re

# A picture of 8K (33 megapixels) at a camera's best quality takes about 20 MB.
LARGEST_PART = 32 * 2**20
LONGEST_HEAD = 16 * 2**10

_HEAD_END = re.compile(rb"\r?\n\r?\n")
_LENGTH = re.compile(rb"content-length\s*:\s*(\d{1,12})", re.IGNORECASE)


class MjpegParts:
    """Cuts a stream of `multipart/x-mixed-replace` into its parts; keeps 32 MiB at most."""

    def __init__(self, boundary: str) -> None:
        """`boundary` as the content type announces it, with or without its dashes."""
        self._boundary = b"--" + boundary.strip().strip('"').lstrip("-").encode("latin-1", "replace")
        self._waiting = bytearray()
        self._in_body = False
        self._length: int | None = None

    @property
    def held(self) -> int:
        """How many bytes wait for the rest of their part."""
        return len(self._waiting)

    def feed(self, received: bytes) -> list[bytes]:
        """Take in bytes and return the parts that are whole now, in their order."""
        self._waiting += received
        parts: list[bytes] = []
        while self._take_head() if not self._in_body else self._take_body(parts):
            pass
        return parts

    def _take_head(self) -> bool:
        """Go past the next part's head; False where it is not all there."""
        end = _HEAD_END.search(self._waiting)
        if end is None:
            # What is so long is no head; its end may still be the beginning of one.
            del self._waiting[:-LONGEST_HEAD]
            return False
        length = _LENGTH.search(self._waiting, 0, end.start())
        self._length = int(length[1]) if length and int(length[1]) <= LARGEST_PART else None
        del self._waiting[: end.end()]
        self._in_body = True
        return True

    def _take_body(self, parts: list[bytes]) -> bool:
        """Put the part into `parts`; False where it is not all there."""
        size = self._length if self._length is not None else self._waiting.find(self._boundary)
        if size < 0 or size > len(self._waiting):
            if len(self._waiting) > LARGEST_PART:
                self._waiting.clear()
                self._in_body = False
            return False
        if part := bytes(self._waiting[:size]):
            parts.append(part)
        del self._waiting[:size]
        self._in_body = False
        return True


def is_whole_jpeg(part: bytes) -> bool:
    """Tell whether `part` begins and ends as a JPEG does; a torn one would be filled up with grey."""
    return part.startswith(b"\xff\xd8") and part.rstrip(b"\0\r\n").endswith(b"\xff\xd9")
