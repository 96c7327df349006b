"""Topics: which board each name stands for."""

from server.contract.realtime import Board
from server.domain.errors import NotFound
from server.projections.bay_board import bay_board
from server.projections.desk_board import desk_board
from server.projections.floor import Floor
from server.projections.gate_board import gate_board
from server.projections.lounge_board import lounge_board
from server.projections.people_board import people_board
from server.projections.visit_board import visit_board
from server.projections.workshop_board import workshop_board

_WHOLE = {
    "lounge": lounge_board,
    "gate": gate_board,
    "workshop": workshop_board,
    "desk": desk_board,
    "people": people_board,
}
_PARTS = {"bay": bay_board, "visit": visit_board}


def topic_kind(topic: str) -> str:
    """Return the kind of screen that a topic is for; raise NotFound for an unknown one."""
    kind = topic.partition("/")[0]
    if topic in _WHOLE or (kind in _PARTS and topic != kind):
        return kind
    raise NotFound(f"there is no topic '{topic}'", topic=topic)


def board_for(topic: str, floor: Floor) -> Board:
    """Return the board of a topic as the floor stands."""
    kind, _, part = topic.partition("/")
    return _WHOLE[topic](floor) if topic in _WHOLE else _PARTS[kind](floor, part)
