"""What the reader is trained on: labelled folders, drawn plates, and shares of each."""

import csv
from pathlib import Path

import cv2
import numpy as np
import pytest

from recognition.alignment import READING_ALPHABET
from recognition.labels import COLUMNS, LABELS
from recognition.training.drawn_plates import Hands, drawn_plate
from recognition.training.plate_drawing import draw_plate
from recognition.training.reader_batches import REAL_SHARE, ViewSource
from recognition.training.reader_samples import classes_of, evened_shares, readable_plates
from recognition.training.reader_sources import held_out, view_source
from server.domain.plate import PROVINCES, PlateColour


def labelled_folder(folder: Path, plates: list[tuple[str, tuple[int, int, int, int] | None]]) -> Path:
    """Write one drawn picture a plate: a crop, or a scene with the plate in a box."""
    folder.mkdir(parents=True)
    with (folder / LABELS).open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(COLUMNS)
        for number, (text, box) in enumerate(plates):
            picture = draw_plate("皖A6K209", PlateColour.BLUE, 70)
            if box is not None:
                scene = np.full((200, 400, 3), 90, dtype=np.uint8)
                x, y, w, h = box
                scene[y : y + h, x : x + w] = cv2.resize(picture, (w, h))
                picture = scene
            cv2.imwrite(str(folder / f"{number}.png"), picture)
            kind = "crop" if box is None else "scene"
            rows.writerow([f"{number}.png", text, kind, "blue", *(box or ("", "", "", ""))])
    return folder


@pytest.fixture
def train(tmp_path: Path) -> Path:
    """Return a folder like the one that the reader is trained on."""
    crops = [(f"浙A{number:05d}", None) for number in range(30)]
    labelled_folder(tmp_path / "ccpd-crops", [*crops, ("京A00001", None)])
    labelled_folder(
        tmp_path / "easypr-scenes", [(f"粤B{number:05d}", (40, 50, 220, 70)) for number in range(9)]
    )
    return tmp_path


def test_classes_count_from_one_in_the_order_of_the_alphabet() -> None:
    assert classes_of("京") == (1,)
    assert classes_of(READING_ALPHABET) == tuple(range(1, 77))
    with pytest.raises(ValueError, match="substring not found"):
        classes_of("Ä")


def test_plates_with_characters_that_no_network_knows_are_left_out(tmp_path: Path) -> None:
    folder = labelled_folder(tmp_path / "some", [("浙A12345", None), ("MÜ12345", None)])
    assert [plate.text for plate in readable_plates(folder)] == ["浙A12345"]


def test_a_plate_of_a_scene_keeps_some_of_what_is_around_it(tmp_path: Path) -> None:
    folder = labelled_folder(tmp_path / "scenes", [("浙A12345", (100, 60, 220, 70))])
    (plate,) = readable_plates(folder)
    left, top = plate.picture.corners[0]
    assert left == pytest.approx(25, abs=1)
    assert top == pytest.approx(25, abs=1)
    height, width = plate.picture.picture.shape[:2]
    assert (width, height) == (pytest.approx(269, abs=3), pytest.approx(119, abs=3))


def test_a_plate_whose_corners_are_known_comes_once_more_and_straight(train: Path) -> None:
    quad = [[50.0, 60.0], [250.0, 55.0], [255.0, 115.0], [45.0, 120.0]]
    known = {"easypr-scenes/1.png": [(quad, "粤B00001")], "easypr-scenes/0.png": [(quad, "粤B00000")]}
    plain, more = (view_source(train, corners, Hands(), 1).real for corners in ({}, known))
    # The plate of the first picture is held out, with and without its corners.
    assert len(more) == len(plain) + 1
    (added,) = [plate for plate in more if np.ptp(plate.picture.corners[:2, 1]) > 0]
    assert added.text == "粤B00001"
    assert np.linalg.norm(added.picture.corners[1] - added.picture.corners[0]) == pytest.approx(200, abs=1)


def test_rare_provinces_come_more_often_than_their_number_but_not_as_often_as_common_ones() -> None:
    shares = evened_shares(["浙"] * 90 + ["京"] * 10)
    beijing = float(shares[90:].sum())
    assert shares.sum() == pytest.approx(1)
    assert 0.1 < beijing < 0.5


def test_what_is_held_out_is_not_trained_on(train: Path) -> None:
    kept = {plate.text for plate in view_source(train, {}, Hands(), 1).real}
    out = {plate.text for plate in held_out(train)}
    assert kept
    assert out
    assert not kept & out
    assert len(kept | out) == 40


def test_batches_mix_drawn_and_photographed_plates_in_their_share(train: Path) -> None:
    source = view_source(train, {}, Hands(), 1)
    photographed = {classes_of(plate.text) for plate in source.real}
    batches = source.batches(100)
    samples = [sample for _ in range(3) for sample in next(batches)]
    real = np.mean([sample.classes in photographed for sample in samples])
    assert real == pytest.approx(REAL_SHARE, abs=0.1)
    assert {sample.view.shape for sample in samples} == {(32, 128, 3)}


def test_the_same_seed_gives_the_same_batches(train: Path) -> None:
    def first_batch(seed: int) -> list[tuple[int, ...]]:
        source: ViewSource = view_source(train, {}, Hands(), seed)
        return [sample.classes for sample in next(source.batches(20))]

    assert first_batch(4) == first_batch(4)
    assert first_batch(4) != first_batch(5)


def test_drawn_plates_are_of_china_mostly_and_each_can_be_spelt() -> None:
    rng = np.random.default_rng(2)
    plates = [drawn_plate(rng) for _ in range(150)]
    chinese = np.mean([plate.text[0] in PROVINCES for plate in plates])
    assert 0.55 < chinese < 0.95
    assert all(classes_of(plate.text) for plate in plates)
    assert {plate.rows for plate in plates} == {1, 2}
