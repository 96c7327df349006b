"""From a trained detector to the file that ships: bytes in, the peaks' probabilities and corners out."""

from collections.abc import Sequence
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from recognition.training.detector_network import GREY, PlateDetectorNetwork, Step
from recognition.training.eight_bits import compute_in_eight_bits
from recognition.training.pictures import Picture

INPUT = "picture: uint8 1 × H × W × 3, blue-green-red, H and W multiples of 32, the longer usually 640"
OUTPUT = (
    "scores: float32 1 × 2 × H/8 × W/8, how probable it is that a plate of one row (of two rows) has its "
    "middle in the cell, 0 but at the highest of 3 × 3 cells; corners: float32 1 × 8 × H/8 × W/8, x and y of "
    "the four corners clockwise from the upper left, in pixels from the cell's middle"
)
_OPSET = 17
_KEPT = ("fine.0", "fine.1", "scores", "corners")
"""The first two steps have too few channels to be quicker in 8 bits; corners would be told too coarsely."""


class _PeaksOnly(nn.Module):
    """The detector with what a gate would otherwise do around it."""

    def __init__(self, network: PlateDetectorNetwork) -> None:
        super().__init__()
        _take_in_scaling(network.fine[0].weigh)
        self.network = network

    def forward(self, picture: Tensor) -> tuple[Tensor, Tensor]:
        """Take 1 × H × W × 3 bytes; return scores, zero but at their peaks, and corners."""
        framed = functional.pad(picture, (0, 0, 1, 1, 1, 1), value=GREY)
        logits, corners = self.network.answers(framed.permute(0, 3, 1, 2).float())
        scores = torch.sigmoid(logits)
        highest = functional.max_pool2d(scores.amax(dim=1, keepdim=True), 3, 1, 1)
        return scores * (scores == highest).float(), corners


def _take_in_scaling(first: nn.Conv2d) -> None:
    """Let the first convolution take bytes, framed in grey by its caller, instead of numbers from -1 to 1."""
    with torch.no_grad():
        first.bias -= first.weight.sum(dim=(1, 2, 3))
        first.weight /= GREY
    first.padding = (0, 0)


def export_detector(network: PlateDetectorNetwork, path: Path, pictures: Sequence[Picture]) -> None:
    """Write `network`, its normalisations folded away, to `path` as ONNX; `network` itself is changed.

    From what it sees in `pictures`, each 1 × H × W × 3, it is measured how to compute in 8 bits.
    """
    network.eval()
    for step in network.modules():
        if isinstance(step, Step):
            step.fold()
    example = torch.zeros((1, 64, 96, 3), dtype=torch.uint8)
    sides = {2: "rows", 3: "columns"}
    torch.onnx.export(
        _PeaksOnly(network),
        (example,),
        str(path),
        input_names=["picture"],
        output_names=["scores", "corners"],
        dynamic_axes={"picture": {1: "height", 2: "width"}, "scores": sides, "corners": sides},
        opset_version=_OPSET,
        dynamo=False,
    )
    compute_in_eight_bits(path, pictures, _KEPT)
