"""What a topic has shown lately: enough to bring a screen up to date, or to know that it cannot be."""

from collections import deque

from server.contract.realtime import Board, Delta, Patch, Snapshot
from server.realtime.board_document import BoardDocument
from server.realtime.frames import Framed, framed

MOST_DELTAS = 500


class TopicHistory:
    """One topic's board with the deltas that led to it. Pure: numbers and boards in, messages out."""

    def __init__(self, topic: str, number: int, board: Board) -> None:
        """Begin with `board`, true as of journal number `number`."""
        self.topic = topic
        self.number = number
        self._board = board
        self._deltas: deque[Framed[Delta]] = deque(maxlen=MOST_DELTAS)
        self._snapshot: Framed[Snapshot] | None = None
        self._document: BoardDocument | None = None

    def advance(self, number: int, board: Board) -> Framed[Delta] | None:
        """Move on to `board`; return the delta to send, or None where nothing shown has changed."""
        patch = difference(self._board, board)
        if not patch.set and not patch.remove:
            return None
        self._board = board
        return self._move_to(number, patch)

    def renumber(self, number: int) -> Framed[Delta]:
        """Move on to `number` with the board as it is: another process has told of that number."""
        return self._move_to(number, Patch(set={}, remove=[]))

    def _move_to(self, number: int, patch: Patch) -> Framed[Delta]:
        delta = framed(Delta(topic=self.topic, previous=self.number, number=number, patch=patch))
        self._deltas.append(delta)
        self._snapshot, self._document = None, None
        self.number = number
        return delta

    def snapshot(self) -> Framed[Snapshot]:
        """Return the whole board; built once for each number, and only where somebody asks."""
        if self._snapshot is None:
            self._snapshot = framed(Snapshot(topic=self.topic, number=self.number, board=self._board))
        return self._snapshot

    def document(self) -> BoardDocument:
        """Return the whole board as it goes over plain HTTP; built once for each number, too."""
        if self._document is None:
            self._document = BoardDocument(self.snapshot().message)
        return self._document

    def since(self, number: int | None) -> list[Framed[Delta]] | None:
        """Return the deltas after `number`, or None where only a snapshot helps."""
        if number == self.number:
            return []
        later = list(self._deltas)
        for index, delta in enumerate(later):
            if delta.message.previous == number:
                return later[index:]
        return None


def difference(before: Board, after: Board) -> Patch:
    """Return the patch that makes `before` into `after`. Most values are still the same objects."""
    changed = {
        key: value
        for key, value in after.items()
        if key not in before or (before[key] is not value and before[key] != value)
    }
    return Patch(set=changed, remove=[key for key in before if key not in after])
