"""What a training is told, whichever network it trains."""

import argparse
import logging
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch

from recognition.labels import BadLabels, labelled_pictures
from recognition.training.photographed_plates import CROPS, SCENES

_MADE = ("models", "work")
"""The folders that a training makes itself; whatever else it is told must be there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingOrder:
    """Where the pictures are, where the results go, and what every drawing begins with."""

    plates: Path
    models: Path
    work: Path
    seed: int
    corners: Path | None


def training_arguments(network: str) -> argparse.ArgumentParser:
    """Return the parser of a `TrainingOrder`; `network` is what is trained, and the name of its files."""
    parser = argparse.ArgumentParser(description=f"Train the plate {network}.")
    parser.add_argument("--plates", type=Path, required=True, help="folder with train/ and dev/")
    parser.add_argument("--models", type=Path, required=True, help=f"where {network}.onnx and its card go")
    parser.add_argument("--work", type=Path, required=True, help="where the checkpoint is kept")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--corners", type=Path, help="file that corner_labels has written")
    parser.add_argument("--threads", type=int, default=1)
    return parser


def ready_to_train(parser: argparse.ArgumentParser) -> dict[str, Any]:
    """Read the command line, make ready what every training needs, and return what it was told.

    Where a file, a folder or its labels are missing, the program ends with one line and 2.
    """
    told = vars(parser.parse_args())
    missing = _missing(told)
    if missing is not None:
        parser.exit(2, f"{missing}\n")
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    torch.set_num_threads(told.pop("threads"))
    torch.manual_seed(told["seed"])
    for folder in (told["models"], told["work"]):
        folder.mkdir(parents=True, exist_ok=True)
    return told


def _missing(told: dict[str, Any]) -> str | None:
    """Return what is missing of all that a training reads; better now than when it has trained for hours."""
    for option, path in told.items():
        if isinstance(path, Path) and option not in _MADE and not path.exists():
            return f"--{option} {path}: no such file or folder"
    try:
        for name in (SCENES, CROPS):
            labelled_pictures(told["plates"] / "train" / name)
    except BadLabels as problem:
        return str(problem)
    return None
