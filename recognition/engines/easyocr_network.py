"""The reader as a custom network of EasyOCR: its recogniser's files are written from `reader.onnx`.

EasyOCR hands a network one grey channel, 64 pixels high as its own networks want it. So that no colour is
lost, a plate's three channels lie in that one picture as tiles: blue beside red, green beside nothing.
"""

from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from recognition.alignment import READING_ALPHABET
from recognition.engines.easyocr_weights import convolution_weights
from recognition.plates import Picture
from recognition.training.reader_network import PlateReaderNetwork, convolutions

NETWORK = "glassbay_plate_reader"
LANGUAGES = ("ch_sim", "en")
TILE_HEIGHT_PX, TILE_WIDTH_PX = 32, 128
MOSAIC_HEIGHT_PX = 2 * TILE_HEIGHT_PX


def mosaic(plate: Picture) -> Picture:
    """Return a plate, 32 × 128 × 3, as the grey picture of 64 × 256 that EasyOCR hands on unchanged."""
    blue, green, red = plate[:, :, 0], plate[:, :, 1], plate[:, :, 2]
    return np.vstack([np.hstack([blue, red]), np.hstack([green, np.zeros_like(green)])])


class Model(PlateReaderNetwork):
    """What EasyOCR builds: the reader, its normalisations folded away as in the file that ships."""

    def __init__(self, num_class: int) -> None:
        super().__init__(num_class)
        self.eval()
        for convolution in convolutions(self):
            convolution.fold()

    def forward(self, plates: Tensor, text: Tensor | None = None) -> Tensor:
        """Return logits, N × 32 × classes; `plates` are mosaics, N × 1 × 64 × 256 from −1 to 1."""
        levels = (plates + 1) / 2
        left, right = levels.split(TILE_WIDTH_PX, dim=3)
        blue, green = left.split(TILE_HEIGHT_PX, dim=2)
        red = right[:, :, :TILE_HEIGHT_PX]
        return super().forward(torch.cat([blue, green, red], dim=1))


def write_custom_network(folder: Path, model: Path) -> None:
    """Write what EasyOCR loads as `NETWORK` into `folder`, with the weights of the ONNX file `model`.

    EasyOCR unpickles the weights, so `folder` must be one that nobody else can write to.
    """
    network = Model(1 + len(READING_ALPHABET))
    kernels = zip(network.state_dict().items(), convolution_weights(model), strict=True)
    state = {
        f"module.{name}": torch.from_numpy(weights).reshape(old.shape) for (name, old), weights in kernels
    }
    torch.save(state, folder / f"{NETWORK}.pth")
    source = f'"""Made by Glassbay."""\n\nfrom {__name__} import Model\n\n__all__ = ["Model"]\n'
    (folder / f"{NETWORK}.py").write_text(source, encoding="utf-8")
    (folder / f"{NETWORK}.yaml").write_text(_description(), encoding="utf-8")


def _description() -> str:
    return (
        "network_params: {}\n"
        f"imgH: {MOSAIC_HEIGHT_PX}\n"
        f"lang_list: [{', '.join(LANGUAGES)}]\n"
        f"character_list: {READING_ALPHABET}\n"
    )
