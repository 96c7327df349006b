"""What the reading is timed on: plates and gate pictures drawn by a seed, or a labelled folder."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Literal

import numpy as np

from recognition.cutting_out import cut_out
from recognition.labels import LabelledPicture, labelled_pictures
from recognition.opencv import scaled
from recognition.plates import Picture
from server.simulator.passage_drawing import PassageDrawing
from server.simulator.passage_path import PassageTiming
from server.simulator.passage_plan import choose_passage
from server.simulator.weather_veil import WeatherVeil
from tests.benchmarks.gate_month import draw_month
from tests.benchmarks.gate_views import frames_of, is_readable

CROPS, SCENES = 24, 8
LARGE_PX = (1920, 1080)
"""What the gate's pictures are enlarged to, for the larger scenes."""
MOST_OF_A_KIND = 60
"""Of labelled pictures so many crops and so many scenes are taken at most, chosen by the seed."""

Manner = Literal["crop", "gate", "thorough"]
"""A plate cut out; one look, as the gate agent takes; a second, finer one where need be, as `read` takes."""


@dataclass(frozen=True, slots=True)
class BenchPicture:
    """One picture in a file (an array of NumPy, or an encoded picture), and the plates to be seen in it."""

    path: Path
    plates: frozenset[str]


@dataclass(frozen=True, slots=True)
class BenchTask:
    """Pictures that are timed together, each looked at in one manner."""

    name: str
    manner: Manner
    pictures: tuple[BenchPicture, ...]


def drawn_tasks(
    folder: Path, seed: int, crop_count: int = CROPS, scene_count: int = SCENES
) -> list[BenchTask]:
    """Draw crops, and scenes of two sizes, into `folder`; the same ones for the same seed."""
    usual = _drawn_scenes(seed, scene_count)
    large = [(text, scaled(scene, *LARGE_PX)) for text, scene in usual]
    crops = _kept(folder, "crop", _drawn_crops(seed, crop_count))
    scenes = {
        "scene 1280x720": _kept(folder, "scene", usual),
        "scene 1920x1080": _kept(folder, "large", large),
    }
    return [BenchTask("crop", "crop", crops), *_scene_tasks(scenes)]


def labelled_tasks(folder: Path, seed: int) -> list[BenchTask]:
    """Return the labelled pictures of a folder, `MOST_OF_A_KIND` at most. Raises `BadLabels`."""
    labelled = labelled_pictures(folder)
    crops = _chosen([picture for picture in labelled if picture.kind == "crop"], seed)
    scenes = _chosen([picture for picture in labelled if picture.kind == "scene"], seed)
    tasks = [BenchTask("crop", "crop", crops), *_scene_tasks({"scene": scenes})]
    return [task for task in tasks if task.pictures]


def _scene_tasks(scenes: dict[str, tuple[BenchPicture, ...]]) -> list[BenchTask]:
    manners: tuple[Manner, ...] = ("gate", "thorough")
    return [
        BenchTask(f"{name}, {manner}", manner, pictures)
        for name, pictures in scenes.items()
        for manner in manners
    ]


def _chosen(labelled: Sequence[LabelledPicture], seed: int) -> tuple[BenchPicture, ...]:
    some = random.Random(seed).sample(labelled, min(MOST_OF_A_KIND, len(labelled)))
    return tuple(
        BenchPicture(picture.path, frozenset(label.plate for label in picture.labels)) for picture in some
    )


def _drawn_crops(seed: int, count: int) -> list[tuple[str, Picture]]:
    """Return readable plates of all kinds, cut out of the frame in which they are nearest."""
    readable = (arrival for arrival in draw_month(seed, 2 * count).arrivals if is_readable(arrival.view))
    crops = []
    for arrival in islice(readable, count):
        *_, nearest = frames_of(arrival)
        crops.append((arrival.car.plate, cut_out(nearest.picture, nearest.region)))
    return crops


def _drawn_scenes(seed: int, count: int) -> list[tuple[str, Picture]]:
    """Return the simulated gate's pictures of cars of one row of characters that stand before it."""
    ordinary = [arrival for arrival in draw_month(seed, 10 * count).arrivals if _is_usual(arrival.car.plate)]
    timing, rng = PassageTiming(), random.Random(seed)
    scenes = []
    for arrival in ordinary[:count]:
        plan = choose_passage(arrival.car.plate, arrival.car.design.colour, rng)
        frame = PassageDrawing(plan, timing).frame_at(timing.approach_s + timing.stop_s / 2)
        seen = WeatherVeil(plan.weather).over(frame)
        scenes.append((arrival.car.plate, np.asarray(seen, dtype=np.uint8)))
    return scenes


def _is_usual(plate: str) -> bool:
    return len(plate) in (7, 8) and plate[1:].isascii()


def _kept(folder: Path, name: str, drawn: Sequence[tuple[str, Picture]]) -> tuple[BenchPicture, ...]:
    kept = []
    for number, (text, picture) in enumerate(drawn):
        path = folder / f"{name}-{number}.npy"
        np.save(path, picture)
        kept.append(BenchPicture(path, frozenset({text})))
    return tuple(kept)
