"""What cameras deliver on their worst days, shown to our engine: never certain of what is not there."""

from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
import pytest

from recognition.engine import Engine
from recognition.engines.catalogue import make_engine
from recognition.opencv import load_picture
from recognition.plates import NOTHING_READ, Look, Picture, PlateReading
from recognition.voting import Vote, fuse
from server.domain.plate import PlateColour
from tests.fakes.drawn_scenes import drawn_plate, drawn_scene
from tests.fakes.plate_formats import NUMBERING
from tests.faults.fuzz_reading import ReadingFuzz

PLATE = "京A12345"
SIZE = (720, 1280)
COLOURS = {PLATE: PlateColour.BLUE, "皖AD12345": PlateColour.GREEN, "京A1234警": PlateColour.WHITE}


@pytest.fixture(scope="module")
def engine() -> Engine:
    return make_engine("onnx", 1, thorough=True, regions=NUMBERING)


def certain(look: Look) -> list[str]:
    return [plate.reading.text for plate in look.plates if plate.reading.certain]


def street_with(plate: Picture, left: int, top: int) -> Picture:
    """Return a bare street with the plate in it, as far as it lies within."""
    height, width = plate.shape[:2]
    wide = np.full((SIZE[0] + 2 * height, SIZE[1] + 2 * width, 3), 96, dtype=np.uint8)
    wide[top + height : top + 2 * height, left + width : left + 2 * width] = plate
    return np.ascontiguousarray(wide[height:-height, width:-width])


TORN_ROWS = (410, 418, 424, 430, 440)


@pytest.mark.parametrize("moved_px", [None, (12, 5), (-30, 2)])
def test_torn_frames_never_agree_on_another_plate(engine: Engine, moved_px: tuple[int, int] | None) -> None:
    """Below the tear is nothing, or the same car as it stood a moment later, so far to the right and down.

    One torn frame can show another plate, and clearly; but a tear is elsewhere in each frame.
    """
    torn = [Vote(_surest(engine.look(torn_scene(row, moved_px)))) for row in TORN_ROWS]
    alone = fuse(torn).reading
    assert not alone.certain or alone.text == PLATE
    whole = Vote(_surest(engine.look(drawn_scene(PLATE, PlateColour.BLUE))))
    assert fuse([*torn, *[whole] * len(torn)]).reading.text == PLATE


def torn_scene(row: int, moved_px: tuple[int, int] | None) -> Picture:
    whole = drawn_scene(PLATE, PlateColour.BLUE)
    torn = whole.copy()
    torn[row:] = 128 if moved_px is None else np.roll(whole, moved_px, axis=(1, 0))[row:]
    return torn


def _surest(look: Look) -> PlateReading:
    return look.plates[0].reading if look.plates else NOTHING_READ


@pytest.mark.parametrize(
    "depth",
    [
        lambda scene: scene.astype(np.uint16) * 257,
        lambda scene: cv2.cvtColor(scene, cv2.COLOR_BGR2BGRA),
        lambda scene: cv2.cvtColor(scene, cv2.COLOR_BGR2GRAY),
    ],
    ids=["16 bits", "transparent", "grey"],
)
def test_files_of_other_depths_are_read_like_any(
    engine: Engine, tmp_path: Path, depth: Callable[[Picture], Picture]
) -> None:
    path = tmp_path / "scene.png"
    path.write_bytes(cv2.imencode(".png", depth(drawn_scene(PLATE, PlateColour.BLUE)))[1].tobytes())
    assert [plate.reading.text for plate in engine.look(load_picture(path)).plates] == [PLATE]


@pytest.mark.parametrize("level", [0, 255])
@pytest.mark.parametrize("size", [(1, 1), (3, 4000), (1600, 900)])
def test_nothing_to_see_is_nothing_told(engine: Engine, level: int, size: tuple[int, int]) -> None:
    assert engine.look(np.full((*size, 3), level, dtype=np.uint8)).plates == ()


def test_a_picture_of_8k_is_read(engine: Engine) -> None:
    large = cv2.resize(drawn_scene(PLATE, PlateColour.BLUE), (7680, 4320))
    assert certain(engine.look(np.asarray(large, dtype=np.uint8))) == [PLATE]


def test_of_thirty_plates_each_is_told_once_and_none_is_invented(engine: Engine) -> None:
    drawn = {f"京A{number}": divmod(number - 50010, 5) for number in range(50010, 50040)}
    scene = np.full((1080, 1920, 3), 96, dtype=np.uint8)
    for text, (row, column) in drawn.items():
        plate = drawn_plate(text, PlateColour.BLUE)
        top, left = 60 + 170 * row, 90 + 360 * column
        scene[top : top + plate.shape[0], left : left + plate.shape[1]] = plate
    told = [plate.reading.text for plate in engine.look(scene).plates]
    assert len(told) == 30
    assert set(certain(engine.look(scene))) <= set(drawn)


@pytest.mark.parametrize(("text", "colour"), COLOURS.items())
@pytest.mark.parametrize("share", [0.06, 0.1, 0.25, 0.5])
def test_a_plate_that_the_edge_cuts_is_never_certain(
    engine: Engine, text: str, colour: PlateColour, share: float
) -> None:
    plate = drawn_plate(text, colour)
    height, width = plate.shape[:2]
    across, down = round(share * width), round(share * height)
    cut = [(-across, 300), (SIZE[1] - width + across, 300), (400, -down), (400, SIZE[0] - height + down)]
    assert [certain(engine.look(street_with(plate, left, top))) for left, top in cut] == [[]] * 4


@pytest.mark.parametrize(("text", "colour"), COLOURS.items())
def test_a_camera_upside_down_or_on_its_side_is_never_certain(
    engine: Engine, text: str, colour: PlateColour
) -> None:
    scene = drawn_scene(text, colour)
    assert [certain(engine.look(np.ascontiguousarray(np.rot90(scene, turns)))) for turns in (1, 2, 3)] == [
        []
    ] * 3


def test_damaged_pictures_of_plates_are_refused_or_looked_at(engine: Engine) -> None:
    fuzz = ReadingFuzz(engine)
    for _ in range(60):
        fuzz.try_one()
    assert 0 < fuzz.outcomes["refused"] < 60
