"""A drawn passage: the plate is where the drawing says, and looks as the weather makes it look."""

import numpy as np
import pytest

from recognition.training.perspective import Corners, straighten
from recognition.training.pictures import Picture
from recognition.training.plate_drawing import draw_plate
from recognition.training.plate_paint import PAINTS
from server.domain.plate import PlateColour
from server.simulator.gate_scene import gate_scene
from server.simulator.passage_drawing import PassageDrawing
from server.simulator.passage_path import PassageTiming
from server.simulator.passage_plan import CarColour, PassagePlan, Weather
from server.simulator.weather_veil import WeatherVeil

TIMING = PassageTiming()
STANDING_S = 3.0
BLUE_PLATE = PassagePlan("浙G23456", PlateColour.BLUE, CarColour.SILVER, Weather.DAY, plate_width_px=200.0)


def drawing(**changes: object) -> PassageDrawing:
    fields = {name: getattr(BLUE_PLATE, name) for name in BLUE_PLATE.__slots__} | changes
    return PassageDrawing(PassagePlan(**fields), TIMING)


def width_px(corners: Corners) -> float:
    return float(np.linalg.norm(corners[1] - corners[0]))


def likeness(left: Picture, right: Picture) -> float:
    """Return how alike the patterns of two pictures are, 1 at most, whatever their brightness."""
    return float(np.corrcoef(left.astype(float).ravel(), right.astype(float).ravel())[0, 1])


@pytest.mark.parametrize("seconds", [0.5, 1.2, STANDING_S, 4.7])
@pytest.mark.parametrize("slant_degrees", [0.0, 22.0, -22.0])
def test_straightened_by_its_corners_the_plate_is_the_plate_of_the_plan(
    seconds: float, slant_degrees: float
) -> None:
    passage = drawing(slant_degrees=slant_degrees)
    seen = straighten(passage.frame_at(seconds), passage.plate_corners_at(seconds), (220, 70))
    planned = draw_plate(BLUE_PLATE.plate_text, BLUE_PLATE.plate_colour, 70)
    other = draw_plate("京A17080", BLUE_PLATE.plate_colour, 70)
    assert likeness(seen, planned) > 0.85
    assert likeness(seen, planned) > likeness(seen, other) + 0.2


def test_where_it_stops_the_plate_has_the_width_of_the_plan() -> None:
    assert width_px(drawing().plate_corners_at(STANDING_S)) == pytest.approx(200, abs=1)


def test_a_slanted_plate_is_narrower_and_its_upper_edge_slopes() -> None:
    corners = drawing(slant_degrees=25.0).plate_corners_at(STANDING_S)
    assert width_px(corners) < 190
    assert corners[0, 1] != pytest.approx(corners[1, 1], abs=1)


@pytest.mark.parametrize("seconds", [TIMING.total_s, TIMING.total_s + 5])
def test_after_the_passage_the_gate_is_empty(seconds: float) -> None:
    assert (drawing().frame_at(seconds) == gate_scene(Weather.DAY, barrier_open=True)).all()


@pytest.mark.parametrize("weather", list(Weather))
def test_a_plate_keeps_its_colour_in_every_weather(weather: Weather) -> None:
    passage = drawing(weather=weather)
    frame = WeatherVeil(weather).over(passage.frame_at(STANDING_S))
    plate = straighten(frame, passage.plate_corners_at(STANDING_S), (220, 70))
    ground = plate[8:12, 30:190].reshape(-1, 3).astype(float).mean(axis=0)
    assert np.argmax(ground) == np.argmax(PAINTS[PlateColour.BLUE].ground) == 0
    assert ground[0] > 2 * ground[2]


def test_it_is_darker_at_dusk_and_darker_still_at_night() -> None:
    day, dusk, night = (
        float(gate_scene(weather, barrier_open=False).mean())
        for weather in (Weather.DAY, Weather.DUSK, Weather.NIGHT)
    )
    assert day > 1.4 * dusk > 1.4 * 1.4 * night


def test_headlights_outshine_the_night() -> None:
    def brightest_of_the_front(weather: Weather) -> int:
        front = drawing(weather=weather, car_colour=CarColour.BLACK).frame_at(STANDING_S)[300:400, 250:1000]
        return int(front.min(axis=2).max())

    assert brightest_of_the_front(Weather.NIGHT) >= 250


def test_an_unsharp_lens_softens_the_plate() -> None:
    def contrast(passage: PassageDrawing) -> float:
        seen = straighten(passage.frame_at(STANDING_S), passage.plate_corners_at(STANDING_S), (220, 70))
        return float(np.abs(np.diff(seen.astype(int), axis=1)).mean())

    assert contrast(drawing(focus_blur_px=1.6)) < 0.85 * contrast(drawing())


def test_a_moving_car_is_smeared_by_a_long_exposure_and_a_standing_one_is_not() -> None:
    def detail(weather: Weather, seconds: float) -> float:
        passage = drawing(weather=weather)
        plate = straighten(passage.frame_at(seconds), passage.plate_corners_at(seconds), (220, 70)).astype(
            int
        )
        return float(np.abs(np.diff(plate, axis=0)).mean() / plate.std())

    leaving_s = 4.95
    assert detail(Weather.NIGHT, leaving_s) / detail(Weather.NIGHT, STANDING_S) < 0.9 * (
        detail(Weather.DAY, leaving_s) / detail(Weather.DAY, STANDING_S)
    )


def test_rain_falls_differently_in_each_frame_and_clear_weather_changes_nothing() -> None:
    scene = gate_scene(Weather.RAIN, barrier_open=False)
    rain, clear = WeatherVeil(Weather.RAIN), WeatherVeil(Weather.DAY)
    assert (rain.over(scene) != rain.over(scene)).any()
    assert (clear.over(scene) == scene).all()
    assert clear.over(scene) is not scene
