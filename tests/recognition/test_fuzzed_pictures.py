"""Damaged pictures: five seconds of tests/faults/fuzz_pictures.py, and what longer runs found."""

import numpy as np
import pytest

from recognition.opencv import UnreadablePicture, decode_picture, encode_jpeg
from tests.faults.fuzz_pictures import Fuzz


def claiming(width: int, height: int) -> bytes:
    """Return a small JPEG whose header says that it is so large."""
    jpeg = bytearray(encode_jpeg(np.zeros((64, 64, 3), dtype=np.uint8)))
    frame = jpeg.index(b"\xff\xc0")
    jpeg[frame + 5 : frame + 9] = height.to_bytes(2, "big") + width.to_bytes(2, "big")
    return bytes(jpeg)


def test_no_damaged_picture_or_stream_does_more_than_be_refused() -> None:
    fuzz = Fuzz()
    fuzz.run(5.0)
    assert {"picture: read", "picture: refused", "part: torn", "part: read"} <= fuzz.outcomes.keys()


def test_a_small_file_that_claims_to_be_a_giant_picture_is_refused() -> None:
    with pytest.raises(UnreadablePicture, match=r"too large \(30000×30000; at most 50,000,000 pixels\)"):
        decode_picture(claiming(30_000, 30_000))


def test_a_picture_of_8k_is_read() -> None:
    assert decode_picture(claiming(7680, 4320)).shape == (4320, 7680, 3)
