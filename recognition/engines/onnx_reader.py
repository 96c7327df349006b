"""Our reader: what stands on a plate, character by character, under the grammar of the shop's regions."""

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
        seen = scaled(plate, READ_WIDTH_PX, READ_HEIGHT_PX)
        columns: Columns = self._model.answers(seen[None])[0][0]
        return self._grammar.read(columns, ground_colour(plate))
