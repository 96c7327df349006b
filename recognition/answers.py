"""What `glassbay read` prints of one picture."""

from pathlib import Path
from typing import Any

from recognition.plates import DetectedPlate, Look, Picture


def answer_for(file: Path, picture: Picture, look: Look) -> dict[str, Any]:
    """Return the answer for one picture, ready for JSON; milliseconds are those of the whole picture."""
    height, width = picture.shape[:2]
    return {
        "file": str(file),
        "width": width,
        "height": height,
        "plates": [_plate(plate, look) for plate in look.plates],
    }


def _plate(plate: DetectedPlate, look: Look) -> dict[str, Any]:
    reading = plate.reading
    return {
        "text": reading.text,
        "kind": reading.kind.value if reading.kind else "unknown",
        "confidence": reading.confidence,
        "certain": reading.certain,
        "characters": [[list(choice) for choice in choices] for choices in reading.characters],
        "box": list(plate.box),
        "detect_ms": round(look.detect_ms, 1),
        "read_ms": round(look.read_ms, 1),
    }
