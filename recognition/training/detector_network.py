"""The network that finds plates: plain convolutions, few enough for a gate's computer without a GPU.

It looks at a picture in ever coarser steps, to a 32nd of its size, and brings what it saw there back to an
eighth, where every cell says whether a plate has its middle in it and where that plate's corners are.
"""

import torch
from torch import Tensor, nn
from torch.nn import functional

from recognition.training.detector_targets import LAYOUTS, STRIDE

WIDTHS = (16, 24, 40, 64, 96)
"""Channels at a half, a quarter, an 8th, a 16th and a 32nd of the picture's size."""
HEAD_WIDTH = 48
GREY = 128
"""The brightness that the network sees as 0, and beyond the picture's edges."""
_RARE = -4.0
"""The logit that every cell starts from: plates are rare."""
_LARGEST_LOG_SIZE = 5.0


class Step(nn.Module):
    """A convolution, the normalisation that steadies its training, and a ReLU where asked for."""

    def __init__(
        self, inputs: int, outputs: int, kernel: int = 3, stride: int = 1, *, bent: bool = True
    ) -> None:
        super().__init__()
        self.weigh: nn.Module = nn.Conv2d(inputs, outputs, kernel, stride, kernel // 2, bias=False)
        self.steady: nn.Module = nn.BatchNorm2d(outputs)
        self.bend: nn.Module = nn.ReLU(inplace=True) if bent else nn.Identity()

    def forward(self, seen: Tensor) -> Tensor:
        """Return the features that follow from `seen`."""
        features: Tensor = self.bend(self.steady(self.weigh(seen)))
        return features

    def fold(self) -> None:
        """Take the normalisation into the weights, for use: the same answers, less work."""
        self.weigh = nn.utils.fuse_conv_bn_eval(self.weigh, self.steady)
        self.steady = nn.Identity()


class Residual(nn.Module):
    """Adds to its input what a narrow look at the 3 × 3 cells around says."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.narrow = Step(channels, channels // 2, kernel=1)
        self.wide = Step(channels // 2, channels, bent=False)

    def forward(self, seen: Tensor) -> Tensor:
        """Return features of the same shape."""
        return functional.relu(seen + self.wide(self.narrow(seen)))


class PlateDetectorNetwork(nn.Module):
    """Looks at N × 3 × H × W from 0 to 255 (blue, green, red; H and W multiples of 32)."""

    def __init__(self) -> None:
        super().__init__()
        w2, w4, w8, w16, w32 = WIDTHS
        self.fine = nn.Sequential(
            Step(3, w2, stride=2), Step(w2, w4, stride=2), Step(w4, w8, stride=2), Residual(w8)
        )
        self.middle = nn.Sequential(Step(w8, w16, stride=2), Residual(w16), Residual(w16))
        self.coarse = nn.Sequential(Step(w16, w32, stride=2), Residual(w32), Residual(w32), Residual(w32))
        self.coarse_down = nn.Conv2d(w32, w16, 1)
        self.middle_mixed = Residual(w16)
        self.middle_down = nn.Conv2d(w16, HEAD_WIDTH, 1)
        self.fine_down = nn.Conv2d(w8, HEAD_WIDTH, 1)
        self.head = Step(HEAD_WIDTH, HEAD_WIDTH)
        self.scores = nn.Conv2d(HEAD_WIDTH, LAYOUTS, 1)
        self.corners = nn.Conv2d(HEAD_WIDTH, 9, 1)
        nn.init.constant_(self.scores.bias, _RARE)

    def forward(self, picture: Tensor) -> tuple[Tensor, Tensor]:
        """Return logits N × 2 × H/8 × W/8 and corners N × 8 × H/8 × W/8 in pixels from the cell's middle."""
        return self.answers(picture / GREY - 1.0)

    def answers(self, scaled: Tensor) -> tuple[Tensor, Tensor]:
        """Return what `forward` does for a picture from -1 to 1."""
        fine = self.fine(scaled)
        middle = self.middle(fine)
        coarse = self.coarse_down(self.coarse(middle))
        middle = self.middle_mixed(functional.relu(middle + _doubled(coarse)))
        together = self.head(functional.relu(self.fine_down(fine) + _doubled(self.middle_down(middle))))
        return self.scores(together), self._corners(together)

    def _corners(self, together: Tensor) -> Tensor:
        """Shape and size are told apart, so that a large plate is as easy as a small one."""
        shape = self.corners(together)
        size = torch.exp(shape[:, 8:].clamp(-_LARGEST_LOG_SIZE, _LARGEST_LOG_SIZE)) * STRIDE
        return shape[:, :8] * size


def _doubled(features: Tensor) -> Tensor:
    return functional.interpolate(features, scale_factor=2.0, mode="nearest")
