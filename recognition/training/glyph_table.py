"""Make `config/plate_glyphs.json`: the outlines of every character that a plate may carry.

Run rarely, by hand: after a change of `letter_strokes.toml`, which holds the letters and digits,

    python -m recognition.training.glyph_table

and `recognition.training.hanzi_outlines` where a Chinese character is missing. Both need shapely, which the
product itself does not.

A glyph's contours are polygons in tenths of a millimetre, y downwards, filled even-odd. They lie where the
character stands in its cell, and every glyph is as wide as the cell.
"""

import json

from recognition.training.glyph_outlines import TABLE_PATH
from recognition.training.stroke_outlines import Contour, letter_contours, read_letters

LICENCE = (
    "Letters and digits drawn for Glassbay, Apache License 2.0. Chinese characters derived from Noto Sans SC "
    "SemiBold (copyright 2014-2021 Adobe), SIL Open Font License 1.1"
)
CELL = (450, 900)

Glyphs = dict[str, list[Contour]]


def drawn_letters() -> Glyphs:
    """Return the contours of every letter and digit, from their strokes."""
    letters = read_letters()
    return {letter: letter_contours(letters, letter) for letter in letters.lines}


def present_glyphs() -> Glyphs:
    """Return the contours that the table holds now."""
    glyphs = json.loads(TABLE_PATH.read_text(encoding="utf-8"))["glyphs"]
    return {character: entry["contours"] for character, entry in glyphs.items()}


def table_text(glyphs: Glyphs) -> str:
    """Return the JSON text of the table, one glyph a line, in the order of the characters' codes."""
    lines = [f"  {json.dumps(key, ensure_ascii=False)}: {_glyph_text(glyphs[key])}" for key in sorted(glyphs)]
    head = f'"licence": {json.dumps(LICENCE)},\n"unit": "tenths of a millimetre",\n"cell": {list(CELL)},'
    return f'{{\n{head}\n"glyphs": {{\n' + ",\n".join(lines) + "\n}\n}\n"


def _glyph_text(contours: list[Contour]) -> str:
    """Return the JSON text of one glyph, without spaces."""
    return json.dumps({"width": CELL[0], "contours": contours}, separators=(",", ":"))


if __name__ == "__main__":
    TABLE_PATH.write_text(table_text(present_glyphs() | drawn_letters()), encoding="utf-8")
