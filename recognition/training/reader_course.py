"""One training of the reader: its network, its optimiser, the average of its weights, its progress."""

import math
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional

from recognition.alignment import READING_ALPHABET
from recognition.training.reader_input import COLUMNS
from recognition.training.reader_network import PlateReaderNetwork
from recognition.training.reader_samples import Sample
from recognition.training.reader_scores import network_plates

BATCH = 64
PEAK_RATE, LAST_RATE = 1.5e-3, 2e-5
WARM_UP_BATCHES = 300
WEIGHT_DECAY = 1e-2
GREATEST_GRADIENT = 5.0
AVERAGED_OVER_BATCHES = 500


class Course:
    """The network, its optimiser and the average of its weights, at some batch of the training."""

    def __init__(self, planned_batches: int, device: torch.device) -> None:
        self.device = device
        self.planned_batches = planned_batches
        self.network = PlateReaderNetwork(1 + len(READING_ALPHABET)).to(
            device, memory_format=torch.channels_last
        )
        self.optimiser = torch.optim.AdamW(self.network.parameters(), weight_decay=WEIGHT_DECAY)
        self.average = {name: value.clone() for name, value in self.network.state_dict().items()}
        self.batch = 0

    def step(self, samples: list[Sample]) -> float:
        """Learn from one batch and return its loss."""
        self.network.train()
        for group in self.optimiser.param_groups:
            group["lr"] = learning_rate(self.batch, self.planned_batches)
        loss = _loss(
            self.network(network_plates([sample.view for sample in samples]).to(self.device)), samples
        )
        self.optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), GREATEST_GRADIENT)
        self.optimiser.step()
        self.batch += 1
        self._take_into_average()
        return float(loss.detach())

    @torch.no_grad()
    def _take_into_average(self) -> None:
        kept = min(1 - 1 / AVERAGED_OVER_BATCHES, self.batch / (self.batch + 10))
        for name, value in self.network.state_dict().items():
            if value.dtype.is_floating_point:
                self.average[name].lerp_(value, 1 - kept)
            else:
                self.average[name].copy_(value)

    def averaged(self) -> PlateReaderNetwork:
        """Return the network with the average of its weights, on the CPU, ready to read."""
        network = PlateReaderNetwork(1 + len(READING_ALPHABET))
        network.load_state_dict({name: value.cpu() for name, value in self.average.items()})
        return network.eval()

    def save(self, path: Path) -> None:
        """Keep everything that is needed to go on from here; a kill leaves the checkpoint before whole."""
        state = {
            "network": self.network.state_dict(),
            "optimiser": self.optimiser.state_dict(),
            "average": self.average,
            "batch": self.batch,
        }
        torch.save(state, path.with_suffix(".new"))
        path.with_suffix(".new").replace(path)

    def load(self, path: Path) -> None:
        """Go on from a checkpoint."""
        state = torch.load(path, map_location=self.device, weights_only=True)
        self.network.load_state_dict(state["network"])
        self.optimiser.load_state_dict(state["optimiser"])
        self.average, self.batch = state["average"], state["batch"]


def learning_rate(batch: int, planned_batches: int) -> float:
    """Return the rate for a batch: up in a short line, then down in a half cosine."""
    if batch < WARM_UP_BATCHES:
        return PEAK_RATE * (batch + 1) / WARM_UP_BATCHES
    done = min(1.0, batch / max(1, planned_batches))
    return LAST_RATE + (PEAK_RATE - LAST_RATE) * 0.5 * (1 + math.cos(math.pi * done))


def _loss(logits: Tensor, samples: list[Sample]) -> Tensor:
    targets = torch.tensor([character for sample in samples for character in sample.classes])
    lengths = torch.tensor([len(sample.classes) for sample in samples])
    columns = torch.full((len(samples),), COLUMNS)
    scores = functional.log_softmax(logits, 2).transpose(0, 1)
    return functional.ctc_loss(scores, targets.to(logits.device), columns, lengths, zero_infinity=True)
