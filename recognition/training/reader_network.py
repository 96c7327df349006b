"""The network that reads a plate: a small convolutional net whose last map is one row of columns (CTC)."""

from collections.abc import Iterator

import torch
from torch import Tensor, nn

_CHANNELS = (32, 64, 112, 144)
_CONTEXT_CHANNELS = 224
_CONTEXT_COLUMNS = 5
_DROPOUT = 0.1


class ConvNorm(nn.Module):
    """A convolution and its normalisation, which `fold` works into the convolution's weights."""

    def __init__(
        self,
        channels_in: int,
        channels_out: int,
        kernel: tuple[int, int] = (3, 3),
        stride: tuple[int, int] = (1, 1),
        padding: tuple[int, int] | None = None,
    ) -> None:
        super().__init__()
        around = (kernel[0] // 2, kernel[1] // 2) if padding is None else padding
        self.conv = nn.Conv2d(channels_in, channels_out, kernel, stride, around, bias=False)
        self.norm: nn.Module = nn.BatchNorm2d(channels_out)

    def forward(self, maps: Tensor) -> Tensor:
        """Return the normalised maps, without any nonlinearity."""
        normalised: Tensor = self.norm(self.conv(maps))
        return normalised

    def fold(self) -> None:
        """Replace both by one convolution with a bias that computes the same; only for inference."""
        if isinstance(self.norm, nn.BatchNorm2d):
            self.conv = nn.utils.fuse_conv_bn_eval(self.conv.eval(), self.norm.eval())
            self.norm = nn.Identity()


class Residual(nn.Module):
    """Two convolutions whose result is added to what went in."""

    def __init__(self, channels: int, kernel: tuple[int, int] = (3, 3)) -> None:
        super().__init__()
        self.first = ConvNorm(channels, channels, kernel)
        self.second = ConvNorm(channels, channels, kernel)

    def forward(self, maps: Tensor) -> Tensor:
        """Return maps of the same shape."""
        return torch.relu(maps + self.second(torch.relu(self.first(maps))))


class PlateReaderNetwork(nn.Module):
    """Plates N × 3 × 32 × 128 (0 to 1) in, N × 32 × classes logits out; class 0 is the blank."""

    def __init__(self, classes: int) -> None:
        super().__init__()
        fine, middle, coarse, row = _CHANNELS
        self.stem = ConvNorm(3, fine, (5, 5), (2, 2))
        self.down = ConvNorm(fine, middle, stride=(2, 2))
        self.strokes = Residual(middle)
        self.halve = ConvNorm(middle, coarse, stride=(2, 1))
        self.parts = Residual(coarse)
        self.halve_again = ConvNorm(coarse, row, stride=(2, 1))
        self.characters = Residual(row)
        self.collapse = ConvNorm(row, _CONTEXT_CHANNELS, (2, 1), padding=(0, 0))
        self.context = ConvNorm(_CONTEXT_CHANNELS, _CONTEXT_CHANNELS, (1, _CONTEXT_COLUMNS))
        self.dropout = nn.Dropout(_DROPOUT)
        self.classify = nn.Conv2d(_CONTEXT_CHANNELS, classes, 1)

    def forward(self, plates: Tensor) -> Tensor:
        """Return the logits of every column."""
        maps = torch.relu(self.stem(plates - 0.5))
        maps = self.strokes(torch.relu(self.down(maps)))
        maps = self.parts(torch.relu(self.halve(maps)))
        maps = self.characters(torch.relu(self.halve_again(maps)))
        maps = torch.relu(self.collapse(maps))
        maps = torch.relu(maps + self.context(maps))
        logits: Tensor = self.classify(self.dropout(maps)).squeeze(2).transpose(1, 2)
        return logits


def convolutions(network: nn.Module) -> Iterator[ConvNorm]:
    """Yield every convolution that has a normalisation to fold."""
    return (module for module in network.modules() if isinstance(module, ConvNorm))
