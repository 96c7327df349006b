"""The cheap question: did anything move?"""

import numpy as np

from recognition.motion import MotionGate
from recognition.plates import Picture
from recognition.watched_area import WatchedArea


def street(brightness: int = 120) -> Picture:
    return np.full((720, 1280, 3), brightness, dtype=np.uint8)


def with_car(left: int) -> Picture:
    picture = street()
    picture[300:600, left : left + 400] = 40
    return picture


def test_the_first_picture_counts_as_moved() -> None:
    assert MotionGate().moved(street())


def test_a_still_street_with_a_noisy_sensor_does_not_move() -> None:
    rng = np.random.default_rng(7)
    gate = MotionGate()
    gate.moved(street())
    noisy = [np.clip(street() + rng.normal(0, 12, street().shape), 0, 255).astype(np.uint8) for _ in range(5)]
    assert not any(gate.moved(picture) for picture in noisy)


def test_a_car_that_drives_up_moves_and_one_that_waits_does_not() -> None:
    gate = MotionGate()
    gate.moved(street())
    assert gate.moved(with_car(100))
    assert gate.moved(with_car(140))
    assert not gate.moved(with_car(140))


def test_a_car_that_crawls_is_noticed_in_the_end() -> None:
    gate = MotionGate()
    gate.moved(with_car(100))
    assert any(gate.moved(with_car(100 + step)) for step in range(1, 20))


def test_the_same_street_in_another_size_has_not_moved() -> None:
    gate = MotionGate()
    gate.moved(street())
    assert not gate.moved(np.full((480, 640, 3), 120, dtype=np.uint8))


def test_what_moves_outside_the_area_does_not_count_and_inside_it_does() -> None:
    right = WatchedArea(((0.5, 0.0), (1.0, 0.0), (1.0, 1.0), (0.5, 1.0)))
    gate = MotionGate(right)
    gate.moved(street())
    assert not gate.moved(with_car(100))
    assert gate.moved(with_car(800))


def test_in_an_area_drawn_anew_what_stands_there_is_new() -> None:
    gate = MotionGate()
    gate.moved(with_car(100))
    gate.watch(WatchedArea(((0.0, 0.0), (0.5, 0.0), (0.5, 1.0), (0.0, 1.0))))
    assert gate.moved(with_car(100))
    gate.watch(WatchedArea(((0.0, 0.0), (0.5, 0.0), (0.5, 1.0), (0.0, 1.0))))
    assert not gate.moved(with_car(100))


def test_pictures_of_every_shape_are_compared() -> None:
    gate = MotionGate()
    for shape in ((4320, 7680, 3), (1920, 1080, 3), (16, 16, 3), (16, 4000, 3)):
        gate.moved(np.full(shape, 120, dtype=np.uint8))
