"""What a gate agent would report of a plate, clear or doubtful."""

from server.contract.sightings import Direction, Sighting, Trace
from server.shop_clock import real_now
from server.store.identifiers import new_id


def sighting(
    plate: str,
    *,
    direction: Direction = "in",
    confidence: float = 0.99,
    doubts: dict[int, str] | None = None,
    sighting_id: str | None = None,
    revision: int = 0,
) -> Sighting:
    """A sighting of `plate`, just now; at each position of `doubts` another character is nearly as likely."""
    seen_at = real_now()
    characters: list[list[tuple[str, float]]] = []
    for position, character in enumerate(plate):
        other = (doubts or {}).get(position)
        choices = [(character, 0.52), (other, 0.47)] if other else [(character, confidence)]
        characters.append(choices)
    return Sighting(
        sighting_id=sighting_id or new_id(),
        revision=revision,
        camera="entry" if direction == "in" else "exit",
        direction=direction,
        seen_at=seen_at,
        frames=5,
        agreed=not doubts,
        text=plate,
        colour=None,
        confidence=min(choices[0][1] for choices in characters) if characters else 0.0,
        characters=characters,
        trace=Trace(captured_at=seen_at, read_at=seen_at, sent_at=seen_at),
    )
