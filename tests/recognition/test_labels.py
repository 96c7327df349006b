"""Labelled folders: read as they are meant, refused with the place of the mistake."""

from pathlib import Path

import pytest

from recognition.labels import BadLabels, labelled_pictures
from recognition.plates import BoundingBox

HEAD = "file,plate,kind,colour,x,y,w,h\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("a.jpg", "b.jpg"):
        (tmp_path / name).write_bytes(b"not looked into")
    return tmp_path


def label(folder: Path, rows: str, head: str = HEAD) -> Path:
    (folder / "labels.csv").write_text(head + rows, encoding="utf-8")
    return folder


def test_rows_of_one_file_are_its_plates(folder: Path) -> None:
    rows = "a.jpg,京A·12345,scene,blue,1,2,30,10\nb.jpg,沪C7K981,crop,blue,,,,\n"
    rows += "a.jpg,皖AD12345,scene,green,5,6,7,8\n"
    first, second = labelled_pictures(label(folder, rows))
    assert [each.plate for each in first.labels] == ["京A12345", "皖AD12345"]
    assert first.labels[1].box == BoundingBox(5, 6, 7, 8)
    assert first.labels[1].colour == "green"
    assert (second.path.name, second.kind, second.labels[0].box) == ("b.jpg", "crop", None)


@pytest.mark.parametrize(
    ("rows", "complaint"),
    [
        ("a.jpg,京A12345,scene,blue,1,2,wide,10\n", r"line 2: a scene needs the box"),
        ("a.jpg,京A12345,scene,blue\n", r"line 2: a scene needs the box"),
        ("a.jpg,京A12345,crop,blue,,,,\na.jpg,京A12345,film,blue,,,,\n", r"line 3: the kind 'film'"),
        ("c.jpg,京A12345,crop,blue,,,,\n", r"line 2: there is no picture 'c.jpg'"),
        ("a.jpg,,crop,blue,,,,\n", r"line 2: the plate is missing"),
        ("", r"no picture is labelled"),
    ],
)
def test_a_mistake_is_named_with_its_line(folder: Path, rows: str, complaint: str) -> None:
    with pytest.raises(BadLabels, match=complaint):
        labelled_pictures(label(folder, rows))


def test_a_missing_column_is_named(folder: Path) -> None:
    with pytest.raises(BadLabels, match="'plate' is missing"):
        labelled_pictures(label(folder, "a.jpg,crop\n", head="file,kind\n"))


def test_a_folder_without_labels_is_named(folder: Path) -> None:
    with pytest.raises(BadLabels, match=r"labels\.csv: no such file"):
        labelled_pictures(folder)


def test_a_file_in_place_of_a_folder_is_named(folder: Path) -> None:
    with pytest.raises(BadLabels) as refused:
        labelled_pictures(folder / "a.jpg")
    assert (
        str(refused.value) == f"{folder / 'a.jpg'}: is no folder; give one of pictures with their labels.csv"
    )


def test_labels_that_are_a_folder_are_named_without_the_systems_numbers(folder: Path) -> None:
    (folder / "labels.csv").mkdir()
    with pytest.raises(BadLabels, match=r"labels\.csv: cannot be read \(Is a directory\)$"):
        labelled_pictures(folder)


def test_labels_that_are_no_text_are_named(folder: Path) -> None:
    (folder / "labels.csv").write_bytes(b"\xff\xfe\x00\x80")
    with pytest.raises(BadLabels, match="cannot be read"):
        labelled_pictures(folder)
