"""A training of the detector, from the labelled pictures to the model and its card."""

import logging
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from recognition.training.detector_card import write_detector_card
from recognition.training.detector_course import DetectorCourse
from recognition.training.detector_export import export_detector
from recognition.training.detector_scores import LONGEST_SIDE_PX, padded
from recognition.training.learning_network import settle
from recognition.training.model_card import training_command
from recognition.training.photographed_plates import SCENES, photograph_count
from recognition.training.pictures import Picture
from recognition.training.scene_drawing import Scene, draw_scene
from recognition.training.scene_material import SceneMaterial, load_material, load_photographs
from recognition.training.training_order import TrainingOrder

_log = logging.getLogger("glassbay.training")

_SMALL, _LARGE = (256, 24), (384, 10)
"""Side of the scenes in pixels, and how many make a batch."""
_LARGE_EVERY = 4
_REPORT_EVERY_STEPS = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class DetectorTraining(TrainingOrder):
    """What a training of the detector is told beyond that."""

    minutes: float
    backdrops: Path | None


def train_detector(training: DetectorTraining) -> None:
    """Train for the planned minutes, those before a restart included, then write the model and its card."""
    settle(training.seed, training.threads)
    course = DetectorCourse(training.work / "detector.checkpoint")
    seen, minute = photograph_count(training.plates / "train"), course.seconds / 60
    _log.info("%d photographs, from step %d, minute %.1f of %g", seen, course.step, minute, training.minutes)
    # A training that goes on draws other plates than it has seen.
    material = load_material(
        training.plates / "train", training.backdrops, training.corners, training.seed + course.step
    )
    while course.seconds < training.minutes * 60:
        begun = time.monotonic()
        scenes = _scenes_of_step(material, training.seed, course.step)
        loss, corner_error = course.learn(scenes, course.seconds / (training.minutes * 60))
        course.seconds += time.monotonic() - begun
        if course.step % _REPORT_EVERY_STEPS == 0:
            course.save()
            _log.info("step %d: loss %.3f, corners %.3f of a height off", course.step, loss, corner_error)
    course.save()
    _ship(course, training)


def _ship(course: DetectorCourse, training: DetectorTraining) -> None:
    """Write the model and its card."""
    model = training.models / "detector.onnx"
    export_detector(course.averaged(), model, photographs_as_seen(training.plates))
    command = training_command("recognition.training.train_detector", sys.argv[1:])
    write_detector_card(model, training.plates, command, training.seed, course.samples)


def photographs_as_seen(plates: Path) -> list[Picture]:
    """Return the photographs that are trained on, each as the network is shown it: 1 × H × W × 3."""
    photographs = load_photographs(plates / "train" / SCENES)
    return [
        padded(each.picture, min(1.0, LONGEST_SIDE_PX / max(each.picture.shape[:2])))[np.newaxis]
        for each in photographs
    ]


def _scenes_of_step(material: SceneMaterial, seed: int, step: int) -> list[Scene]:
    """Return the batch of a step: the same one for the same material, seed and step."""
    rng = np.random.default_rng((seed, step))
    side, count = _LARGE if step % _LARGE_EVERY == _LARGE_EVERY - 1 else _SMALL
    return [draw_scene(rng, material, side) for _ in range(count)]
