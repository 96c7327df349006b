"""The course of a detector's training: its weights, their average, and how far it has come."""

from dataclasses import astuple
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from recognition.training.detector_loss import detector_loss
from recognition.training.detector_network import PlateDetectorNetwork
from recognition.training.detector_targets import targets_of
from recognition.training.scene_drawing import Scene

PEAK_RATE = 2e-3
_LAST_SHARE = 0.02
_WARM_UP_STEPS = 100
_COOLING_SHARE = 0.25
"""The last part of a training, through which the rate falls to almost nothing."""
_WEIGHT_DECAY = 1e-4
_GREATEST_GRADIENT = 5.0
_AVERAGED_OVER_STEPS = 500


class DetectorCourse:
    """A training at some step of it; `seconds` is how long it has trained so far, over all its starts."""

    def __init__(self, device: torch.device) -> None:
        self._device = device
        self._network = PlateDetectorNetwork().to(device, memory_format=torch.channels_last)
        self._optimiser = torch.optim.AdamW(
            self._network.parameters(), lr=PEAK_RATE, weight_decay=_WEIGHT_DECAY
        )
        self._average = {name: value.clone() for name, value in self._network.state_dict().items()}
        self.step = 0
        self.samples = 0
        self.seconds = 0.0

    def learn(self, scenes: list[Scene], done: float) -> tuple[float, float]:
        """Learn from a batch when the share `done` of the training is over; return loss and corner error."""
        self._network.train()
        for group in self._optimiser.param_groups:
            group["lr"] = learning_rate(self.step, done)
        pictures, targets = _batch(scenes, self._device)
        loss, corner_error = detector_loss(self._network(pictures), *targets)
        self._optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self._network.parameters(), _GREATEST_GRADIENT)
        self._optimiser.step()
        self.step += 1
        self.samples += len(scenes)
        self._take_into_average()
        return loss.item(), corner_error.item()

    @torch.no_grad()
    def _take_into_average(self) -> None:
        kept = min(1 - 1 / _AVERAGED_OVER_STEPS, self.step / (self.step + 10))
        for name, value in self._network.state_dict().items():
            if value.dtype.is_floating_point:
                self._average[name].lerp_(value, 1 - kept)
            else:
                self._average[name].copy_(value)

    def averaged(self) -> PlateDetectorNetwork:
        """Return the network with the average of its weights, on the CPU, ready to look."""
        network = PlateDetectorNetwork()
        network.load_state_dict({name: value.cpu() for name, value in self._average.items()})
        return network.eval()

    def save(self, path: Path) -> None:
        """Keep everything that is needed to go on from here; a kill leaves the checkpoint before whole."""
        state = {
            "network": self._network.state_dict(),
            "optimiser": self._optimiser.state_dict(),
            "average": self._average,
            "come": (self.step, self.samples, self.seconds),
        }
        torch.save(state, path.with_suffix(".new"))
        path.with_suffix(".new").replace(path)

    def load(self, path: Path) -> None:
        """Go on from a checkpoint."""
        state = torch.load(path, map_location=self._device, weights_only=True)
        self._network.load_state_dict(state["network"])
        self._optimiser.load_state_dict(state["optimiser"])
        self._average = state["average"]
        self.step, self.samples, self.seconds = state["come"]


def learning_rate(step: int, done: float) -> float:
    """Return the rate for a step: up in a short line, level, and down in a line at the end."""
    cooling = min(1.0, max(_LAST_SHARE, (1 - done) / _COOLING_SHARE))
    return PEAK_RATE * min(1.0, (step + 1) / _WARM_UP_STEPS) * cooling


def _batch(scenes: list[Scene], device: torch.device) -> tuple[Tensor, list[Tensor]]:
    pictures = torch.from_numpy(np.stack([scene.picture for scene in scenes])).permute(0, 3, 1, 2)
    height, width = scenes[0].picture.shape[:2]
    grids = [astuple(targets_of(scene.plates, width, height)) for scene in scenes]
    targets = [torch.from_numpy(np.stack(grid)).to(device) for grid in zip(*grids, strict=True)]
    return pictures.to(device).float(), targets
