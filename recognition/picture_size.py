"""The size that a picture's file says it has, read from its first bytes before it is decoded."""

import struct

JPEG, PNG, BMP, WEBP = b"\xff\xd8", b"\x89PNG\r\n\x1a\n", b"BM", b"RIFF"
# Of the frame markers C0 to CF three are tables, which have no size.
JPEG_FRAMES = set(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
OLD_BMP_HEADER = 12
"""Bytes of the header that OS/2 wrote: its sides have 16 bits."""
WEBP_SIDE_BITS = 14

Size = tuple[int, int]


def claimed_size(encoded: bytes) -> Size | None:
    """Return the width and height in pixels that a JPEG, PNG, BMP or WebP claims, None where it has none."""
    readers = {JPEG: _jpeg_size, PNG: _png_size, BMP: _bmp_size, WEBP: _webp_size}
    read = next((reader for start, reader in readers.items() if encoded.startswith(start)), None)
    try:
        return read(encoded) if read else None
    except struct.error:
        return None


def _jpeg_size(encoded: bytes) -> Size | None:
    place = len(JPEG)
    while True:
        begin, marker, length = struct.unpack_from(">BBH", encoded, place)
        if begin != 0xFF:
            return None
        if marker in JPEG_FRAMES:
            height, width = struct.unpack_from(">HH", encoded, place + 5)
            return width, height
        place += 2 + length


def _png_size(encoded: bytes) -> Size:
    width, height = struct.unpack_from(">II", encoded, 16)
    return width, height


def _bmp_size(encoded: bytes) -> Size:
    (header,) = struct.unpack_from("<I", encoded, 14)
    width, height = struct.unpack_from("<HH" if header == OLD_BMP_HEADER else "<Ii", encoded, 18)
    return width, abs(height)


def _webp_size(encoded: bytes) -> Size | None:
    """Return the size of the canvas (VP8X), or of the one picture: with losses (VP8) or without (VP8L)."""
    side = (1 << WEBP_SIDE_BITS) - 1
    match encoded[12:16]:
        case b"VP8X":
            low_width, high_width, low_height, high_height = struct.unpack_from("<HBHB", encoded, 24)
            return 1 + low_width + (high_width << 16), 1 + low_height + (high_height << 16)
        case b"VP8 ":
            width, height = struct.unpack_from("<HH", encoded, 26)
            return width & side, height & side
        case b"VP8L":
            (sides,) = struct.unpack_from("<I", encoded, 21)
            return 1 + (sides & side), 1 + (sides >> WEBP_SIDE_BITS & side)
    return None
