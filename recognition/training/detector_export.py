"""From a trained detector to the file that ships: bytes in, the peaks' probabilities and corners out."""

from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from recognition.training.detector_network import PlateDetectorNetwork, Step

INPUT = "picture: uint8 1 × H × W × 3, blue-green-red, H and W multiples of 32, the longer usually 640"
OUTPUT = (
    "scores: float32 1 × 2 × H/8 × W/8, how probable it is that a plate of one row (of two rows) has its "
    "middle in the cell, 0 but at the highest of 3 × 3 cells; corners: float32 1 × 8 × H/8 × W/8, x and y of "
    "the four corners clockwise from the upper left, in pixels from the cell's middle"
)
_OPSET = 17


class _PeaksOnly(nn.Module):
    """The detector with what a gate would otherwise do around it."""

    def __init__(self, network: PlateDetectorNetwork) -> None:
        super().__init__()
        self.network = network

    def forward(self, picture: Tensor) -> tuple[Tensor, Tensor]:
        """Take 1 × H × W × 3 bytes; return scores, zero but at their peaks, and corners."""
        logits, corners = self.network(picture.permute(0, 3, 1, 2).float())
        scores = torch.sigmoid(logits)
        highest = functional.max_pool2d(scores.amax(dim=1, keepdim=True), 3, 1, 1)
        return scores * (scores == highest).float(), corners


def export_detector(network: PlateDetectorNetwork, path: Path) -> None:
    """Write `network`, its normalisations folded away, to `path` as ONNX; `network` itself is changed."""
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
