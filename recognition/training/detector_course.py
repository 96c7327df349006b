"""The course of a detector's training: what it learns from a batch, how fast, and how far it has come."""

from dataclasses import astuple
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from recognition.training.detector_loss import detector_loss
from recognition.training.detector_network import PlateDetectorNetwork
from recognition.training.detector_targets import targets_of
from recognition.training.learning_network import LearningNetwork
from recognition.training.scene_drawing import Scene

_PEAK_RATE = 2e-3
_LAST_SHARE = 0.02
_WARM_UP_STEPS = 100
_COOLING_SHARE = 0.25
"""The last part of a training, through which the rate falls to almost nothing."""
_WEIGHT_DECAY = 1e-4


class DetectorCourse:
    """A training at some step of it; `seconds` is how long it has trained so far, over all its starts."""

    def __init__(self, checkpoint: Path) -> None:
        """Go on from `checkpoint`, or begin where there is none."""
        self._learning = LearningNetwork(PlateDetectorNetwork(), _WEIGHT_DECAY, checkpoint)
        come: tuple[int, int, float] = self._learning.go_on().get("come", (0, 0, 0.0))
        self.step, self.samples, self.seconds = come

    def learn(self, scenes: list[Scene], done: float) -> tuple[float, float]:
        """Learn from a batch when the share `done` of the training is over; return loss and corner error."""
        pictures, targets = _batch(scenes, self._learning.device)
        loss, corner_error = detector_loss(self._learning.network(pictures), *targets)
        rate = _learning_rate(self.step, done)
        self.step += 1
        self.samples += len(scenes)
        self._learning.learn(loss, rate, self.step)
        return loss.item(), corner_error.item()

    def averaged(self) -> PlateDetectorNetwork:
        """Return the network with the average of its weights, on the CPU, ready to look."""
        network = PlateDetectorNetwork()
        network.load_state_dict(self._learning.averaged_weights())
        return network.eval()

    def save(self) -> None:
        """Write the checkpoint."""
        self._learning.save({"come": (self.step, self.samples, self.seconds)})


def _learning_rate(step: int, done: float) -> float:
    """Return the rate for a step: up in a short line, level, and down in a line at the end."""
    cooling = min(1.0, max(_LAST_SHARE, (1 - done) / _COOLING_SHARE))
    return _PEAK_RATE * min(1.0, (step + 1) / _WARM_UP_STEPS) * cooling


def _batch(scenes: list[Scene], device: torch.device) -> tuple[Tensor, list[Tensor]]:
    pictures = torch.from_numpy(np.stack([scene.picture for scene in scenes])).permute(0, 3, 1, 2)
    height, width = scenes[0].picture.shape[:2]
    grids = [astuple(targets_of(scene.plates, width, height)) for scene in scenes]
    targets = [torch.from_numpy(np.stack(grid)).to(device) for grid in zip(*grids, strict=True)]
    return pictures.to(device).float(), targets
