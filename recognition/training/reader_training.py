"""A training of the reader, from the labelled pictures to the model and its card."""

import logging
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from torch.utils.data import DataLoader, IterableDataset

from recognition.training.learning_network import settle
from recognition.training.model_card import training_command
from recognition.training.photographed_plates import photograph_count, read_corners
from recognition.training.reader_batches import BATCH, ViewSource
from recognition.training.reader_card import write_reader_card
from recognition.training.reader_course import ReaderCourse
from recognition.training.reader_export import export_reader
from recognition.training.reader_samples import Sample
from recognition.training.reader_scores import read_plates, score_of
from recognition.training.reader_sources import hands, held_out, view_source
from recognition.training.training_order import TrainingOrder

_log = logging.getLogger("glassbay.training")

_REPORT_EVERY_BATCHES = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class ReaderTraining(TrainingOrder):
    """What a training of the reader is told beyond that."""

    samples: int
    variants: Path | None
    fonts: Path | None


class _Batches(IterableDataset[list[Sample]]):
    """Draws in a process of its own, so that training does not wait."""

    def __init__(self, source: ViewSource) -> None:
        self._source = source

    def __iter__(self) -> Iterator[list[Sample]]:
        return self._source.batches(BATCH)


def train_reader(training: ReaderTraining) -> None:
    """Train until the planned samples are seen, then write the model and its card."""
    settle(training.seed, training.threads)
    course = ReaderCourse(training.samples // BATCH, training.work / "reader.checkpoint")
    seen = photograph_count(training.plates / "train")
    _log.info("%d photographs, from batch %d of %d", seen, course.batch, course.planned_batches)
    # A training that goes on draws other plates than it has seen.
    source = view_source(
        training.plates / "train",
        read_corners(training.corners),
        hands(training.variants, training.fonts),
        training.seed + course.batch,
    )
    batches = iter(DataLoader(_Batches(source), batch_size=None, num_workers=1, prefetch_factor=8))
    measured = held_out(training.plates / "train")
    while course.batch < course.planned_batches:
        loss = course.learn(next(batches))
        if course.batch % _REPORT_EVERY_BATCHES == 0:
            course.save()
            score = score_of(read_plates(course.averaged(), measured), measured)
            _log.info("batch %d loss %.3f held out: %s", course.batch, loss, score)
    course.save()
    _ship(course, training)


def _ship(course: ReaderCourse, training: ReaderTraining) -> None:
    """Write the model and its card."""
    network, model = course.averaged(), training.models / "reader.onnx"
    export_reader(network, model)
    command = training_command("recognition.training.train_reader", sys.argv[1:])
    write_reader_card(network, model, training.plates, command, training.seed, course.batch * BATCH)
