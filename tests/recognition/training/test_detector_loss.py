"""The detector's loss: least for the very answer that is asked for, and blind to what does not count."""

import os
from dataclasses import astuple, replace

import numpy as np
import pytest
from hypothesis import assume, given, strategies as st

if "GLASSBAY_REQUIRE_TRAINING" not in os.environ:
    pytest.importorskip("torch", reason="no PyTorch: `make test-training` installs it and runs this")

import torch

from recognition.training.detector_loss import detector_loss
from recognition.training.detector_targets import SeenPlate, targets_of
from recognition.training.perspective import box_corners

SIDE = 128
HEIGHT = 20.0
PLATE = SeenPlate(box_corners(40, 60, 62, HEIGHT))
CERTAIN = 0.999

Grids = list[torch.Tensor]
CELLS = st.integers(-4, 4)


def grids(*plates: SeenPlate) -> Grids:
    """Return the targets of a picture with these plates: scores, corners, weights, counted."""
    return [torch.from_numpy(grid[np.newaxis]) for grid in astuple(targets_of(plates, SIDE, SIDE))]


def right_answer(targets: Grids) -> tuple[torch.Tensor, torch.Tensor]:
    """Return the answer of a network that is certain of every plate's middle and knows all corners."""
    peaks = (targets[0] == 1.0).float()
    return torch.logit(peaks, eps=1 - CERTAIN), targets[1]


@given(across=CELLS, down=CELLS)
def test_the_right_answer_loses_less_than_the_same_one_elsewhere(across: int, down: int) -> None:
    assume((across, down) != (0, 0))
    targets = grids(PLATE)
    logits, corners = right_answer(targets)
    elsewhere = torch.roll(logits, (down, across), (2, 3)), torch.roll(corners, (down, across), (2, 3))
    right, wrong = (detector_loss(answer, *targets)[0] for answer in ((logits, corners), elsewhere))
    assert right < 0.05
    assert wrong > right + 1


@given(pixels=st.floats(0.5, 40))
def test_corners_that_are_off_lose_by_their_share_of_the_plates_height(pixels: float) -> None:
    targets = grids(PLATE)
    logits, corners = right_answer(targets)
    right, _ = detector_loss((logits, corners), *targets)
    loss, error = detector_loss((logits, corners + pixels), *targets)
    assert float(error) == pytest.approx(pixels / HEIGHT, rel=1e-3)
    assert loss > right


def test_a_plate_that_does_not_count_is_neither_asked_for_nor_denied() -> None:
    targets = grids(replace(PLATE, counts=False))
    column, row = (int(at) // 8 for at in PLATE.middle)
    silent = torch.full_like(targets[0], -7.0)
    found, stranger = silent.clone(), silent.clone()
    found[0, 0, row, column] = 7.0
    stranger[0, 0, 1, 1] = 7.0
    here, none, elsewhere = (
        float(detector_loss((logits, targets[1]), *targets)[0]) for logits in (found, silent, stranger)
    )
    assert here == none
    assert elsewhere > none + 1


def test_a_plate_with_only_a_box_teaches_no_corners() -> None:
    targets = grids(replace(PLATE, exact=False))
    logits, corners = right_answer(targets)
    right, _ = detector_loss((logits, corners), *targets)
    loss, error = detector_loss((logits, corners + 50), *targets)
    assert (float(loss), float(error)) == (float(right), 0.0)
