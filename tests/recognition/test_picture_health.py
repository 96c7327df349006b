"""What is wrong with pictures that do arrive, and that it is told neither too early nor for a moment."""

import numpy as np
import pytest

from recognition.picture_health import BLANK, DARK, FROZEN, PictureHealth, unusable_because
from recognition.plates import Picture

RNG = np.random.default_rng(3)


def street(brightness: int = 120) -> Picture:
    picture = np.full((360, 640, 3), brightness // 2, dtype=np.uint8)
    picture[150:300, 200:500] = brightness
    return picture


def with_noise(picture: Picture) -> Picture:
    noisy = picture.astype(np.int16) + RNG.integers(-2, 3, picture.shape)
    return np.asarray(np.clip(noisy, 0, 255), dtype=np.uint8)


def night() -> Picture:
    return RNG.integers(0, 12, (360, 640, 3)).astype(np.uint8)


def test_a_street_with_the_noise_of_a_sensor_is_never_frozen() -> None:
    health = PictureHealth(frozen_after_s=5.0)
    assert [health.trouble(at, with_noise(street())) for at in range(60)] == [""] * 60


def test_the_same_picture_is_frozen_after_its_time_and_the_next_other_one_ends_it() -> None:
    health = PictureHealth(frozen_after_s=5.0)
    told = [health.trouble(at, street()) for at in range(8)]
    assert told == [""] * 5 + [FROZEN] * 3
    assert health.trouble(8.0, street(121)) == ""
    assert health.trouble(9.0, street(121)) == ""


def test_one_changed_pixel_is_no_frozen_picture() -> None:
    health = PictureHealth(frozen_after_s=5.0)
    for at in range(20):
        picture = street()
        picture[3, 5] = at
        assert health.trouble(at, picture) == ""


def test_time_without_pictures_makes_none_frozen() -> None:
    health = PictureHealth(frozen_after_s=5.0)
    health.trouble(0.0, street())
    health.interrupted()
    assert health.trouble(60.0, street()) == ""
    assert health.trouble(65.0, street()) == FROZEN


def test_a_dark_picture_is_told_after_its_time_and_a_lamp_ends_it() -> None:
    health = PictureHealth(unusable_after_s=10.0)
    told = [health.trouble(at, night()) for at in range(12)]
    assert told == [""] * 10 + [DARK] * 2
    assert health.trouble(12.0, with_noise(street())) == ""
    assert health.trouble(13.0, night()) == ""


def test_the_writing_of_a_covered_camera_does_not_light_it() -> None:
    covered = night()
    covered[8:30, 10:400] = 240
    assert unusable_because(covered) == DARK


def test_one_lamp_in_the_street_is_enough() -> None:
    lit = night()
    lit[120:180, 300:420] = 90
    assert unusable_because(lit) == ""


@pytest.mark.parametrize("brightness", [60, 128, 255])
def test_a_picture_of_one_colour_is_told(brightness: int) -> None:
    assert unusable_because(np.full((360, 640, 3), brightness, dtype=np.uint8)) == BLANK


@pytest.mark.parametrize("shape", [(4320, 7680, 3), (1920, 1080, 3), (16, 16, 3), (16, 4000, 3)])
def test_pictures_of_every_shape_are_judged(shape: tuple[int, int, int]) -> None:
    assert unusable_because(np.zeros(shape, dtype=np.uint8)) == DARK
