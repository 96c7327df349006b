"""Our reader running inside EasyOCR, wholly offline; plates are found by our own detector.

EasyOCR prepares the picture and runs the network, as for any custom network. Its text is not used: the
network's columns are caught on their way, so that the same grammar reads them.
"""

import sys
import warnings
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import torch

from recognition.engine import Engine
from recognition.engines.character_folding import character_folding
from recognition.engines.easyocr_import import import_easyocr
from recognition.engines.easyocr_network import LANGUAGES, NETWORK, mosaic, write_custom_network
from recognition.engines.onnx import onnx_engine
from recognition.engines.onnx_models import MODELS
from recognition.engines.onnx_reader import READ_HEIGHT_PX, READ_WIDTH_PX
from recognition.engines.second_opinion import with_second_opinion
from recognition.grammar import PlateGrammar
from recognition.ground_colour import ground_colour
from recognition.opencv import grey, scaled
from recognition.plates import Columns, Picture, PlateReading
from server.domain.plate_region import Numbering

OWN_WEIGHTS = "zh_sim_g2.pth"
"""The file of EasyOCR's own network for Chinese and English, where somebody has put it in its folder."""


class Recogniser:
    """One network in EasyOCR: a grey picture in, its columns out."""

    def __init__(self, reader: Any) -> None:
        self._reader = reader
        self._seen: list[torch.Tensor] = []
        reader.recognizer.register_forward_hook(lambda _, __, logits: self._seen.append(logits))

    @property
    def characters(self) -> Sequence[str]:
        """What each class stands for, the blank first."""
        characters: Sequence[str] = self._reader.converter.character
        return characters

    def columns(self, line: Picture) -> Columns:
        """Return T × characters probabilities of a grey picture, height × width."""
        self._seen.clear()
        with warnings.catch_warnings():
            # EasyOCR asks for pinned memory, also where there is no GPU to copy to.
            warnings.filterwarnings("ignore", message="'pin_memory' argument", category=UserWarning)
            # Below a threshold EasyOCR looks twice; one look is what the grammar expects.
            self._reader.recognize(line, reformat=False, contrast_ths=0.0)
        (logits,) = self._seen
        columns: Columns = torch.softmax(logits[0], dim=1).numpy()
        return columns


class EasyOcrReader:
    """Reads with a network in EasyOCR; `line_of` makes the grey picture that the network wants of a plate."""

    def __init__(
        self, recogniser: Recogniser, line_of: Callable[[Picture], Picture], grammar: PlateGrammar
    ) -> None:
        self._recogniser = recogniser
        self._line_of = line_of
        self._grammar = grammar
        self._folding = character_folding(recogniser.characters)

    def read(self, plate: Picture) -> PlateReading:
        """Return the likeliest plate; its text is empty where there is none."""
        columns = self._folding.fold(self._recogniser.columns(self._line_of(plate)))
        return self._grammar.read(columns, ground_colour(plate))


def easyocr_engine(threads: int, *, thorough: bool, regions: Numbering) -> Engine:
    """Return the engine; where EasyOCR's own weights are present they give a second opinion.

    Raises `UnusableModel` where a network's file is not what its card says.
    """
    engine = onnx_engine(threads, thorough=thorough, regions=regions)
    torch.set_num_threads(threads)
    easyocr = import_easyocr()
    grammar = PlateGrammar(regions)
    ours = EasyOcrReader(_our_recogniser(easyocr), _tiled, grammar)
    folder = Path(easyocr.config.MODULE_PATH) / "model"
    if not (folder / OWN_WEIGHTS).is_file():
        return replace(engine, reader=ours)
    theirs = EasyOcrReader(_recogniser(easyocr, folder), grey, grammar)
    return with_second_opinion(replace(engine, reader=ours), lambda: theirs)


def _tiled(plate: Picture) -> Picture:
    return mosaic(scaled(plate, READ_WIDTH_PX, READ_HEIGHT_PX))


def _our_recogniser(easyocr: Any) -> Recogniser:
    # EasyOCR unpickles the weights: they are made anew at each start, where nobody else can write.
    with TemporaryDirectory(prefix="glassbay-") as folder:
        write_custom_network(Path(folder), MODELS / "reader.onnx")
        try:
            return _recogniser(easyocr, Path(folder), user_network_directory=folder, recog_network=NETWORK)
        finally:
            sys.path.remove(folder)


def _recogniser(easyocr: Any, folder: Path, **network: str) -> Recogniser:
    reader = easyocr.Reader(
        list(LANGUAGES),
        gpu=False,
        detector=False,
        download_enabled=False,
        quantize=False,
        verbose=False,
        model_storage_directory=str(folder),
        **network,
    )
    return Recogniser(reader)
