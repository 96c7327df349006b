"""Measuring a detector: what it answers becomes plates in the picture's own pixels, each counted once."""

import numpy as np
import pytest

from recognition.training.detector_scores import Answer, find_plates, overlap, scores_of
from recognition.training.detector_targets import SeenPlate, targets_of
from recognition.training.pictures import Picture
from recognition.training.scene_material import Photograph

WIDTH, HEIGHT = 1280, 960
PLATE = SeenPlate(np.array([(400, 500), (600, 520), (598, 580), (398, 560)], np.float32))


class KnowingDetector:
    """Answers with the targets of plates that it was told of, as if it had found them at half the size."""

    def __init__(self, *plates: SeenPlate) -> None:
        self._plates = [SeenPlate(plate.corners * np.float32(0.5), plate.rows) for plate in plates]
        self.seen: list[tuple[int, ...]] = []

    def __call__(self, picture: Picture) -> Answer:
        self.seen.append(picture.shape)
        targets = targets_of(self._plates, picture.shape[1], picture.shape[0])
        return targets.scores * (targets.scores == 1.0), targets.corners


def photograph(*plates: SeenPlate) -> Photograph:
    return Photograph("gate.jpg", np.zeros((HEIGHT, WIDTH, 3), np.uint8), plates, ("",) * len(plates))


def test_corners_come_back_in_pixels_of_the_picture() -> None:
    found = find_plates(KnowingDetector(PLATE), np.zeros((HEIGHT, WIDTH, 3), np.uint8), 0.5)
    assert len(found) == 1
    assert found[0].plate.corners == pytest.approx(PLATE.corners, abs=0.01)


def test_the_detector_sees_whole_multiples_of_32() -> None:
    detector = KnowingDetector()
    find_plates(detector, np.zeros((350, 1000, 3), np.uint8), 0.5)
    assert detector.seen == [(224, 640, 3)]


def test_what_is_found_and_what_is_missed_is_counted() -> None:
    other = SeenPlate(PLATE.corners + np.float32(200))
    scores = scores_of(KnowingDetector(PLATE), [photograph(PLATE, other)], 0.5)
    assert (scores.plates, scores.found, scores.strangers) == (2, 1, 0)
    assert scores.corner_error == pytest.approx(0.0, abs=1e-3)
    assert scores.overlap == pytest.approx(1.0, abs=1e-3)


def test_every_plate_of_a_picture_is_matched_with_its_own_find() -> None:
    other = SeenPlate(PLATE.corners + np.float32(200))
    scores = scores_of(KnowingDetector(PLATE, other), [photograph(other, PLATE)], 0.5)
    assert (scores.plates, scores.found, scores.strangers) == (2, 2, 0)


def test_a_find_beside_the_plate_is_a_stranger() -> None:
    beside = SeenPlate(PLATE.corners + np.float32(120))
    scores = scores_of(KnowingDetector(beside), [photograph(PLATE)], 0.5)
    assert (scores.found, scores.strangers) == (0, 1)


def test_boxes_that_do_not_meet_do_not_overlap() -> None:
    assert overlap(PLATE, SeenPlate(PLATE.corners + np.float32(500))) == 0.0
    assert overlap(PLATE, PLATE) == pytest.approx(1.0)
