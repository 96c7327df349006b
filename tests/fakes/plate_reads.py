"""What a gate agent would report of a plate, clear or doubtful."""

from datetime import UTC, datetime

from server.contract.sightings import Direction, Sighting, Trace
from server.store.identifiers import new_id

SEEN = datetime(2026, 11, 21, 1, 0, tzinfo=UTC)


def sighting(
    plate: str,
    *,
    direction: Direction = "in",
    confidence: float = 0.99,
    doubts: dict[int, str] | None = None,
) -> Sighting:
    """A sighting of `plate`; `doubts` names positions at which another character is nearly as likely."""
    characters: list[list[tuple[str, float]]] = []
    for position, character in enumerate(plate):
        other = (doubts or {}).get(position)
        choices = [(character, 0.52), (other, 0.47)] if other else [(character, confidence)]
        characters.append(choices)
    return Sighting(
        sighting_id=new_id(),
        camera="entry" if direction == "in" else "exit",
        direction=direction,
        seen_at=SEEN,
        frames=5,
        agreed=not doubts,
        text=plate,
        colour=None,
        confidence=min(choices[0][1] for choices in characters) if characters else 0.0,
        characters=characters,
        trace=Trace(captured_at=SEEN, read_at=SEEN, sent_at=SEEN),
    )
