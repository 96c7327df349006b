"""The type of papers: the screens' Noto Sans SC, of which each paper carries the characters that it shows."""

import struct
import zlib
from dataclasses import dataclass
from functools import cache
from html import escape
from io import BytesIO
from itertools import groupby
from pathlib import Path

from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont

_ELSEWHERE = "STSong-Light"
"""Readers of PDF have it, or one like it: for what our files lack, such as a rare character of a name."""
_LAST_NAMED = 0xFFFF
_GETA = "〓"
"""Printers set it for a character that they have no type for. That elsewhere has none beyond the last."""
_HEADER = struct.Struct(">4s4sIH")
_HEADER_BYTES = 44
_ENTRY = struct.Struct(">4sIIII")
_TABLE = struct.Struct(">4sIII")


@dataclass(frozen=True, slots=True)
class TypeFaces:
    """The names of two weights as ReportLab knows them, and the characters that both have."""

    text: str
    strong: str
    covered: frozenset[int]

    def marked(self, said: str) -> str:
        """Return a text as a paragraph's markup; what the files lack is set in the reader's own type."""
        runs = groupby(said, key=lambda character: ord(character) in self.covered)
        return "".join(_run("".join(characters), own=own) for own, characters in runs)


@cache
def type_faces(folder: Path) -> TypeFaces:
    """Return the type in the built screens' folder; the reader's own where they are not built."""
    registerFont(UnicodeCIDFont(_ELSEWHERE))
    files = {weight: folder / f"paper-{weight}.woff" for weight in ("text", "strong")}
    if not all(file.exists() for file in files.values()):
        return TypeFaces(_ELSEWHERE, _ELSEWHERE, frozenset())
    fonts = [TTFont(name, BytesIO(unpacked(file.read_bytes()))) for name, file in files.items()]
    for font in fonts:
        registerFont(font)
    text, strong = (frozenset(font.face.charToGlyph) for font in fonts)
    return TypeFaces("text", "strong", text & strong)


def unpacked(woff: bytes) -> bytes:
    """Return the TrueType file in a WOFF file, which packs each table by itself (W3C, WOFF 1.0)."""
    _, flavour, _, count = _HEADER.unpack_from(woff)
    packed = [_ENTRY.unpack_from(woff, _HEADER_BYTES + number * _ENTRY.size) for number in range(count)]
    power = count.bit_length() - 1
    search_range = 16 << power
    directory: bytes = flavour + struct.pack(">HHHH", count, search_range, power, 16 * count - search_range)
    begin, body = len(directory) + count * _TABLE.size, b""
    for tag, offset, length, whole, checksum in packed:
        content = woff[offset : offset + length]
        directory += _TABLE.pack(tag, checksum, begin + len(body), whole)
        table = zlib.decompress(content) if length < whole else content
        body += table + b"\0" * (-whole % 4)
    return directory + body


def _run(said: str, *, own: bool) -> str:
    if own:
        return escape(said, quote=False)
    named = "".join(character if ord(character) <= _LAST_NAMED else _GETA for character in said)
    return f'<font name="{_ELSEWHERE}">{escape(named, quote=False)}</font>'
