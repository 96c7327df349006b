"""The simulated gate is honest work for a real reader: it reads drawn plates, and most of them at once."""

import random

import numpy as np
import pytest

from recognition.engine import Engine
from recognition.engines.catalogue import DEFAULT_ENGINE, make_engine
from recognition.training.picture_effects import through_jpeg
from recognition.training.plate_drawing import draw_plate
from server.domain.plate import PlateColour
from server.simulator.passage_drawing import PassageDrawing
from server.simulator.passage_path import PassageTiming
from server.simulator.passage_plan import Weather, choose_passage
from server.simulator.weather_veil import WeatherVeil
from tests.fakes.plate_formats import CHINA

STANDING_S = 3.0
PLATES = [
    ("京N8Z5Q6", PlateColour.BLUE),
    ("沪AD06827", PlateColour.GREEN),
    ("粤B2631K", PlateColour.YELLOW),
    ("浙A10257D", PlateColour.YELLOW_GREEN),
    ("川A0316警", PlateColour.WHITE),
]


@pytest.fixture(scope="module")
def engine() -> Engine:
    return make_engine(DEFAULT_ENGINE, 1, thorough=False, regions=CHINA)


def text_read(engine: Engine, *, weather: Weather, plate: tuple[str, PlateColour], rng: random.Random) -> str:
    """Return what the reader makes of one frame of a standing car, as the camera would send it."""
    passage = PassageDrawing(choose_passage(*plate, rng, weather), PassageTiming())
    frame = through_jpeg(WeatherVeil(weather).over(passage.frame_at(STANDING_S)), 82)
    plates = engine.look(np.asarray(frame, dtype=np.uint8)).plates
    return plates[0].reading.text if plates else ""


@pytest.mark.parametrize(("text", "colour"), PLATES)
def test_a_flat_drawn_plate_is_read(engine: Engine, text: str, colour: PlateColour) -> None:
    crop = np.asarray(draw_plate(text, colour, 64), dtype=np.uint8)
    plates = engine.look_at_crop(crop).plates
    assert [plate.reading.text for plate in plates] == [text]


@pytest.mark.parametrize("weather", list(Weather))
def test_most_plates_are_read_from_a_single_frame_in_any_weather(engine: Engine, weather: Weather) -> None:
    rng = random.Random(7)
    read = [text_read(engine, weather=weather, plate=plate, rng=rng) == plate[0] for plate in PLATES]
    assert sum(read) >= len(PLATES) - 1
