"""Other shapes of the Chinese characters: presses have cut them by hand, and no two are quite alike."""

from pathlib import Path

from recognition.training.given_files import UnusableFile, read_table
from recognition.training.glyph_outlines import Glyph, glyph_of
from recognition.training.plate_stencils import STANDARD, Lettering

_MEANT = 'a file of other shapes: {"variants": {NAME: glyphs as in config/plate_glyphs.json}}'


def hanzi_letterings(variants: Path) -> tuple[Lettering, ...]:
    """Return the standard lettering and one for each variant of the Chinese characters in a file.

    The file has the form of `config/plate_glyphs.json`, one table a variant: `{"variants": {NAME: GLYPHS}}`.
    Raises `UnusableFile` for any other.
    """
    tables = read_table(variants, _MEANT)
    try:
        glyphs = [_glyphs(table) for table in tables["variants"].values()]
    except (AttributeError, KeyError, TypeError, ValueError):
        raise UnusableFile(f"{variants}: is not {_MEANT}") from None
    return (STANDARD, *(STANDARD.replacing(each) for each in glyphs))


def _glyphs(table: dict[str, dict[str, object]]) -> dict[str, Glyph]:
    return {character: glyph_of(entry) for character, entry in table.items()}
