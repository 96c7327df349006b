"""Files that a training is given: read, or refused in one sentence."""

import json
from pathlib import Path
from typing import Any


class UnusableFile(Exception):
    """A file or a folder is not what it must be; the message names it and says what it should be."""


def read_table(path: Path, meant: str) -> dict[str, Any]:
    """Return the object in a file of JSON. Raises `UnusableFile`, which calls it not `meant`."""
    try:
        table = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        raise UnusableFile(f"{path}: is not {meant}") from None
    if not isinstance(table, dict):
        raise UnusableFile(f"{path}: is not {meant}")
    return table


def files_with(folder: Path, suffixes: frozenset[str], meant: str) -> list[Path]:
    """Return the files in and below a folder that end so, sorted. Raises `UnusableFile` for none."""
    files = sorted(path for path in folder.rglob("*") if path.suffix.lower() in suffixes)
    if not files:
        raise UnusableFile(f"{folder}: holds no {meant} ({', '.join(sorted(suffixes))})")
    return files
