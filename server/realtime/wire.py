"""One screen's socket, for sending: what is said within one turn of the loop goes out in one write."""

import asyncio

MOST_UNSENT_BYTES = 256 * 1024
"""Above this a screen does not read: nothing more is said to it until it has."""


class Wire:
    """Frames out. Knows when the other end does not take them."""

    def __init__(self, transport: asyncio.Transport, loop: asyncio.AbstractEventLoop) -> None:
        transport.set_write_buffer_limits(high=MOST_UNSENT_BYTES)
        self._transport = transport
        self._loop = loop
        self._frames: list[bytes] = []
        self.full = False

    def send(self, frame: bytes) -> None:
        """Send a frame with all others of this turn of the loop."""
        if not self._frames:
            self._loop.call_soon(self._write)
        self._frames.append(frame)

    def _write(self) -> None:
        frames, self._frames = self._frames, []
        if not self._transport.is_closing():
            self._transport.write(frames[0] if len(frames) == 1 else b"".join(frames))
