"""The course of a reader's training: what it learns from a batch, how fast, and how far it has come."""

import math
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional

from recognition.alignment import READING_ALPHABET
from recognition.training.learning_network import LearningNetwork
from recognition.training.reader_input import COLUMNS
from recognition.training.reader_network import PlateReaderNetwork
from recognition.training.reader_samples import Sample
from recognition.training.reader_scores import network_plates

_CLASSES = 1 + len(READING_ALPHABET)
_PEAK_RATE, _LAST_RATE = 1.5e-3, 2e-5
_WARM_UP_BATCHES = 300
_WEIGHT_DECAY = 1e-2


class ReaderCourse:
    """A training of the reader at some batch of it."""

    def __init__(self, planned_batches: int, checkpoint: Path) -> None:
        """Go on from `checkpoint`, or begin where there is none."""
        self.planned_batches = planned_batches
        self._learning = LearningNetwork(PlateReaderNetwork(_CLASSES), _WEIGHT_DECAY, checkpoint)
        self.batch: int = self._learning.go_on().get("batch", 0)

    def learn(self, samples: list[Sample]) -> float:
        """Learn from one batch and return its loss."""
        views = network_plates([sample.view for sample in samples]).to(self._learning.device)
        loss = _loss(self._learning.network(views), samples)
        rate = _learning_rate(self.batch, self.planned_batches)
        self.batch += 1
        self._learning.learn(loss, rate, self.batch)
        return loss.item()

    def averaged(self) -> PlateReaderNetwork:
        """Return the network with the average of its weights, on the CPU, ready to read."""
        network = PlateReaderNetwork(_CLASSES)
        network.load_state_dict(self._learning.averaged_weights())
        return network.eval()

    def save(self) -> None:
        """Write the checkpoint."""
        self._learning.save({"batch": self.batch})


def _learning_rate(batch: int, planned_batches: int) -> float:
    """Return the rate for a batch: up in a short line, then down in a half cosine."""
    if batch < _WARM_UP_BATCHES:
        return _PEAK_RATE * (batch + 1) / _WARM_UP_BATCHES
    done = min(1.0, batch / max(1, planned_batches))
    return _LAST_RATE + (_PEAK_RATE - _LAST_RATE) * 0.5 * (1 + math.cos(math.pi * done))


def _loss(logits: Tensor, samples: list[Sample]) -> Tensor:
    targets = torch.tensor([character for sample in samples for character in sample.classes])
    lengths = torch.tensor([len(sample.classes) for sample in samples])
    columns = torch.full((len(samples),), COLUMNS)
    scores = functional.log_softmax(logits, 2).transpose(0, 1)
    return functional.ctc_loss(scores, targets.to(logits.device), columns, lengths, zero_infinity=True)
