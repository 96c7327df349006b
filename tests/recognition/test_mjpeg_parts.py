"""Cutting motion JPEG into pictures: however the bytes arrive, and however lax the camera is."""

import pytest
from hypothesis import given, strategies as st

from recognition import mjpeg_parts
from recognition.mjpeg_parts import MjpegParts, is_whole_jpeg

JPEG = b"\xff\xd8 a picture \r\n\r\n with an empty line in it \xff\xd9"


def with_length(part: bytes) -> bytes:
    return b"--frame\r\nContent-Type: image/jpeg\r\nContent-Length: %d\r\n\r\n" % len(part) + part + b"\r\n"


def without_length(part: bytes) -> bytes:
    return b"--frame\r\nContent-Type: image/jpeg\r\n\r\n" + part + b"\r\n"


def pictures(received: bytes, cuts: list[int], boundary: str = "frame") -> list[bytes]:
    """Feed `received` in pieces that end at `cuts`, and return the parts without the line ends after them."""
    parts = MjpegParts(boundary)
    places = sorted(min(cut, len(received)) for cut in cuts)
    starts, ends = [0, *places], [*places, len(received)]
    found = [
        part for start, end in zip(starts, ends, strict=True) for part in parts.feed(received[start:end])
    ]
    return [part.strip() for part in found]


@given(
    contents=st.lists(st.binary(min_size=1, max_size=60), min_size=1, max_size=5),
    cuts=st.lists(st.integers(0, 800), max_size=8),
)
def test_parts_with_their_length_come_whole_however_the_bytes_are_cut(
    contents: list[bytes], cuts: list[int]
) -> None:
    received = b"".join(with_length(content) for content in contents)
    parts = MjpegParts("frame")
    places = sorted(min(cut, len(received)) for cut in cuts)
    pieces = zip([0, *places], [*places, len(received)], strict=True)
    assert [part for start, end in pieces for part in parts.feed(received[start:end])] == contents


@given(cuts=st.lists(st.integers(0, 400), max_size=6))
def test_parts_without_length_end_at_the_boundary(cuts: list[int]) -> None:
    received = without_length(JPEG) * 3 + b"--frame"
    assert pictures(received, cuts) == [JPEG] * 3


@pytest.mark.parametrize("boundary", ["--frame", '"frame"', "frame"])
def test_the_boundary_may_be_announced_with_dashes_or_in_quotes(boundary: str) -> None:
    assert pictures(without_length(JPEG) * 2 + b"--frame", [], boundary) == [JPEG] * 2


def test_bare_line_feeds_do() -> None:
    assert pictures(b"--x\nContent-Length: %d\n\n%b" % (len(JPEG), JPEG), [], "x") == [JPEG]


@pytest.mark.parametrize("length", [b"0", b"3", b"999999999999", b"-5", b"many"])
def test_after_a_part_of_a_wrong_length_the_next_ones_come(length: bytes) -> None:
    wrong = b"--frame\r\nContent-Length: " + length + b"\r\n\r\n" + JPEG + b"\r\n"
    assert pictures(wrong + with_length(JPEG) * 3, [])[-2:] == [JPEG] * 2


@pytest.mark.parametrize("head", [b"", b"\r\n\r\n"])
def test_what_never_ends_is_dropped(head: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mjpeg_parts, "LARGEST_PART", 10_000)
    monkeypatch.setattr(mjpeg_parts, "LONGEST_HEAD", 1_000)
    parts = MjpegParts("frame")
    parts.feed(head)
    for _ in range(100):
        parts.feed(b"x" * 500)
        assert parts.held <= 10_500
    parts.feed(b"\r\n--frame\r\n\r\n")
    assert JPEG in [part.strip() for part in parts.feed(with_length(JPEG) * 2)]


@pytest.mark.parametrize(
    ("part", "whole"),
    [(JPEG, True), (JPEG + b"\0\0\r\n", True), (JPEG[:-3], False), (JPEG[2:], False), (b"", False)],
)
def test_a_torn_jpeg_is_told_by_its_ends(part: bytes, *, whole: bool) -> None:
    assert is_whole_jpeg(part) is whole
