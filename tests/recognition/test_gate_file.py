"""The gate file: what it means, and that whatever is wrong is named with its file and key in one line."""

from pathlib import Path

import pytest

from recognition.gate_file import read_gate_file
from recognition.gate_order import UnusableGate
from recognition.watched_area import WHOLE_PICTURE

EXAMPLE = Path(__file__).parents[2] / "config" / "gate.example.toml"
HEAD = 'server = "http://192.168.1.10:8080"\n'
BAY = '[[bay_camera]]\nname = "over 1"\nbay = "1"\naddress = "rtsp://192.168.1.31/1"\n'
CAMERA = '[[camera]]\nname = "entry"\naddress = "rtsp://192.168.1.20/1"\n'


def gate_file(folder: Path, text: str) -> Path:
    path = folder / "gate.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_example_is_a_gate_file_and_shows_every_key() -> None:
    file = read_gate_file(EXAMPLE)
    assert [camera.name for camera in file.cameras()] == ["entry", "exit"]
    text = EXAMPLE.read_text(encoding="utf-8")
    keys = [*type(file.table).model_fields, *type(file.table.camera[0]).model_fields]
    assert [key for key in keys if f"{key} =" not in text and f"[[{key}]]" not in text] == []


def test_what_is_left_out_has_the_usual_value_and_paths_count_from_the_file(tmp_path: Path) -> None:
    yard_camera = '[[camera]]\nname = "yard"\naddress = "yard.mp4"\n'
    usb_camera = '[[camera]]\nname = "usb"\naddress = "0"\n'
    text = HEAD + 'token_file = "token"\nauthority = "authority.crt"\n' + yard_camera + usb_camera
    file = read_gate_file(gate_file(tmp_path, text))
    yard, usb = file.cameras()
    assert (yard.direction, yard.area, yard.frozen_after_s) == ("in", WHOLE_PICTURE, 30.0)
    assert (yard.address, usb.address) == (str(tmp_path / "yard.mp4"), "0")
    assert file.authority == tmp_path / "authority.crt"
    assert (file.token_file, file.data_folder) == (tmp_path / "token", tmp_path / "data/gate")


def test_two_corners_are_a_rectangle_and_more_a_polygon(tmp_path: Path) -> None:
    rectangle = CAMERA + "area = [[0.1, 0.2], [0.9, 1.0]]\n"
    polygon = CAMERA.replace("entry", "exit") + "area = [[0, 0], [1, 0], [0.5, 1]]\n"
    first, second = read_gate_file(gate_file(tmp_path, HEAD + rectangle + polygon)).cameras()
    assert first.area.corners == ((0.1, 0.2), (0.9, 0.2), (0.9, 1.0), (0.1, 1.0))
    assert second.area.corners == ((0, 0), (1, 0), (0.5, 1))


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (CAMERA, "server: Field required"),
        (HEAD, "name at least one [[camera]] or [[bay_camera]]"),
        (HEAD + "camera = []", "name at least one [[camera]]"),
        (HEAD + BAY + "black_out = [[]]", "camera 'over 1': black_out: an area has"),
        (HEAD + BAY + BAY.replace("over 1", "over 2"), "bay_camera: two hang over bay '1'"),
        (HEAD + BAY + CAMERA.replace("entry", "over 1"), "two are named 'over 1'"),
        (HEAD + "sever = 1\n" + CAMERA, "sever: Extra inputs are not permitted"),
        (
            HEAD + CAMERA + 'direction = "up"',
            "camera 'entry': direction: Input should be 'in', 'out' or 'both'",
        ),
        (HEAD + CAMERA + "adress = 1", "camera 'entry': adress: Extra inputs are not permitted"),
        (HEAD + CAMERA + 'name2 = "x"', "camera 'entry': name2: "),
        (HEAD + CAMERA + CAMERA, "camera: two are named 'entry'"),
        (HEAD + CAMERA + "area = [[0.1, 0.2]]", "camera 'entry': area: an area has 3 to 24 corners"),
        (
            HEAD + CAMERA + "area = [[0, 0], [2, 2]]",
            "camera 'entry': area: corners are shares of the picture",
        ),
        (HEAD + CAMERA + 'area = "all"', "camera 'entry': area: "),
        (HEAD + CAMERA + "frozen_after_s = 0", "camera 'entry': frozen_after_s: "),
        (
            HEAD + CAMERA + "frozen_after_s = 'x'",
            "camera 'entry': frozen_after_s: Input should be a valid number",
        ),
        (HEAD + "camera = [3]", "camera 1: "),
        (HEAD + CAMERA.replace("name", "nome"), "camera 1: nome: "),
        (HEAD + "idle_core_share = 0\n" + CAMERA, "idle_core_share: "),
        (HEAD + "test_page = 70000\n" + CAMERA, "test_page: "),
        (HEAD + "threads = 'x", "is not TOML"),
        (HEAD + CAMERA.replace("entry", "e" * 41), "camera 1: name: "),
    ],
)
def test_what_is_wrong_is_named_in_one_line(tmp_path: Path, text: str, complaint: str) -> None:
    with pytest.raises(UnusableGate) as refused:
        read_gate_file(gate_file(tmp_path, text))
    assert str(refused.value).startswith(f"{tmp_path / 'gate.toml'}: ")
    assert complaint in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_wrong_key_does_not_tell_the_password_beside_it(tmp_path: Path) -> None:
    text = HEAD + CAMERA.replace("rtsp://", "rtsp://admin:hunter2@") + "area = 3\n"
    with pytest.raises(UnusableGate) as refused:
        read_gate_file(gate_file(tmp_path, text))
    assert "hunter2" not in str(refused.value)


def test_a_file_that_is_not_there_or_not_text_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnusableGate, match=r"gate\.toml: cannot be read: No such file"):
        read_gate_file(tmp_path / "gate.toml")
    (tmp_path / "gate.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(UnusableGate, match=r"gate\.toml: is not TOML"):
        read_gate_file(tmp_path / "gate.toml")
