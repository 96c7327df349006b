"""What every engine promises, held by those that are installed on drawn plates.

`GLASSBAY_REQUIRE_ENGINES` names engines that must not be skipped, as `make test-rapidocr` does.
"""

import os

import cv2
import numpy as np
import pytest

from recognition.alignment import READING_ALPHABET
from recognition.engine import Engine
from recognition.engines.catalogue import make_engine
from recognition.engines.extras import is_installed
from recognition.plates import Look, Picture
from server.domain.plate import PlateColour
from tests.fakes.drawn_scenes import PLATE_AT, drawn_plate, drawn_scene
from tests.fakes.plate_formats import CHINA

REQUIRED = os.environ.get("GLASSBAY_REQUIRE_ENGINES", "").split()
PLATES = [
    ("京A12345", PlateColour.BLUE),
    ("皖AD12345", PlateColour.GREEN),
    ("沪A12345", PlateColour.YELLOW),
    ("京A1234警", PlateColour.WHITE),
    ("粤Z1A23港", PlateColour.BLACK),
]
EIGHT_K = (4320, 7680)


@pytest.fixture(scope="module", params=["onnx", "rapidocr", "easyocr"])
def engine(request: pytest.FixtureRequest) -> Engine:
    name: str = request.param
    if not is_installed(name) and name not in REQUIRED:
        pytest.skip(f"{name} is not installed; `make test-{name}` installs it and runs this")
    return make_engine(name, 1, thorough=True, regions=CHINA)


def sound(look: Look) -> Look:
    """Return `look`, having asserted what holds for all that an engine ever says."""
    for plate in look.plates:
        reading = plate.reading
        best = [choices[0] for choices in reading.characters]
        assert reading.text == "".join(character for character, _ in best)
        assert reading.confidence == min(share for _, share in best)
        for choices in reading.characters:
            shares = [share for _, share in choices]
            assert shares == sorted(shares, reverse=True)
            assert 0.0 <= shares[-1] <= sum(shares) <= 1.001
            assert {character for character, _ in choices} <= set(READING_ALPHABET)
        assert not reading.certain or CHINA.format_of(reading.text) is not None
    return look


def texts(look: Look) -> list[str]:
    return [plate.reading.text for plate in sound(look).plates]


def certain_texts(look: Look) -> list[str]:
    return [plate.reading.text for plate in sound(look).plates if plate.reading.certain]


@pytest.mark.parametrize(("text", "colour"), PLATES)
def test_a_clear_plate_is_found_where_it_is_and_read_for_certain(
    engine: Engine, text: str, colour: PlateColour
) -> None:
    (plate,) = sound(engine.look(drawn_scene(text, colour))).plates
    form = CHINA.format_of(text)
    assert form is not None
    assert (plate.reading.text, plate.reading.colour, plate.reading.kind) == (text, colour, form.kind)
    assert plate.reading.certain
    assert abs(plate.box.x - PLATE_AT[0]) < 30
    assert abs(plate.box.y - PLATE_AT[1]) < 20


def test_a_plate_already_cut_out_is_read(engine: Engine) -> None:
    assert texts(engine.look_at_crop(drawn_plate("云AF0D81", PlateColour.BLUE))) == ["云AF0D81"]


def test_looking_twice_says_the_same_twice(engine: Engine) -> None:
    scene = drawn_scene("沪C7K981", PlateColour.BLUE)
    first, second = engine.look(scene), engine.look(scene)
    assert [(plate.region, plate.reading) for plate in first.plates] == [
        (plate.region, plate.reading) for plate in second.plates
    ]
    assert texts(first) == ["沪C7K981"]


@pytest.mark.parametrize("level", [0, 96, 255])
def test_an_empty_street_has_no_plates(engine: Engine, level: int) -> None:
    assert engine.look(np.full((360, 640, 3), level, dtype=np.uint8)).plates == ()


def test_a_grey_camera_reads_too(engine: Engine) -> None:
    grey = cv2.cvtColor(drawn_scene("京A12345", PlateColour.BLUE), cv2.COLOR_BGR2GRAY)
    picture: Picture = np.repeat(grey[:, :, None], 3, axis=2)
    assert texts(engine.look(picture)) == ["京A12345"]


def test_letters_that_are_no_plate_are_never_certain(engine: Engine) -> None:
    scene = np.full((720, 1280, 3), 96, dtype=np.uint8)
    cv2.putText(scene, "TAXI 0551 62812345", (300, 400), cv2.FONT_HERSHEY_DUPLEX, 2.0, (255, 255, 255), 4)
    assert certain_texts(engine.look(scene)) == []
    assert certain_texts(engine.look_at_crop(scene[340:420, 290:960])) == []


def test_a_plate_cut_by_the_edge_is_not_told_as_another(engine: Engine) -> None:
    scene = drawn_scene("京A12345", PlateColour.BLUE)
    left, top = PLATE_AT
    assert certain_texts(engine.look(scene[:, : left + 90])) in ([], ["京A12345"])
    assert certain_texts(engine.look(scene[: top + 20])) in ([], ["京A12345"])


def test_an_upside_down_camera_is_never_certain_of_what_is_not_there(engine: Engine) -> None:
    scene = np.ascontiguousarray(drawn_scene("京A12345", PlateColour.BLUE)[::-1, ::-1])
    assert certain_texts(engine.look(scene)) in ([], ["京A12345"])


@pytest.mark.parametrize("size", [(1, 1), (1, 2000), (2000, 3), (33, 31), (640, 360), EIGHT_K])
def test_pictures_of_any_shape_are_survived(engine: Engine, size: tuple[int, int]) -> None:
    picture = np.full((*size, 3), 96, dtype=np.uint8)
    assert engine.look(picture).plates == ()
    assert certain_texts(engine.look_at_crop(picture)) == []


@pytest.mark.parametrize("seed", range(5))
def test_noise_is_never_certain(engine: Engine, seed: int) -> None:
    noise = np.random.default_rng(seed).integers(0, 256, (240, 320, 3), dtype=np.uint8)
    assert certain_texts(engine.look(noise)) == []
    assert certain_texts(engine.look_at_crop(noise[:32, :128])) == []


def test_many_plates_are_each_their_own(engine: Engine) -> None:
    serials = [f"京A{number}" for number in range(12345, 12351)]
    scene = np.full((720, 1280, 3), 96, dtype=np.uint8)
    for place, text in enumerate(serials):
        plate = drawn_plate(text, PlateColour.BLUE)
        top, left = 60 + 220 * (place // 2), 150 + 640 * (place % 2)
        scene[top : top + plate.shape[0], left : left + plate.shape[1]] = plate
    assert sorted(texts(engine.look(scene))) == serials
