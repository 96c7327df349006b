"""The simulated gate camera: cars pass one after another before the eyes of its viewers."""

import time
from collections.abc import Iterator
from concurrent.futures import CancelledError

import cv2
import pytest

from recognition.training.perspective import straighten
from recognition.training.plate_paint import PAINTS
from server.domain.plate import PlateColour
from server.simulator.gate_camera import GateCamera
from server.simulator.passage_drawing import PassageDrawing
from server.simulator.passage_path import PassageTiming
from server.simulator.passage_plan import PassagePlan

PATIENCE_S = 20.0
QUICK = PassageTiming(approach_s=0.3, stop_s=0.6, leave_s=0.2)
PLAN = PassagePlan("浙G23456", PlateColour.YELLOW)


@pytest.fixture
def camera() -> Iterator[GateCamera]:
    switched_on = GateCamera("GATE", seed=1, timing=QUICK)
    switched_on.start()
    yield switched_on
    switched_on.stop()


def test_a_viewer_sees_the_car_pass_and_then_the_empty_gate(camera: GateCamera) -> None:
    corners = PassageDrawing(PLAN, QUICK).plate_corners_at(0.5)
    capture = cv2.VideoCapture(camera.url)
    try:
        assert capture.read()[1].shape == (720, 1280, 3)
        passed = camera.show_passage(PLAN)
        sightings: list[bool] = []
        deadline = time.monotonic() + PATIENCE_S
        while not passed.done() or sightings[-1]:
            assert time.monotonic() < deadline
            ground = (
                straighten(capture.read()[1], corners, (220, 70))[8:12, 30:190].reshape(-1, 3).mean(axis=0)
            )
            sightings.append(bool(abs(ground - PAINTS[PlateColour.YELLOW].ground).max() < 40))
    finally:
        capture.release()
    assert True in sightings


def test_cars_pass_in_the_order_they_came_one_at_a_time(camera: GateCamera) -> None:
    first, second = camera.show_passage(PLAN), camera.show_passage(PLAN)
    started_at = time.monotonic()
    first.result(PATIENCE_S)
    assert not second.done()
    second.result(PATIENCE_S)
    assert time.monotonic() - started_at >= 2 * QUICK.total_s


def test_a_plate_that_cannot_be_drawn_fails_alone(camera: GateCamera) -> None:
    impossible = camera.show_passage(PassagePlan("ABC", PlateColour.BLUE))
    possible = camera.show_passage(PLAN)
    with pytest.raises(ValueError, match="seven or eight"):
        impossible.result(PATIENCE_S)
    possible.result(PATIENCE_S)


def test_a_passage_cancelled_while_it_waits_is_never_shown(camera: GateCamera) -> None:
    first, second = camera.show_passage(PLAN), camera.show_passage(PLAN)
    assert second.cancel()
    first.result(PATIENCE_S)


def test_stopping_cancels_the_passage_on_show_and_those_waiting() -> None:
    camera = GateCamera("GATE", seed=1)
    camera.start()
    on_show, waiting = camera.show_passage(PLAN), camera.show_passage(PLAN)
    time.sleep(0.3)
    camera.stop()
    for passage in (on_show, waiting):
        with pytest.raises(CancelledError):
            passage.result(0)


def test_a_camera_switched_off_cancels_what_comes_later() -> None:
    camera = GateCamera("GATE", seed=1, timing=QUICK)
    camera.start()
    camera.stop()
    assert camera.show_passage(PLAN).cancelled()


def test_equal_seeds_plan_equal_days() -> None:
    days = []
    for seed in (4, 4, 5):
        camera = GateCamera("GATE", seed)
        days.append([camera.plan_passage("京A12345", PlateColour.BLUE) for _ in range(20)])
        camera.stop()
    assert days[0] == days[1] != days[2]
