"""How well a reading network reads, without any grammar: its own score while it trains."""

from collections.abc import Sequence

import cv2
import numpy as np
import torch
from torch import Tensor, nn

from recognition.alignment import READING_ALPHABET
from recognition.training.pictures import Picture
from recognition.training.plate_views import PlatePicture, as_input
from recognition.training.reader_input import INPUT_HEIGHT_PX, INPUT_WIDTH_PX
from recognition.training.reader_samples import RealPlate

_BATCH = 64
_MARGIN_PX = (3, 1)


def straight_view(plate: PlatePicture) -> Picture:
    """Return the plate between its corners as the reader's input, with a small margin."""
    x, y = _MARGIN_PX
    width, height = INPUT_WIDTH_PX, INPUT_HEIGHT_PX * plate.rows
    inside = np.array([(x, y), (width - x, y), (width - x, height - y), (x, height - y)], dtype=np.float32)
    transform = cv2.getPerspectiveTransform(plate.corners, inside)
    return as_input(cv2.warpPerspective(plate.picture, transform, (width, height)), plate.rows)


def network_plates(views: Sequence[Picture]) -> Tensor:
    """Return views as the network takes them: N × 3 × 32 × 128, 0 to 1, channels last in memory."""
    plates = torch.from_numpy(np.stack(views)).permute(0, 3, 1, 2).float() / 255
    return plates.contiguous(memory_format=torch.channels_last)


def texts_of(logits: Tensor) -> list[str]:
    """Return the text of each plate: its likeliest characters, repeats and blanks left out."""
    return [_collapsed(row) for row in logits.argmax(2).tolist()]


def _collapsed(classes: list[int]) -> str:
    kept = [now for before, now in zip([0, *classes], classes, strict=False) if now not in (0, before)]
    return "".join(READING_ALPHABET[character - 1] for character in kept)


def read_plates(network: nn.Module, plates: Sequence[RealPlate]) -> list[str]:
    """Return what `network`, in inference, reads on labelled plates."""
    views = [straight_view(plate.picture) for plate in plates]
    texts: list[str] = []
    with torch.no_grad():
        for start in range(0, len(views), _BATCH):
            texts += texts_of(network(network_plates(views[start : start + _BATCH])))
    return texts


def score_of(texts: Sequence[str], plates: Sequence[RealPlate]) -> dict[str, float]:
    """Return which shares of the plates are read exactly, and but for their first character."""
    pairs = [(seen, plate.text) for seen, plate in zip(texts, plates, strict=True)]
    exact = np.mean([seen == true for seen, true in pairs])
    but_first = np.mean([seen[1:] == true[1:] for seen, true in pairs])
    return {"exact": round(float(exact), 4), "but_first": round(float(but_first), 4)}
