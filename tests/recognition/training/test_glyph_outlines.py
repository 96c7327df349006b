"""The table of outlines that pages and drawings share."""

import json

import numpy as np
import pytest

from recognition.training.glyph_outlines import TABLE_PATH, Glyph, drawable_characters, glyph
from server.domain.plate import ALPHABET

CHARACTERS = sorted(drawable_characters())
NARROW = "1I"


def test_every_plate_character_has_an_outline() -> None:
    assert set(ALPHABET) | {"I"} <= drawable_characters()


def extent(shape: Glyph) -> tuple[float, float, float, float]:
    xs, ys = np.concatenate(shape.contours).T
    return xs.min(), ys.min(), xs.max(), ys.max()


@pytest.mark.parametrize("character", CHARACTERS)
def test_an_outline_fills_the_height_of_its_cell(character: str) -> None:
    _, top, _, bottom = extent(glyph(character))
    assert 0 <= top <= 1.5
    assert 88.5 <= bottom <= 90


@pytest.mark.parametrize("character", CHARACTERS)
def test_an_outline_fills_the_width_of_its_cell_but_where_it_is_one_stroke(character: str) -> None:
    left, _, right, _ = extent(glyph(character))
    assert glyph(character).width_mm == 45
    if character in NARROW:
        assert (left, right) == pytest.approx((17, 28))
    else:
        assert 0 <= left <= 2
        assert 43 <= right <= 45


def test_a_character_without_an_outline_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="'i' has no outline"):
        glyph("i")


def test_the_table_names_the_licence_of_each_part() -> None:
    licence = json.loads(TABLE_PATH.read_text(encoding="utf-8"))["licence"]
    assert "Apache License 2.0" in licence
    assert "Noto Sans SC" in licence
    assert "Open Font License" in licence


def test_the_table_stays_small_enough_for_a_page_to_load() -> None:
    assert TABLE_PATH.stat().st_size <= 400_000
