"""From a passage to the message that tells the server of it."""

from base64 import b64encode
from datetime import UTC, datetime

from uuid_utils import uuid7

from recognition.opencv import encode_jpeg
from recognition.passage import Passage
from server.contract.sightings import Direction, Sighting, Trace


def sighting_of(passage: Passage, camera: str, direction: Direction) -> Sighting:
    """Return the sighting of a passage before `camera`, with the picture of the plate at its clearest."""
    reading = passage.fused.reading
    clearest = passage.clearest
    return Sighting(
        sighting_id=str(uuid7()),
        camera=camera,
        direction=direction,
        seen_at=passage.observations[0].captured_at,
        frames=passage.fused.frames,
        agreed=passage.fused.agreed,
        text=reading.text,
        colour=reading.colour,
        confidence=reading.confidence,
        characters=[list(choices) for choices in reading.characters],
        crop_jpeg=b64encode(encode_jpeg(clearest.plate.crop)).decode("ascii"),
        trace=Trace(captured_at=clearest.captured_at, read_at=clearest.read_at, sent_at=datetime.now(UTC)),
    )
