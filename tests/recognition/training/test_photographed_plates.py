"""Corners of photographed plates: what is written is what both trainings read."""

from pathlib import Path

from recognition.training.photographed_plates import picture_name, read_corners, write_corners


def test_corners_are_read_as_they_were_written(tmp_path: Path) -> None:
    quad = [[1.5, 2.0], [9.0, 2.0], [9.0, 5.25], [1.5, 5.0]]
    name = picture_name(tmp_path / "yards" / "皖A12345.png")
    write_corners(tmp_path / "corners.json", {name: [(quad, "皖A12345")], "yards/empty.png": []})
    read = read_corners(tmp_path / "corners.json")
    assert name == "yards/皖A12345.png"
    assert [(corners, text) for corners, text in read[name]] == [(quad, "皖A12345")]
    assert list(read["yards/empty.png"]) == []


def test_without_a_file_no_corners_are_known() -> None:
    assert dict(read_corners(None)) == {}
