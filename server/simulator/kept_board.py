"""A board as a screen keeps it: moved on by deltas, counting what it missed and what came twice. No I/O."""

from typing import Any, TypeVar

from pydantic import BaseModel

from server.contract.realtime import Board, Delta, Heartbeat, Snapshot

Value = TypeVar("Value", bound=BaseModel)


class KeptBoard:
    """One topic's board. `number` is None until the first snapshot."""

    def __init__(self, topic: str) -> None:
        self.topic = topic
        self.number: int | None = None
        self.board: Board = {}
        self.gaps = 0
        self.repeats = 0
        self._read: dict[str, Any] = {}

    def take(self, message: Snapshot | Delta) -> bool:
        """Move on; return False where something was missed and a snapshot must be asked for."""
        if isinstance(message, Snapshot):
            self.number, self.board = message.number, dict(message.board)
            self._read.clear()
            return True
        if self.number is not None and message.number <= self.number:
            self.repeats += 1
            return True
        if message.previous != self.number:
            return self._missed()
        self._patch(message)
        return True

    def check(self, heartbeat: Heartbeat) -> bool:
        """Compare with the server's number; return False where something was missed."""
        told = heartbeat.topics.get(self.topic)
        return told is None or told == self.number or self._missed()

    def value(self, key: str, shape: type[Value]) -> Value | None:
        """Return the value of a key, if the board has it."""
        if key not in self.board:
            return None
        if key not in self._read:
            self._read[key] = shape.model_validate(self.board[key])
        found: Value = self._read[key]
        return found

    def values(self, prefix: str, shape: type[Value]) -> list[Value]:
        """Return the values of all keys that begin with `prefix`."""
        found = [self.value(key, shape) for key in self.board if key.startswith(prefix)]
        return [value for value in found if value is not None]

    def _patch(self, delta: Delta) -> None:
        self.board |= delta.patch.set
        for key in delta.patch.remove:
            self.board.pop(key, None)
        for key in (*delta.patch.set, *delta.patch.remove):
            self._read.pop(key, None)
        self.number = delta.number

    def _missed(self) -> bool:
        self.gaps += 1
        return False
