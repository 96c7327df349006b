"""The notation of a region file, read into a `NumberingRegion`. Pure: a mapping in, a region or an error out.

A position is a class of the file's `[classes]` ("letter"), the same so many times ("letter*3", "digit*1-4"),
or one character that always stands there ("警").
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import Any

from server.domain.errors import ConfigurationInvalid
from server.domain.plate import ALPHABET, PlateColour, PlateKind
from server.domain.plate_region import NumberingRegion, PlateFormat

READABLE = frozenset(ALPHABET + "I")
LEAST_LENGTH, GREATEST_LENGTH = 4, 9
_REGION_KEYS = {"classes", "look_alikes", "formats"}
_FORMAT_KEYS = {"kind", "name", "positions", "colours", "rows", "length"}
_POSITION = re.compile(r"(?P<of>\w+)(\*(?P<least>\d)(-(?P<most>\d))?)?")

Classes = Mapping[str, str]
Table = Mapping[str, Any]


def region_from(content: Table, code: str, place: str) -> NumberingRegion:
    """Return the region that a file's `content` tells of.

    Raises ConfigurationInvalid with `place` (the file) and the key where it cannot be.
    """
    try:
        return _region(content, code)
    except _Wrong as wrong:
        raise ConfigurationInvalid(f"{place}: {wrong}", file=place, key=wrong.key) from wrong


class _Wrong(Exception):
    def __init__(self, key: str, reason: str) -> None:
        super().__init__(f"{key}: {reason}")
        self.key = key


def _region(content: Table, code: str) -> NumberingRegion:
    _refuse_unknown(content, _REGION_KEYS, "")
    classes = _texts(content, "classes")
    for name, characters in classes.items():
        _check_readable(characters, f"classes.{name}")
    look_alikes = _texts(content, "look_alikes")
    for seen, meant in look_alikes.items():
        _check_readable(seen + meant, f"look_alikes.{seen}")
    tables = content.get("formats")
    if not isinstance(tables, list) or not tables:
        raise _Wrong("formats", "a region has at least one [[formats]]")
    formats = [form for index, table in enumerate(tables) for form in _formats(table, classes, index)]
    return NumberingRegion(code, tuple(formats), tuple(look_alikes.items()))


def _formats(table: Table, classes: Classes, index: int) -> list[PlateFormat]:
    """Return the formats that one table stands for: one for each length and share of its positions."""
    key = f"formats[{index}]"
    _refuse_unknown(table, _FORMAT_KEYS, f"{key}.")
    kind = _member(PlateKind, table.get("kind", PlateKind.LATIN.value), f"{key}.kind")
    colours = tuple(_member(PlateColour, name, f"{key}.colours") for name in _list(table, "colours", key))
    rows = tuple(table.get("rows", [1]))
    if not rows or set(rows) - {1, 2}:
        raise _Wrong(f"{key}.rows", "a plate has 1 or 2 rows: write [1], [2] or [1, 2]")
    least, most = _lengths(table, key)
    found = [
        PlateFormat(kind, str(table.get("name", kind.value)), positions, colours, rows)
        for positions in _expanded(_list(table, "positions", key), classes, f"{key}.positions")
        if least <= len(positions) <= most
    ]
    if not found:
        raise _Wrong(f"{key}.positions", f"gives no plate of {least} to {most} characters")
    return found


def _lengths(table: Table, key: str) -> tuple[int, int]:
    match table.get("length", [LEAST_LENGTH, GREATEST_LENGTH]):
        case [int(least), int(most)] if LEAST_LENGTH <= least <= most <= GREATEST_LENGTH:
            return least, most
    raise _Wrong(f"{key}.length", f"write [least, most], from {LEAST_LENGTH} to {GREATEST_LENGTH}")


def _expanded(notation: Sequence[str], classes: Classes, key: str) -> Iterator[tuple[str, ...]]:
    choices = [_repetitions(part, classes, key) for part in notation]
    for parts in product(*choices):
        yield tuple(characters for part in parts for characters in part)


def _repetitions(part: str, classes: Classes, key: str) -> list[tuple[str, ...]]:
    written = _POSITION.fullmatch(part)
    if written is None:
        raise _Wrong(key, f"'{part}' is no position; write one like letter, digit*4 or letter*1-3")
    characters = _characters(written["of"], classes, key)
    least = int(written["least"] or 1)
    most = int(written["most"] or least)
    return [(characters,) * count for count in range(least, most + 1)]


def _characters(name: str, classes: Classes, key: str) -> str:
    if name in classes:
        return classes[name]
    if len(name) == 1 and name in READABLE:
        return name
    known = ", ".join(sorted(classes)) or "none"
    raise _Wrong(key, f"'{name}' is neither a character that can be read nor a class (there are: {known})")


def _texts(content: Table, key: str) -> dict[str, str]:
    table = content.get(key, {})
    if not isinstance(table, Mapping) or not all(isinstance(text, str) and text for text in table.values()):
        raise _Wrong(key, "a table of texts is expected")
    return dict(table)


def _list(table: Table, name: str, key: str) -> list[str]:
    found = table.get(name)
    if not isinstance(found, list) or not found or not all(isinstance(entry, str) for entry in found):
        raise _Wrong(f"{key}.{name}", "a list of texts is expected")
    return found


def _member(names: Any, value: object, key: str) -> Any:
    try:
        return names(value)
    except ValueError:
        there_are = ", ".join(member.value for member in names)
        raise _Wrong(key, f"'{value}' is unknown; choose from {there_are}") from None


def _refuse_unknown(table: object, known: set[str], prefix: str) -> None:
    if not isinstance(table, Mapping):
        raise _Wrong(prefix.rstrip("."), "a table is expected")
    if unknown := sorted(set(table) - known):
        raise _Wrong(f"{prefix}{unknown[0]}", f"is not known; there are {', '.join(sorted(known))}")


def _check_readable(characters: str, key: str) -> None:
    if unreadable := sorted(set(characters) - READABLE):
        raise _Wrong(key, f"'{unreadable[0]}' is no character that the readers know")
