"""How the agent's log and messages put things into words."""

from server.contract.sightings import Sighting


def counted(number: int, noun: str) -> str:
    """Return `number` with its noun, as in "1 frame" and "2 frames"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def told_of(sighting: Sighting) -> str:
    """Return one line on a sighting, without the plate: the log is no record of who came."""
    again = f"is told again (revision {sighting.revision})" if sighting.revision else "passes"
    frames = counted(sighting.frames, "frame")
    return f"{sighting.camera}: a car {again}: {frames}, {_agreement(sighting)}"


def _agreement(sighting: Sighting) -> str:
    if sighting.agreed:
        return "agreed"
    return "not agreed" if sighting.final else "not agreed yet"
