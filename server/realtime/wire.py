"""One screen's socket, for sending: what is said within one turn of the loop goes out in one write."""

import asyncio

MOST_UNSENT_BYTES = 256 * 1024
"""Above this a screen does not read: nothing more is said to it until it has."""


class Turn:
    """The wires that something was said on in this turn of the loop: one callback writes on all of them."""

    __slots__ = ("_wires",)

    def __init__(self) -> None:
        self._wires: list[Wire] = []

    def add(self, wire: "Wire") -> None:
        """Let this wire write before the loop goes on."""
        if not self._wires:
            asyncio.get_running_loop().call_soon(self._write)
        self._wires.append(wire)

    def _write(self) -> None:
        wires, self._wires = self._wires, []
        for wire in wires:
            wire.write()


class Wire:
    """Frames out. Knows when the other end does not take them, or is not to be told any more."""

    __slots__ = ("_frames", "_transport", "_turn", "full", "over")

    def __init__(self, transport: asyncio.Transport, turn: Turn) -> None:
        transport.set_write_buffer_limits(high=MOST_UNSENT_BYTES)
        self._transport = transport
        self._turn = turn
        self._frames: list[bytes] = []
        self.full = False
        """The screen has stopped reading."""
        self.over = False
        """The goodbye has been said."""

    def send(self, frame: bytes) -> None:
        """Send a frame with all others of this turn of the loop."""
        if not self._frames:
            self._turn.add(self)
        self._frames.append(frame)

    def write(self) -> None:
        """Write what was sent in this turn."""
        frames = self._frames
        joined = frames[0] if len(frames) == 1 else b"".join(frames)
        frames.clear()
        if not self._transport.is_closing():
            self._transport.write(joined)
