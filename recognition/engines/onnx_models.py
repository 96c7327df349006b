"""The networks that ship: `recognition/models/NAME.onnx`, each with a card that says what it must be."""

import hashlib
import json
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from recognition.plates import Picture

MODELS = Path(__file__).parents[1] / "models"

Answers = list[NDArray[np.float32]]


class UnusableModel(Exception):
    """A network's file is damaged, missing or made for another version; the message says what to do."""


class OnnxModel:
    """One network on the processor, its file checked against its card."""

    def __init__(self, name: str, threads: int, alphabet: str | None, folder: Path = MODELS) -> None:
        """Load `name`; raises `UnusableModel` unless the file has its card's checksum and this alphabet."""
        content = _checked(folder / f"{name}.onnx", alphabet)
        options: Any = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        # A thread that waits for work in a loop takes the core from the camera's decoder.
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        self._session: Any = onnxruntime.InferenceSession(
            content, options, providers=["CPUExecutionProvider"]
        )
        self._input: str = self._session.get_inputs()[0].name

    def answers(self, pictures: Picture) -> Answers:
        """Return all outputs for `pictures` (N × height × width × 3 bytes)."""
        found: Answers = self._session.run(None, {self._input: pictures})
        return found


def _checked(path: Path, alphabet: str | None) -> bytes:
    card = _card(path.with_suffix(".json"))
    try:
        content = path.read_bytes()
    except OSError as problem:
        raise UnusableModel(f"{path}: cannot be read ({problem.strerror}); install Glassbay anew") from None
    if hashlib.sha256(content).hexdigest() != card.get("sha256"):
        raise UnusableModel(
            f"{path}: is damaged, its checksum is not that of {path.stem}.json; install Glassbay anew"
        )
    if card.get("alphabet") != alphabet:
        raise UnusableModel(
            f"{path}: was made for another alphabet than this version reads; install both of one version"
        )
    return content


def _card(path: Path) -> dict[str, Any]:
    try:
        card = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        raise UnusableModel(f"{path}: the network's card cannot be read; install Glassbay anew") from None
    if not isinstance(card, dict):
        raise UnusableModel(f"{path}: is no card of a network; install Glassbay anew")
    return card
