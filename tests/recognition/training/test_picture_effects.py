"""Light, weather and cheap cameras: each effect does its own damage and no other."""

import numpy as np
import pytest

from recognition.training import picture_effects as effects
from recognition.training.pictures import Picture, blank
from recognition.training.plate_drawing import draw_plate
from recognition.training.plate_wear import bolted, stamped
from server.domain.plate import PlateColour


@pytest.fixture
def plate() -> Picture:
    return draw_plate("京B26317", PlateColour.YELLOW, 70)


def difference(left: Picture, right: Picture) -> float:
    return float(np.abs(left.astype(int) - right.astype(int)).mean())


def test_motion_blur_smears_along_its_angle_only() -> None:
    stripes = blank(90, 60)
    stripes[:, ::6] = 255
    assert difference(effects.motion_blur(stripes, 9, 90), stripes) < 1
    assert difference(effects.motion_blur(stripes, 9, 0), stripes) > 40


def test_no_motion_leaves_the_picture_sharp(plate: Picture) -> None:
    assert difference(effects.motion_blur(plate, 0.0, 0), plate) == 0


def test_a_larger_radius_blurs_more(plate: Picture) -> None:
    assert (
        0
        < difference(effects.out_of_focus(plate, 1), plate)
        < difference(effects.out_of_focus(plate, 4), plate)
    )


def test_light_scales_each_channel_and_gamma_darkens_middle_tones() -> None:
    grey = blank(8, 8, (128, 128, 128))
    assert effects.under_light(grey, (0.5, 1.0, 1.5))[0, 0].tolist() == [64, 128, 192]
    assert effects.under_light(grey, (1.0, 1.0, 1.0), gamma=2.0)[0, 0, 0] == pytest.approx(64, abs=1)


def test_a_lamp_is_white_in_its_middle_and_far_away_adds_nothing() -> None:
    lit = effects.lamp_glare(blank(400, 200), (60.0, 100.0), 20.0, 1.0)
    assert lit[100, 60].min() > 200
    assert lit[100, 75].max() < lit[100, 60].min()
    assert not lit[:, 300:].any()


def test_a_lamp_outside_the_picture_is_no_error() -> None:
    assert effects.lamp_glare(blank(40, 40), (-500.0, 20.0), 20.0, 1.0).max() == 0


def test_rain_only_brightens_and_more_drops_more(plate: Picture) -> None:
    few, many = (effects.falling_rain(plate, np.random.default_rng(1), drops, 20) for drops in (5, 60))
    assert (few >= plate).all()
    assert 0 < difference(few, plate) < difference(many, plate)


def test_noise_has_the_deviation_asked_for() -> None:
    noisy = effects.sensor_noise(blank(200, 200, (128, 128, 128)), np.random.default_rng(2), 9.0)
    assert noisy.std() == pytest.approx(9.0, rel=0.05)
    assert noisy.mean() == pytest.approx(128, abs=0.3)


def test_more_dirt_hides_more_and_sits_low() -> None:
    plate = draw_plate("京B26317", PlateColour.YELLOW, 140)
    little, much = (effects.dirt(plate, np.random.default_rng(3), share) for share in (0.2, 0.6))
    assert difference(little, plate) < difference(much, plate)
    assert difference(much[70:], plate[70:]) > difference(much[:70], plate[:70])


def test_a_lower_jpeg_quality_loses_more(plate: Picture) -> None:
    fine, coarse = (difference(effects.through_jpeg(plate, quality), plate) for quality in (95, 10))
    assert fine < coarse


def test_equal_seeds_give_equal_weather(plate: Picture) -> None:
    first, second = (effects.falling_rain(plate, np.random.default_rng(8), 30, 20) for _ in range(2))
    assert (first == second).all()


def test_stamping_lights_the_upper_edges_of_raised_strokes() -> None:
    plate = draw_plate("京A11111", PlateColour.BLUE, 140)
    relief = stamped(plate, 40).astype(int) - plate.astype(int)
    assert relief.max() == pytest.approx(40, abs=12)
    assert relief.min() < -10


def test_four_bolts_are_driven_into_the_margins(plate: Picture) -> None:
    changed = np.abs(bolted(plate).astype(int) - plate.astype(int)).max(axis=2) > 20
    halves = (slice(0, changed.shape[1] // 2), slice(changed.shape[1] // 2, None))
    assert all(changed[margin, half].any() for margin in (slice(0, 14), slice(56, None)) for half in halves)
    assert not changed[14:56].any()
