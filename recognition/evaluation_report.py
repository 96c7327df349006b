"""An evaluation, as a table for people and as JSON for programs."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from recognition.evaluation import LabelScore, PictureScore, Score, by_colour, total

HEADINGS = ("folder", "pictures", "plates", "found", "exact", "but 1st", "wrong sure", "median ms", "p95 ms")


def folder_names(folders: Sequence[Path]) -> list[str]:
    """Return each folder's name, with its parent's where two have the same, else with the whole path."""
    plain = [folder.resolve().name for folder in folders]
    with_parent = ["/".join(folder.resolve().parts[-2:]) for folder in folders]
    return [
        next(
            (name for name, names in ((short, plain), (longer, with_parent)) if names.count(name) == 1),
            str(folder),
        )
        for short, longer, folder in zip(plain, with_parent, folders, strict=True)
    ]


def as_json(folders: Mapping[str, Sequence[PictureScore]]) -> dict[str, Any]:
    """Return the evaluation as `{"folders": {NAME: {…, "by_colour": {…}, "labels": […]}}}`.

    `labels` has each labelled plate with what was read, and whether that was certain, found and exact.
    """
    return {"folders": {name: _folder_json(scores) for name, scores in folders.items()}}


def _folder_json(scores: Sequence[PictureScore]) -> dict[str, Any]:
    colours = {colour: asdict(score) for colour, score in by_colour(scores).items()}
    labels = [_label_json(score.file, label) for score in scores for label in score.labels]
    return {**asdict(total(scores)), "by_colour": colours, "labels": labels}


def _label_json(file: str, label: LabelScore) -> dict[str, Any]:
    kept = ("plate", "text", "certain", "found", "exact")
    return {"file": file} | {key: getattr(label, key) for key in kept}


def as_table(folders: Mapping[str, Sequence[PictureScore]]) -> str:
    """Return the evaluation as lines of text: each folder, all of them, and each colour."""
    everything = [score for scores in folders.values() for score in scores]
    rows = [_row(name, total(scores)) for name, scores in folders.items()]
    rows.append(_row("all", total(everything)))
    rows.extend(_row(f"  {colour}", score) for colour, score in by_colour(everything).items())
    widths = [max(len(row[place]) for row in (HEADINGS, *rows)) for place in range(len(HEADINGS))]
    return "\n".join(_line(row, widths) for row in (HEADINGS, *rows))


def _row(name: str, score: Score) -> tuple[str, ...]:
    rates = (score.found, score.exact, score.exact_without_first, score.wrong_certain)
    return (
        name,
        str(score.pictures),
        str(score.plates),
        *(f"{100 * rate:.1f} %" for rate in rates),
        f"{score.median_ms:.1f}",
        f"{score.p95_ms:.1f}",
    )


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    first, *others = (
        text.ljust(width) if place == 0 else text.rjust(width)
        for place, (text, width) in enumerate(zip(row, widths, strict=True))
    )
    return "  ".join((first, *others)).rstrip()
