"""The contract of an engine, held by the real one on drawn plates: the one test here that needs weights."""

import numpy as np
import pytest

from recognition.engine import Engine
from recognition.engines.catalogue import UnknownEngine, make_engine
from server.domain.plate import PlateColour
from tests.fakes.drawn_scenes import PLATE_AT, drawn_plate, drawn_scene
from tests.fakes.plate_formats import CHINA

PLATES = [
    ("京A12345", PlateColour.BLUE),
    ("皖AD12345", PlateColour.GREEN),
    ("沪A12345", PlateColour.YELLOW),
    ("京A1234警", PlateColour.WHITE),
    ("粤Z1A23港", PlateColour.BLACK),
]


@pytest.fixture(scope="module")
def engine() -> Engine:
    return make_engine("rapidocr", 1, thorough=True, regions=CHINA)


@pytest.mark.parametrize(("text", "colour"), PLATES)
def test_a_drawn_plate_is_found_and_read_in_a_scene(engine: Engine, text: str, colour: PlateColour) -> None:
    (plate,) = engine.look(drawn_scene(text, colour)).plates
    form = CHINA.format_of(text)
    assert form is not None
    assert (plate.reading.text, plate.reading.colour, plate.reading.kind) == (text, colour, form.kind)
    assert plate.reading.certain
    assert abs(plate.box.x - PLATE_AT[0]) < 30
    assert abs(plate.box.y - PLATE_AT[1]) < 20


def test_a_crop_is_read_without_looking_for_it(engine: Engine) -> None:
    look = engine.look_at_crop(drawn_plate("云AF0D81", PlateColour.BLUE))
    assert look.plates[0].reading.text == "云AF0D81"
    assert look.detect_ms == 0.0


def test_an_empty_scene_has_no_plates(engine: Engine) -> None:
    assert engine.look(np.full((360, 640, 3), 96, dtype=np.uint8)).plates == ()


@pytest.mark.parametrize("size", [(1, 1), (1, 2000), (2000, 3)])
def test_pictures_of_no_sensible_shape_are_survived(engine: Engine, size: tuple[int, int]) -> None:
    picture = np.full((*size, 3), 96, dtype=np.uint8)
    assert engine.look(picture).plates == ()
    assert engine.look_at_crop(picture).plates == ()


def test_an_unknown_engine_is_refused_with_the_names_there_are() -> None:
    with pytest.raises(UnknownEngine, match="rapidocr"):
        make_engine("tarot", 1, thorough=False, regions=CHINA)
