"""The size that a picture's first bytes tell, and what is refused for it."""

from typing import Literal

import cv2
import numpy as np
import pytest
from hypothesis import given, strategies as st

from recognition.opencv import UnreadablePicture, decode_picture
from recognition.picture_size import claimed_size

WITHOUT_LOSSES = [cv2.IMWRITE_WEBP_QUALITY, 101]


def encoded(ending: str, width: int, height: int, options: list[int] | None = None) -> bytes:
    grey = np.full((height, width, 3), 96, dtype=np.uint8)
    return bytes(cv2.imencode(ending, grey, options or [])[1])


@pytest.mark.parametrize(
    ("ending", "options"),
    [(".jpg", []), (".png", []), (".bmp", []), (".webp", []), (".webp", WITHOUT_LOSSES)],
)
@given(width=st.integers(1, 300), height=st.integers(1, 300))
def test_the_size_is_that_of_the_picture(ending: str, options: list[int], width: int, height: int) -> None:
    assert claimed_size(encoded(ending, width, height, options)) == (width, height)


def test_an_old_bmp_has_short_sides() -> None:
    assert claimed_size(b"BM" + bytes(12) + (12).to_bytes(4, "little") + b"\x40\x01\xf0\x00") == (320, 240)


def test_a_webp_with_a_canvas_tells_the_canvas() -> None:
    header = b"RIFF\x00\x00\x00\x00WEBPVP8X\x0a\x00\x00\x00\x00\x00\x00\x00"
    sides = (100_000 - 1).to_bytes(3, "little") + (700 - 1).to_bytes(3, "little")
    assert claimed_size(header + sides) == (100_000, 700)


@given(
    content=st.binary(max_size=64),
    start=st.sampled_from([b"", b"\xff\xd8", b"\x89PNG\r\n\x1a\n", b"BM", b"RIFF"]),
)
def test_of_whatever_else_nothing_is_raised(content: bytes, start: bytes) -> None:
    width, height = claimed_size(start + content) or (0, 0)
    assert min(width, height) >= 0


@pytest.mark.parametrize(("ending", "place", "order"), [(".png", 16, "big"), (".bmp", 18, "little")])
def test_a_giant_is_refused_with_its_size(ending: str, place: int, order: Literal["big", "little"]) -> None:
    content = bytearray(encoded(ending, 8, 8))
    content[place : place + 8] = (12_000).to_bytes(4, order) + (9_000).to_bytes(4, order)
    with pytest.raises(UnreadablePicture, match=r"yard: too large \(12000×9000; at most 50,000,000 pixels\)"):
        decode_picture(bytes(content), "yard")
