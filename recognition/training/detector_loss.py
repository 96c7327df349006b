"""How far the detector's answers are from the targets."""

import torch
from torch import Tensor
from torch.nn import functional

_CORNER_SHARE = 4.0


def detector_loss(
    answer: tuple[Tensor, Tensor], scores: Tensor, corners: Tensor, weights: Tensor, counted: Tensor
) -> tuple[Tensor, Tensor]:
    """Return the loss to be lowered, and the mean error of the corners in plate heights."""
    logits, places = answer
    middles = (scores == 1.0).sum().clamp(min=1)
    error = ((places - corners).abs() * weights).sum() / 8 / _weights_of_plates(weights, corners)
    return _score_loss(logits, scores, counted) / middles + _CORNER_SHARE * error, error.detach()


def _weights_of_plates(weights: Tensor, corners: Tensor) -> Tensor:
    """Return how many plates' worth of corners there are: a plate's weights sum to 1 / its height."""
    upper, lower = corners[:, 0:4], corners[:, 4:8]
    left = torch.hypot(lower[:, 2] - upper[:, 0], lower[:, 3] - upper[:, 1])
    right = torch.hypot(lower[:, 0] - upper[:, 2], lower[:, 1] - upper[:, 3])
    return (weights[:, 0] * (left + right) / 2).sum().clamp(min=1.0)


def _score_loss(logits: Tensor, scores: Tensor, counted: Tensor) -> Tensor:
    """Focal: the many cells that are easy hardly count, nor do those beside a middle."""
    chance = torch.sigmoid(logits)
    found = functional.logsigmoid(logits) * (1 - chance) ** 2 * (scores == 1.0)
    left_out = functional.logsigmoid(-logits) * chance**2 * (1 - scores) ** 4
    return -((found + left_out) * counted).sum()
