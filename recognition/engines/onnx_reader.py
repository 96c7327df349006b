"""Our reader: what stands on a plate, character by character, under the grammar of the shop's regions."""

from collections.abc import Sequence

import numpy as np

from recognition.engines.onnx_models import OnnxModel
from recognition.grammar import PlateGrammar
from recognition.ground_colour import ground_colour
from recognition.opencv import scaled
from recognition.plates import Columns, Picture, PlateReading

READ_WIDTH_PX, READ_HEIGHT_PX = 128, 32


class OnnxReader:
    """Reads a plate in one row, or one whose two rows were put side by side."""

    def __init__(self, model: OnnxModel, grammar: PlateGrammar) -> None:
        self._model = model
        self._grammar = grammar

    def read(self, plate: Picture) -> PlateReading:
        """Return the likeliest plate; its text is empty where there is none."""
        return self.read_all([plate])[0]

    def read_all(self, plates: Sequence[Picture]) -> list[PlateReading]:
        """Return the likeliest plate of each picture, all of them shown to the network at once."""
        seen = np.stack([scaled(plate, READ_WIDTH_PX, READ_HEIGHT_PX) for plate in plates])
        columns: Columns = self._model.answers(seen)[0]
        return [
            self._grammar.read(each, ground_colour(plate))
            for each, plate in zip(columns, plates, strict=True)
        ]
