"""The table of outlines that pages and drawings share."""

import numpy as np
import pytest

from recognition.training.glyph_outlines import TABLE_PATH, drawable_characters, glyph
from server.domain.plate import ALPHABET


def test_every_plate_character_has_an_outline() -> None:
    assert set(ALPHABET) | {"I", "O"} <= drawable_characters()


@pytest.mark.parametrize("character", sorted(drawable_characters()))
def test_an_outline_fills_the_height_of_its_cell_and_spans_its_own_width(character: str) -> None:
    shape = glyph(character)
    points = np.concatenate(shape.contours)
    assert points.min(axis=0) == pytest.approx((0, 0))
    assert points.max(axis=0) == pytest.approx((shape.width_mm, 90))
    assert shape.width_mm < 45 if character in "1I" else shape.width_mm == 45


def test_the_table_stays_small_enough_for_a_page_to_load() -> None:
    assert TABLE_PATH.stat().st_size <= 400_000
