"""Other shapes of the Chinese characters: presses have cut them by hand, and no two are quite alike."""

import json
from pathlib import Path

from recognition.training.glyph_outlines import Glyph, glyph_of
from recognition.training.plate_stencils import STANDARD, Lettering


def hanzi_letterings(variants: Path) -> tuple[Lettering, ...]:
    """Return the standard lettering and one for each variant of the Chinese characters in a file.

    The file has the form of `config/plate_glyphs.json`, one table a variant: `{"variants": {NAME: GLYPHS}}`.
    """
    tables = json.loads(variants.read_text(encoding="utf-8"))["variants"]
    return (STANDARD, *(STANDARD.replacing(_glyphs(table)) for table in tables.values()))


def _glyphs(table: dict[str, dict[str, object]]) -> dict[str, Glyph]:
    return {character: glyph_of(entry) for character, entry in table.items()}
