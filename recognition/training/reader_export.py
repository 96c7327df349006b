"""From a trained reader to the file that ships: normalisation inside, bytes in, probabilities out."""

from pathlib import Path

import torch
from torch import Tensor, nn

from recognition.training.half_weights import halve_weights
from recognition.training.reader_input import INPUT_HEIGHT_PX, INPUT_WIDTH_PX
from recognition.training.reader_network import PlateReaderNetwork, convolutions

_OPSET = 17


class _BytesIn(nn.Module):
    """Takes plates as pictures are kept, N × 32 × 128 × 3 of eight bits, and answers with probabilities."""

    def __init__(self, network: PlateReaderNetwork) -> None:
        super().__init__()
        self.network = network

    def forward(self, plates: Tensor) -> Tensor:
        """Return N × 32 × classes."""
        return torch.softmax(self.network(plates.permute(0, 3, 1, 2).float() / 255), 2)


def export_reader(network: PlateReaderNetwork, path: Path) -> None:
    """Write `network`, its normalisations folded away, to `path` as ONNX; `network` itself is folded."""
    network.eval()
    for convolution in convolutions(network):
        convolution.fold()
    example = torch.zeros((2, INPUT_HEIGHT_PX, INPUT_WIDTH_PX, 3), dtype=torch.uint8)
    axes = {"plates": {0: "plates"}, "columns": {0: "plates"}}
    torch.onnx.export(
        _BytesIn(network),
        (example,),
        str(path),
        input_names=["plates"],
        output_names=["columns"],
        dynamic_axes=axes,
        opset_version=_OPSET,
        dynamo=False,
    )
    halve_weights(path)
