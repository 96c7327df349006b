"""What a training is told, whichever network it trains; wrong use ends it with one line and 2."""

import argparse
import importlib.util
import logging
import math
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

from recognition.labels import BadLabels, labelled_pictures
from recognition.training.given_files import UnusableFile
from recognition.training.photographed_plates import CROPS, SCENES, read_corners

_MADE = ("models", "work")
"""The folders that a training makes itself; whatever else it is told must be there."""
_GREATEST_SEED = 2**32 - 1
_MOST_THREADS = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingOrder:
    """Where the pictures are, where the results go, what every drawing begins with, and the threads."""

    plates: Path
    models: Path
    work: Path
    seed: int
    corners: Path | None
    threads: int


class OneLineParser(argparse.ArgumentParser):
    """A parser that tells wrong use in one line."""

    def error(self, message: str) -> NoReturn:
        """End the program with that line and 2."""
        self.exit(2, f"{message}\n")


def demand_torch() -> None:
    """End the program with one line and 2 where PyTorch is not installed."""
    if importlib.util.find_spec("torch") is None:
        sys.stderr.write(
            "PyTorch is not installed here: run `make training-environment`, and train with "
            ".venv-training/bin/python\n"
        )
        sys.exit(2)


def training_arguments(network: str) -> OneLineParser:
    """Return the parser of a `TrainingOrder`; `network` is what is trained, and the name of its files."""
    parser = OneLineParser(description=f"Train the plate {network}.")
    parser.add_argument("--plates", type=Path, required=True, help="folder with train/ and dev/")
    parser.add_argument("--models", type=Path, required=True, help=f"where {network}.onnx and its card go")
    parser.add_argument("--work", type=Path, required=True, help="where the checkpoint is kept")
    parser.add_argument(
        "--seed",
        type=whole_number(0, _GREATEST_SEED),
        default=1,
        help="another seed draws other plates and begins with other weights; 1 unless told",
    )
    parser.add_argument("--corners", type=Path, help="file that corner_labels has written; boxes unless told")
    parser.add_argument(
        "--threads",
        type=whole_number(1, _MOST_THREADS),
        default=1,
        help="threads to learn with, beside what draws; 1 unless told",
    )
    return parser


def whole_number(least: int, most: int | None = None) -> Callable[[str], int]:
    """Return what reads an option that is a whole number between these, both included."""

    def number(text: str) -> int:
        try:
            value = int(text)
        except ValueError:
            raise argparse.ArgumentTypeError(f"{text!r} is not a whole number") from None
        if value < least or (most is not None and value > most):
            allowed = f"at least {least}" if most is None else f"from {least} to {most}"
            raise argparse.ArgumentTypeError(f"{value} is not allowed, only {allowed}")
        return value

    return number


def minutes(text: str) -> float:
    """Read an option that is a time in minutes: more than none, and an end to it."""
    try:
        value = float(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of minutes") from None
    if not (math.isfinite(value) and value > 0):
        raise argparse.ArgumentTypeError(f"{text} is not allowed, only more than 0")
    return value


def ready_to_train(parser: OneLineParser, **reads: Callable[[Path], object]) -> dict[str, Any]:
    """Read the command line, make the folders that a training writes to, and return what it was told.

    `reads` has, for each option that names a file or a folder to read from, what reads it. Where one of
    these or the labels are missing or of no use, the program ends with one line and 2, and nothing is made.
    """
    told = vars(parser.parse_args())
    wrong = _missing(told) or _unusable(told, {"corners": read_corners, **reads})
    if wrong is not None:
        parser.error(wrong)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    for option in _MADE:
        told[option].mkdir(parents=True, exist_ok=True)
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


def _unusable(told: dict[str, Any], reads: dict[str, Callable[[Path], object]]) -> str | None:
    for option, read in reads.items():
        if told[option] is not None:
            try:
                read(told[option])
            except UnusableFile as problem:
                return f"--{option} {problem}"
    return None
