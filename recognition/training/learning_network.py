"""A network while it learns: its weights, their average and its optimiser, kept in a checkpoint."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

_GREATEST_GRADIENT = 5.0
_AVERAGED_OVER_STEPS = 500


def settle(seed: int, threads: int) -> None:
    """Let every network of this process begin with `seed` and compute on so many threads."""
    torch.set_num_threads(threads)
    torch.manual_seed(seed)


class LearningNetwork:
    """A network on the GPU, where there is one. The average of its weights answers better than the last."""

    def __init__(self, network: nn.Module, weight_decay: float, checkpoint: Path) -> None:
        self.device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
        self.network = network.to(self.device, memory_format=torch.channels_last)
        self._optimiser = torch.optim.AdamW(self.network.parameters(), weight_decay=weight_decay)
        self._average = {name: value.clone() for name, value in self.network.state_dict().items()}
        self._checkpoint = checkpoint

    def learn(self, loss: Tensor, rate: float, step: int) -> None:
        """Go down the gradient of `loss` at a learning rate; `step` counts from 1."""
        for group in self._optimiser.param_groups:
            group["lr"] = rate
        self._optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), _GREATEST_GRADIENT)
        self._optimiser.step()
        self._take_into_average(step)

    @torch.no_grad()
    def _take_into_average(self, step: int) -> None:
        kept = min(1 - 1 / _AVERAGED_OVER_STEPS, step / (step + 10))
        for name, value in self.network.state_dict().items():
            if value.dtype.is_floating_point:
                self._average[name].lerp_(value, 1 - kept)
            else:
                self._average[name].copy_(value)

    def averaged_weights(self) -> dict[str, Tensor]:
        """Return the average of the weights, on the CPU, by their names in the network."""
        return {name: value.to("cpu", copy=True) for name, value in self._average.items()}

    def save(self, progress: Mapping[str, object]) -> None:
        """Keep all that is needed to go on from here; a kill leaves the checkpoint before whole."""
        state = {
            "network": self.network.state_dict(),
            "optimiser": self._optimiser.state_dict(),
            "average": self._average,
            **progress,
        }
        unfinished = self._checkpoint.with_suffix(".new")
        torch.save(state, unfinished)
        unfinished.replace(self._checkpoint)

    def go_on(self) -> dict[str, Any]:
        """Go on from the checkpoint and return the progress that was kept with it; {} where there is none."""
        if not self._checkpoint.exists():
            return {}
        state: dict[str, Any] = torch.load(self._checkpoint, map_location=self.device, weights_only=True)
        self.network.load_state_dict(state.pop("network"))
        self._optimiser.load_state_dict(state.pop("optimiser"))
        self._average = state.pop("average")
        return state
