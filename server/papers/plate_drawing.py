"""A plate on paper, as it looks on the road: the screens' drawing (`Plate.svelte`) at a paper's size."""

import json
from collections.abc import Iterator
from functools import cache
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from server.contract.boards import Plate
from server.domain.plate import PlateColour
from server.places import config_folder

_HEIGHT_MM, _TOP_MM, _CELL_MM = 140, 25, 90
_LONG = 8
_EVEN_ODD = 0
_RIM, _ROUND = 2.2, 10
_WIDTH_MM, _LONG_WIDTH_MM = 440, 480
_LEFTS = (15.5, 72.5, 151.5, 208.5, 265.5, 322.5, 379.5)
_LONG_LEFTS = (15.5, 69.5, 161.5, 213.5, 265.5, 317.5, 369.5, 421.5)
_COLOURS = {
    PlateColour.BLUE: ("#1450A8", "#FFFFFF"),
    PlateColour.YELLOW: ("#F2B90F", "#101010"),
    PlateColour.GREEN: ("#C9EBD3", "#101010"),
    PlateColour.YELLOW_GREEN: ("#49BE7E", "#101010"),
    PlateColour.WHITE: ("#FAFAF7", "#101010"),
    PlateColour.BLACK: ("#161616", "#FFFFFF"),
    PlateColour.NONE: ("#FFFFFF", "#1A1815"),
}
_GREEN_SHADES = ("#F0F8F0", "#C9EBD3", "#37B372")
_GREEN_SHADES_AT = (0.0, 0.35, 1.0)
_POLICE_RED = "#C8161D"
_ELECTRIC = (PlateColour.GREEN, PlateColour.YELLOW_GREEN)


class PlateDrawing(Flowable):
    """The plate of a car that has one; `height` is in points."""

    def __init__(self, plate: Plate, height: float) -> None:
        super().__init__()
        self.plate = plate
        self._scale = height / _HEIGHT_MM
        self._width_mm = _LONG_WIDTH_MM if len(plate.text) == _LONG else _WIDTH_MM
        self.width, self.height = self._width_mm * self._scale, height

    def draw(self) -> None:
        """Draw in millimetres of a real plate, from its upper left corner."""
        canvas = self.canv
        canvas.saveState()
        canvas.translate(0, self.height)
        canvas.scale(self._scale, -self._scale)
        self._ground(canvas)
        for index, (left, cell) in enumerate(_cells(len(self.plate.text))):
            if index < len(self.plate.text):
                self._character(canvas, index, left, cell)
        canvas.restoreState()

    def _ground(self, canvas: Canvas) -> None:
        colour = self.plate.colour
        canvas.saveState()
        outline = canvas.beginPath()
        outline.roundRect(0, 0, self._width_mm, _HEIGHT_MM, _ROUND)
        canvas.clipPath(outline, stroke=0, fill=0)
        if colour is PlateColour.GREEN:
            shades = [HexColor(shade) for shade in _GREEN_SHADES]
            canvas.linearGradient(0, 0, 0, _HEIGHT_MM, shades, _GREEN_SHADES_AT)
        else:
            canvas.setFillColor(HexColor(_COLOURS[colour][0]))
            canvas.rect(0, 0, self._width_mm, _HEIGHT_MM, stroke=0, fill=1)
        if colour is PlateColour.YELLOW_GREEN:
            canvas.setFillColor(HexColor(_COLOURS[PlateColour.YELLOW][0]))
            canvas.rect(0, 0, 137, _HEIGHT_MM, stroke=0, fill=1)
        canvas.restoreState()
        self._rim(canvas)

    def _rim(self, canvas: Canvas) -> None:
        ink = HexColor(_COLOURS[self.plate.colour][1])
        canvas.setLineWidth(_RIM)
        canvas.setStrokeColor(HexColor("#8A857B"))
        inner = (self._width_mm - _RIM, _HEIGHT_MM - _RIM)
        canvas.roundRect(_RIM / 2, _RIM / 2, *inner, _ROUND - _RIM / 2)
        if self.plate.colour in _ELECTRIC:
            canvas.setFillColor(HexColor("#0B7A43"))
            canvas.circle(137, 70, 12, stroke=0, fill=1)
            return
        canvas.setLineWidth(4)
        canvas.setStrokeColor(ink)
        canvas.roundRect(7, 7, self._width_mm - 14, _HEIGHT_MM - 14, 6)
        if len(self.plate.text) < _LONG:
            canvas.setFillColor(ink)
            canvas.circle(134.5, 70, 6, stroke=0, fill=1)

    def _character(self, canvas: Canvas, index: int, left: float, cell: float) -> None:
        table = _glyph_table()
        glyph = table["glyphs"].get(self.plate.text[index])
        if glyph is None:
            return
        across, down = cell / table["cell"][0], _CELL_MM / table["cell"][1]
        left += (cell - glyph["width"] * across) / 2
        shape = canvas.beginPath()
        for contour in glyph["contours"]:
            points = [(left + x * across, _TOP_MM + y * down) for x, y in contour]
            shape.moveTo(*points[0])
            for point in points[1:]:
                shape.lineTo(*point)
            shape.close()
        canvas.setFillColor(HexColor(_ink(self.plate, index)))
        canvas.drawPath(shape, stroke=0, fill=1, fillMode=_EVEN_ODD)


def _cells(length: int) -> Iterator[tuple[float, float]]:
    lefts, width = (_LONG_LEFTS, 43.0) if length == _LONG else (_LEFTS, 45.0)
    for index, left in enumerate(lefts):
        yield left, width if index else 45.0


def _ink(plate: Plate, index: int) -> str:
    red = index < 2 if plate.text.startswith("WJ") else plate.text[index] in "警应急"
    return _POLICE_RED if red else _COLOURS[plate.colour][1]


@cache
def _glyph_table() -> Any:
    return json.loads((config_folder() / "plate_glyphs.json").read_text(encoding="utf-8"))
