"""From a passage to the message that tells the server of it."""

from base64 import b64encode
from datetime import UTC, datetime

from recognition.followed_car import Passage
from recognition.opencv import encode_jpeg
from server.contract.sightings import CameraDirection, Direction, Movement, Sighting, Trace


def sighting_of(passage: Passage, camera: str, direction: CameraDirection) -> Sighting:
    """Return the sighting of a passage before `camera`, with the picture of the plate at its clearest."""
    reading = passage.fused.reading
    clearest = passage.clearest
    return Sighting(
        sighting_id=passage.sighting_id,
        camera=camera,
        direction=direction_of(direction, passage.movement),
        movement=passage.movement,
        revision=passage.revision,
        final=passage.final,
        seen_at=passage.first.captured_at,
        frames=min(passage.frames, 10_000),
        agreed=passage.fused.agreed,
        text=reading.text,
        colour=reading.colour,
        confidence=reading.confidence,
        characters=[list(choices) for choices in reading.characters],
        crop_jpeg=b64encode(encode_jpeg(clearest.plate.crop)).decode("ascii"),
        trace=Trace(
            captured_at=clearest.captured_at,
            looked_at=clearest.looked_at,
            read_at=clearest.read_at,
            sent_at=datetime.now(UTC),
        ),
    )


def direction_of(camera: CameraDirection, movement: Movement | None) -> Direction:
    """Return which way a car goes: as the camera's cars do; where they go both ways, as it moved.

    Such a camera looks at the street: who comes towards it comes in. A car of which no movement was seen
    counts as coming in: it is greeted at worst, while its visit would be closed if it were taken to leave.
    """
    if camera != "both":
        return camera
    return "out" if movement == "away" else "in"
