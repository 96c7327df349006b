"""Labelled pictures: a folder with `labels.csv` (file, plate, kind, colour, x, y, w, h)."""

import csv
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from recognition.plates import BoundingBox
from server.domain.plate import normalise_plate

LABELS = "labels.csv"
COLUMNS = ("file", "plate", "kind", "colour", "x", "y", "w", "h")

PictureKind = Literal["scene", "crop"]


class BadLabels(Exception):
    """The labels cannot be used; the message names the file and the line."""


@dataclass(frozen=True, slots=True)
class Label:
    """One plate that a person has seen in a picture; `box` is None on a crop."""

    plate: str
    colour: str
    box: BoundingBox | None


@dataclass(frozen=True, slots=True)
class LabelledPicture:
    """A picture and its plates, one at least."""

    path: Path
    kind: PictureKind
    labels: tuple[Label, ...]


def labelled_pictures(folder: Path) -> list[LabelledPicture]:
    """Return the pictures of `folder` in the order of its labels. Raises `BadLabels`."""
    path = folder / LABELS
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            return _pictures(folder, csv.DictReader(file))
    except FileNotFoundError as error:
        raise BadLabels(
            f"{path}: no such file; give a folder of pictures with labels ({','.join(COLUMNS)})"
        ) from error
    except NotADirectoryError as error:
        raise BadLabels(f"{folder}: is no folder; give one of pictures with their {LABELS}") from error
    except OSError as error:
        raise BadLabels(f"{path}: cannot be read ({error.strerror})") from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise BadLabels(f"{path}: cannot be read as UTF-8 comma-separated values ({error})") from error


def _pictures(folder: Path, rows: "csv.DictReader[str]") -> list[LabelledPicture]:
    missing = [column for column in COLUMNS if column not in (rows.fieldnames or ())]
    if missing:
        raise BadLabels(f"{folder / LABELS}: the column {missing[0]!r} is missing in the first line")
    labels: dict[Path, list[Label]] = {}
    kinds: dict[Path, PictureKind] = {}
    for row in rows:
        place = f"{folder / LABELS} line {rows.line_num}"
        path = _picture_path(folder, row, place)
        kinds.setdefault(path, _kind(row, place))
        labels.setdefault(path, []).append(_label(row, kinds[path], place))
    if not labels:
        raise BadLabels(f"{folder / LABELS}: no picture is labelled in it")
    return [LabelledPicture(path, kinds[path], tuple(found)) for path, found in labels.items()]


def _picture_path(folder: Path, row: dict[str, str], place: str) -> Path:
    path = folder / (row["file"] or "")
    if not path.is_file():
        raise BadLabels(f"{place}: there is no picture {row['file']!r} in the folder")
    return path


def _kind(row: dict[str, str], place: str) -> PictureKind:
    if row["kind"] == "scene":
        return "scene"
    if row["kind"] == "crop":
        return "crop"
    raise BadLabels(f"{place}: the kind {row['kind']!r} is neither scene nor crop")


def _label(row: dict[str, str], kind: PictureKind, place: str) -> Label:
    plate = normalise_plate(row["plate"] or "")
    if not plate:
        raise BadLabels(f"{place}: the plate is missing")
    return Label(plate, row["colour"] or "unknown", None if kind == "crop" else _box(row, place))


def _box(row: dict[str, str], place: str) -> BoundingBox:
    try:
        x, y, w, h = (int(row[column]) for column in ("x", "y", "w", "h"))
    except (TypeError, ValueError) as error:
        raise BadLabels(f"{place}: a scene needs the box x,y,w,h in whole pixels") from error
    return BoundingBox(x, y, w, h)
