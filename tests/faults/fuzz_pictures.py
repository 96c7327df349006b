"""Damaged pictures and streams, read our way: `python -m tests.faults.fuzz_pictures MINUTES [SEED]`.

Pictures (JPEG, PNG, BMP, WebP) and a motion JPEG stream are cut short, have bits flipped, pieces left out,
doubled or filled with chance, and then go the ways they go in the agent: decoding, the multipart parser, the
camera's health and motion. Whatever is raised that is not a named refusal is a finding; so is a picture of
another shape or type than promised, and a parser that keeps more than it may. The seed is fixed, so that a
finding can be had again: its file is left where the last line says.
"""

import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import cv2
import numpy as np

from recognition.mjpeg_parts import LARGEST_PART, MjpegParts, is_whole_jpeg
from recognition.motion import MotionGate
from recognition.opencv import UnreadablePicture, decode_picture, grey
from recognition.picture_health import PictureHealth
from recognition.plates import Picture

SEED = 20261121
PIECE = 4096
Damage = Callable[[np.random.Generator, bytearray], bytearray]


def street(rng: np.random.Generator, height: int, width: int) -> Picture:
    """A picture with edges and noise, so that it takes many of a decoder's ways."""
    picture = rng.integers(90, 110, (height, width, 3), dtype=np.uint8)
    picture[height // 3 : height // 2, width // 4 : width // 2] = 230
    return picture


def sources(rng: np.random.Generator) -> list[bytes]:
    """Whole pictures of each kind, colour and grey, small and large, and progressive JPEG."""
    pictures = [street(rng, *size) for size in ((48, 64), (120, 160), (90, 133))]
    pictures.append(grey(pictures[1]))
    ways: list[tuple[str, list[int]]] = [(ending, []) for ending in (".jpg", ".png", ".bmp", ".webp")]
    ways += [(".jpg", [cv2.IMWRITE_JPEG_PROGRESSIVE, 1, cv2.IMWRITE_JPEG_RST_INTERVAL, 4])]
    return [
        cv2.imencode(ending, picture, options)[1].tobytes()
        for picture in pictures
        for ending, options in ways
    ]


def stream_of(rng: np.random.Generator, pictures: list[bytes]) -> bytes:
    """A motion JPEG stream of some of the pictures, with and without lengths."""
    parts = []
    for number in rng.integers(0, len(pictures), 6):
        part = pictures[int(number)]
        length = b"Content-Length: %d\r\n" % len(part) if rng.random() < 0.6 else b""
        parts.append(b"--frame\r\nContent-Type: image/jpeg\r\n" + length + b"\r\n" + part + b"\r\n")
    return b"".join(parts)


def cut_short(rng: np.random.Generator, content: bytearray) -> bytearray:
    """Leave out the end."""
    return content[: int(rng.integers(0, len(content) + 1))]


def bits_flipped(rng: np.random.Generator, content: bytearray) -> bytearray:
    """Change single bits, more often near the beginning, where the headers are."""
    reach = len(content) if rng.random() < 0.5 else min(len(content), 700)
    for place in rng.integers(0, max(1, reach), int(rng.integers(1, 24))):
        if place < len(content):
            content[place] ^= 1 << int(rng.integers(0, 8))
    return content


def piece_moved(rng: np.random.Generator, content: bytearray) -> bytearray:
    """Leave out, double or overwrite a piece."""
    start, size = int(rng.integers(0, len(content) + 1)), int(rng.integers(1, 400))
    piece = content[start : start + size]
    new = (b"", bytes(piece) * 2, rng.bytes(size), b"\xff" * size)[int(rng.integers(0, 4))]
    content[start : start + size] = new
    return content


DAMAGES: tuple[Damage, ...] = (cut_short, bits_flipped, piece_moved)


def damaged(rng: np.random.Generator, content: bytes) -> bytes:
    """Return `content` with one to three kinds of damage."""
    changed = bytearray(content)
    for number in rng.integers(0, len(DAMAGES), int(rng.integers(1, 4))):
        changed = DAMAGES[int(number)](rng, changed)
    return bytes(changed)


class Fuzz:
    """Counts what became of each damaged input; `now` is the last one, kept for the report of a finding."""

    def __init__(self, seed: int = SEED) -> None:
        self._rng = np.random.default_rng(seed)
        self._pictures = sources(self._rng)
        self._motion, self._health = MotionGate(), PictureHealth()
        self.outcomes: Counter[str] = Counter()
        self.now = b""

    def run(self, seconds: float) -> None:
        """Go on for so long; the first finding is raised."""
        ends_at = time.monotonic() + seconds
        while time.monotonic() < ends_at:
            if self._rng.random() < 0.8:
                self._try_picture(self._damaged_picture())
            else:
                self._try_stream(damaged(self._rng, stream_of(self._rng, self._pictures)))

    def _damaged_picture(self) -> bytes:
        return damaged(self._rng, self._pictures[int(self._rng.integers(0, len(self._pictures)))])

    def _try_picture(self, content: bytes) -> None:
        self.now = content
        self._look_at(content, "picture")

    def _try_stream(self, content: bytes) -> None:
        self.now = content
        parts = MjpegParts("frame")
        for piece in _pieces(content):
            for part in parts.feed(piece):
                self._look_at(part, "part") if is_whole_jpeg(part) else self._count("part: torn")
            if parts.held > LARGEST_PART + PIECE:
                raise AssertionError(f"the parser keeps {parts.held} bytes")

    def _look_at(self, content: bytes, kind: str) -> None:
        try:
            picture = decode_picture(content)
        except UnreadablePicture:
            self._count(f"{kind}: refused")
            return
        if picture.ndim != 3 or picture.shape[2] != 3 or picture.dtype != np.uint8 or not picture.size:
            raise AssertionError(f"a picture of shape {picture.shape}, {picture.dtype}")
        self._motion.moved(picture)
        self._health.trouble(time.monotonic(), picture)
        self._count(f"{kind}: read")

    def _count(self, outcome: str) -> None:
        self.outcomes[outcome] += 1


def _pieces(content: bytes) -> Iterator[bytes]:
    return (content[start : start + PIECE] for start in range(0, len(content), PIECE))


def main() -> int:
    """Fuzz for the minutes given; 1 where something was found."""
    minutes = float(sys.argv[1]) if len(sys.argv) > 1 else 10.0
    fuzz = Fuzz(int(sys.argv[2]) if len(sys.argv) > 2 else SEED)
    try:
        fuzz.run(minutes * 60)
    except Exception as finding:
        kept = Path(tempfile.mkstemp(prefix="finding-", suffix=".bin")[1])
        kept.write_bytes(fuzz.now)
        print(f"after {dict(fuzz.outcomes)}: {type(finding).__name__}: {finding}; the input is in {kept}")
        raise
    print(f"nothing found in {minutes:g} minutes: {dict(sorted(fuzz.outcomes.items()))}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
