"""Scores against labels: each figure on a case made for it."""

from pathlib import Path

import pytest

from recognition.evaluation import by_colour, score_picture, total
from recognition.evaluation_report import as_json, as_table, folder_names
from recognition.labels import Label
from recognition.plates import BoundingBox, DetectedPlate, Look
from tests.fakes.readings import plate, reading

NEAR, FAR = BoundingBox(100, 200, 120, 40), BoundingBox(900, 600, 120, 40)


def look(*plates: DetectedPlate, ms: float = 10.0) -> Look:
    return Look(plates, ms / 2, ms / 2)


def blue(text: str, box: BoundingBox | None = NEAR) -> Label:
    return Label(text, "blue", box)


@pytest.mark.parametrize(
    ("label", "found", "exact", "but_first"),
    [
        (blue("京A12345"), True, True, True),
        (blue("京A12345", FAR), True, True, True),
        (blue("沪A12345"), True, False, True),
        (blue("京A12845"), True, False, False),
        (blue("京A12845", FAR), False, False, False),
    ],
)
def test_found_and_read_are_told_apart(label: Label, found: bool, exact: bool, but_first: bool) -> None:
    (score,) = score_picture("1.jpg", [label], look(plate(reading("京A12345")))).labels
    assert (score.found, score.exact, score.exact_without_first) == (found, exact, but_first)


def test_a_crop_is_found_when_anything_was_read() -> None:
    assert score_picture("1.jpg", [blue("京A12345", None)], look(plate(reading("沪C7K981")))).labels[0].found
    assert not score_picture("1.jpg", [blue("京A12345", None)], look()).labels[0].found


def test_only_wrong_texts_that_claim_to_be_certain_are_charged() -> None:
    sure = plate(reading("京A12845", certain=True))
    doubtful = plate(reading("京A12845"))
    assert total([score_picture("1.jpg", [blue("京A12345")], look(sure))]).wrong_certain == 1.0
    assert total([score_picture("1.jpg", [blue("京A12345")], look(doubtful))]).wrong_certain == 0.0
    assert total([score_picture("1.jpg", [blue("京A12845")], look(sure))]).wrong_certain == 0.0


def test_a_wrong_certain_text_is_charged_to_the_nearest_label() -> None:
    labels = [blue("皖AD12345", FAR), Label("京A12345", "yellow", NEAR)]
    score = score_picture("1.jpg", labels, look(plate(reading("京A12845", certain=True))))
    assert [label.wrong_certain for label in score.labels] == [0, 1]


def test_rates_are_of_plates_and_times_of_pictures() -> None:
    right = plate(reading("京A12345"))
    scores = [score_picture("1.jpg", [blue("京A12345"), blue("沪C7K981", FAR)], look(right, ms=10))]
    scores += [score_picture("1.jpg", [blue("京A12345")], look(right, ms=ms)) for ms in (20, 30, 40)]
    score = total(scores)
    assert (score.pictures, score.plates) == (4, 5)
    assert (score.found, score.exact) == (0.8, 0.8)
    assert (score.median_ms, score.p95_ms) == (25.0, 40.0)


def test_nothing_to_score_is_nought() -> None:
    assert total([]).exact == 0.0


def test_json_has_the_folders_and_their_colours() -> None:
    labels = [blue("京A12345"), Label("皖AD12345", "green", FAR)]
    document = as_json({"dev": [score_picture("1.jpg", labels, look(plate(reading("京A12345"))))]})
    (folder,) = document["folders"].values()
    assert list(document) == ["folders"]
    assert set(folder) == {
        "pictures", "plates", "found", "exact", "exact_without_first",
        "wrong_certain", "median_ms", "p95_ms", "by_colour", "labels",
    }  # fmt: skip
    assert folder["exact"] == 0.5
    assert folder["by_colour"]["blue"]["exact"] == 1.0
    assert folder["by_colour"]["green"]["plates"] == 1


def test_json_tells_of_each_labelled_plate_what_was_read() -> None:
    right = plate(reading("京A12345", certain=True))
    labels = [blue("京A12345"), blue("京A12845"), blue("沪C7K981", FAR)]
    document = as_json({"dev": [score_picture("1.jpg", labels, look(right))]})
    assert document["folders"]["dev"]["labels"] == [
        {"file": "1.jpg", "plate": label, "text": text, "certain": certain, "found": found, "exact": exact}
        for label, text, certain, found, exact in (
            ("京A12345", "京A12345", True, True, True),
            ("京A12845", "京A12345", True, True, False),
            ("沪C7K981", "", False, False, False),
        )
    ]


def test_the_table_has_a_row_for_each_folder_for_all_and_for_each_colour() -> None:
    scores = [score_picture("1.jpg", [blue("京A12345")], look(plate(reading("京A12345"))))]
    lines = as_table({"one": scores, "two": scores}).splitlines()
    assert [line.split()[0] for line in lines] == ["folder", "one", "two", "all", "blue"]
    assert lines[3].split()[1:3] == ["2", "2"]
    assert [score.plates for score in by_colour(scores).values()] == [1]


def test_folders_of_the_same_name_are_told_apart(tmp_path: Path) -> None:
    folders = [tmp_path / "dev" / "crops", tmp_path / "train" / "crops", tmp_path / "dev" / "scenes"]
    assert folder_names(folders) == ["dev/crops", "train/crops", "scenes"]
    assert folder_names([folders[0], folders[0]]) == [str(folders[0])] * 2
