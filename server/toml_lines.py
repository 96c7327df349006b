"""Where a value stands in a TOML file: the parser itself tells, given ever more of the file's lines."""

import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from server.domain.errors import ConfigurationInvalid

Part = str | int


def line_of(text: str, place: Sequence[Part]) -> int | None:
    """Return the number of the line on which the value at `place` begins, or that of its table.

    None where the file has neither. `place` is as pydantic says it: ("rules", 3, "starts").
    """
    parts = list(place)
    while parts:
        if (line := _first_line(text.splitlines(), parts)) is not None:
            return line
        parts.pop()
    return None


def refusal_at(path: Path, place: Sequence[Part], said: str) -> ConfigurationInvalid:
    """Return the refusal of a file for what stands at `place`, with its line."""
    line = line_of(path.read_text(encoding="utf-8"), place)
    key = ".".join(str(part) for part in place)
    return ConfigurationInvalid(
        f"{path}, line {line or 1}: {key}: {said}", file=str(path), key=key, line=line
    )


def _first_line(lines: Sequence[str], parts: Sequence[Part]) -> int | None:
    """The value is there once its last line is; it began after what could be read without it."""
    whole_before = 0
    for count in range(1, len(lines) + 1):
        try:
            read = tomllib.loads("\n".join(lines[:count]))
        except tomllib.TOMLDecodeError:
            continue
        if _has(read, parts):
            return whole_before + 1
        whole_before = count
    return None


def _has(read: Any, parts: Sequence[Part]) -> bool:
    for part in parts:
        try:
            read = read[part]
        except (KeyError, IndexError, TypeError):
            return False
    return True
