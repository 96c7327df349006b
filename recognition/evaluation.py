"""How well plates are read, against labels: pure counting."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from statistics import median

from recognition.labels import Label
from recognition.plates import NOTHING_READ, DetectedPlate, Look

FOUND_OVERLAP = 0.3


@dataclass(frozen=True, slots=True)
class LabelScore:
    """What became of one labelled plate: what was read in its place, and what that is worth.

    `text` is empty where nothing was found; `certain` tells of it whether it would be greeted.
    """

    plate: str
    colour: str
    text: str
    certain: bool
    found: bool
    exact: bool
    exact_without_first: bool
    wrong_certain: int


@dataclass(frozen=True, slots=True)
class PictureScore:
    """What became of one picture."""

    file: str
    labels: tuple[LabelScore, ...]
    ms: float


@dataclass(frozen=True, slots=True)
class Score:
    """Of many pictures: counts, rates from 0 to 1 for each labelled plate, and milliseconds a picture.

    `wrong_certain` counts the texts given as certain that no label of their picture has.
    """

    pictures: int
    plates: int
    found: float
    exact: float
    exact_without_first: float
    wrong_certain: float
    median_ms: float
    p95_ms: float


def score_picture(file: str, labels: Sequence[Label], look: Look) -> PictureScore:
    """Compare a look with the labels of its picture; a wrong certain text is charged to the nearest one."""
    texts = {label.plate for label in labels}
    wrong = [plate for plate in look.plates if plate.reading.certain and plate.reading.text not in texts]
    charged = [_nearest(labels, plate) for plate in wrong]
    return PictureScore(
        file,
        tuple(_score_label(label, look, charged.count(place)) for place, label in enumerate(labels)),
        look.detect_ms + look.read_ms,
    )


def _score_label(label: Label, look: Look, wrong_certain: int) -> LabelScore:
    texts = [plate.reading.text for plate in look.plates]
    exact = label.plate in texts
    near = [plate for plate in look.plates if _overlap(label, plate) >= FOUND_OVERLAP]
    but_first = any(text[1:] == label.plate[1:] for text in texts if len(text) == len(label.plate))
    same = [plate for plate in look.plates if plate.reading.text == label.plate]
    read = next((plate.reading for plate in (*same, *near)), NOTHING_READ)
    return LabelScore(
        plate=label.plate,
        colour=label.colour,
        text=read.text,
        certain=read.certain,
        found=exact or bool(near),
        exact=exact,
        exact_without_first=but_first,
        wrong_certain=wrong_certain,
    )


def _overlap(label: Label, plate: DetectedPlate) -> float:
    return 1.0 if label.box is None else plate.box.overlap(label.box)


def _nearest(labels: Sequence[Label], plate: DetectedPlate) -> int:
    return max(range(len(labels)), key=lambda place: _overlap(labels[place], plate))


def total(scores: Sequence[PictureScore]) -> Score:
    """Add up the pictures."""
    labels = [label for score in scores for label in score.labels]
    times = sorted(score.ms for score in scores)
    return Score(
        pictures=len(scores),
        plates=len(labels),
        found=_rate(label.found for label in labels),
        exact=_rate(label.exact for label in labels),
        exact_without_first=_rate(label.exact_without_first for label in labels),
        wrong_certain=_rate(label.wrong_certain for label in labels),
        median_ms=round(median(times), 1) if times else 0.0,
        p95_ms=round(times[math.ceil(0.95 * len(times)) - 1], 1) if times else 0.0,
    )


def by_colour(scores: Sequence[PictureScore]) -> dict[str, Score]:
    """Add up each colour's plates; a picture counts for every colour that it shows."""
    colours = sorted({label.colour for score in scores for label in score.labels})
    return {colour: total(_of_colour(scores, colour)) for colour in colours}


def _of_colour(scores: Sequence[PictureScore], colour: str) -> list[PictureScore]:
    parts = [
        replace(score, labels=tuple(label for label in score.labels if label.colour == colour))
        for score in scores
    ]
    return [part for part in parts if part.labels]


def _rate(counts: Iterable[int]) -> float:
    values = list(counts)
    return round(sum(values) / len(values), 4) if values else 0.0
