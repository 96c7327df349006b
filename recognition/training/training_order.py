"""What a training is told, whichever network it trains."""

import argparse
import logging
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch


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
    """Read the command line, make ready what every training needs, and return what it was told."""
    told = vars(parser.parse_args())
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    torch.set_num_threads(told.pop("threads"))
    torch.manual_seed(told["seed"])
    for folder in (told["models"], told["work"]):
        folder.mkdir(parents=True, exist_ok=True)
    return told
