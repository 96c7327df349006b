"""The one door to EasyOCR, which must be opened with care.

A registry's torchvision is built for the torch with CUDA. Beside a torch for the CPU alone its library does
not load, two operators that no plate needs are missing, and its import fails on them. They are declared here
then, and only then, without anything behind them.
"""

from typing import Any

import torch

MISSING_OPERATORS = (
    "nms(Tensor dets, Tensor scores, float iou_threshold) -> Tensor",
    "qnms(Tensor dets, Tensor scores, float iou_threshold) -> Tensor",
)
_MISSING = "operator torchvision::nms does not exist"
_declared: list[Any] = []
"""Kept: operators vanish with the library object that declares them."""


def import_easyocr() -> Any:
    """Return the module `easyocr`. Raises ImportError where it, torch or torchvision is not there."""
    try:
        import torchvision  # noqa: F401, PLC0415
    except RuntimeError as error:
        if _MISSING not in str(error):
            raise
        _declare_operators()
    import easyocr  # noqa: PLC0415

    return easyocr


def _declare_operators() -> None:
    library = torch.library.Library("torchvision", "DEF")
    for operator in MISSING_OPERATORS:
        library.define(operator)
    _declared.append(library)
