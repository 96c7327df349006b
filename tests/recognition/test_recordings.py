"""What stands in for a camera: a folder of pictures, a video file, or a clear refusal."""

from datetime import timedelta
from pathlib import Path

import cv2
import numpy as np
import pytest

from recognition.capture import Frame, FrameSource, NoSuchSource
from recognition.live_camera import LiveCamera
from recognition.opencv import encode_jpeg
from recognition.sources import open_source, shows_many_cars

RATE = 10.0


def grey(brightness: int) -> np.ndarray:
    return np.full((120, 160, 3), brightness, dtype=np.uint8)


def write_video(path: Path, frames: int) -> Path:
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*"MJPG"), RATE, (160, 120))
    assert writer.isOpened()
    for number in range(frames):
        writer.write(grey(10 * number))
    writer.release()
    return path


def all_frames(source: FrameSource) -> list[Frame]:
    frames = []
    while (frame := source.next_frame(1.0)) is not None:
        frames.append(frame)
    return frames


def test_the_pictures_of_a_folder_come_by_name_and_then_it_ends(tmp_path: Path) -> None:
    for name, brightness in (("2.jpg", 20), ("1.jpg", 10), ("3.PNG", 30)):
        (tmp_path / name).write_bytes(encode_jpeg(grey(brightness)))
    (tmp_path / "labels.csv").write_text("no picture")
    source = open_source(str(tmp_path))
    assert not source.ended
    frames = all_frames(source)
    assert [int(frame.picture[0, 0, 0]) for frame in frames] == [10, 20, 30]
    assert frames[1].captured_at - frames[0].captured_at == timedelta(seconds=frames[1].at - frames[0].at)
    assert source.ended
    assert source.condition.state == "down"


def test_a_broken_picture_in_a_folder_is_told_and_passed_over(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "1.jpg").write_bytes(b"broken")
    (tmp_path / "2.jpg").write_bytes(encode_jpeg(grey(20)))
    assert len(all_frames(open_source(str(tmp_path)))) == 1
    (line,) = caplog.messages
    assert str(tmp_path / "1.jpg") in line


def test_a_single_picture_is_a_recording_of_one_frame(tmp_path: Path) -> None:
    path = tmp_path / "gate.JPG"
    path.write_bytes(encode_jpeg(grey(20)))
    source = open_source(str(path))
    assert [int(frame.picture[0, 0, 0]) for frame in all_frames(source)] == [20]
    assert source.ended
    assert shows_many_cars(str(path))


@pytest.mark.parametrize("name", ["bad.jpg", "bad.mp4", "bad.avi", "bad.txt", "bad"])
@pytest.mark.parametrize("content", [b"", b"no recording at all\n" * 50])
def test_a_file_that_is_no_recording_is_refused_by_name(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(NoSuchSource, match=name) as refused:
        open_source(str(tmp_path / name))
    assert "\n" not in str(refused.value)


def test_a_video_without_a_single_frame_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NoSuchSource, match=r"empty\.avi"):
        open_source(str(write_video(tmp_path / "empty.avi", 0)))


def test_every_frame_of_a_video_comes_in_its_own_time(tmp_path: Path) -> None:
    frames = all_frames(open_source(str(write_video(tmp_path / "gate.avi", 8))))
    assert len(frames) == 8
    assert frames[7].at - frames[0].at == pytest.approx(7 / RATE, abs=0.01)


def test_only_a_folder_may_show_another_car_in_each_picture(tmp_path: Path) -> None:
    assert shows_many_cars(str(tmp_path))
    assert not shows_many_cars("rtsp://192.168.1.20/stream")


@pytest.mark.parametrize("address", ["http://127.0.0.1:9/stream", "63"])
def test_a_camera_that_is_not_there_yet_is_a_source_none_the_less(address: str) -> None:
    source = open_source(address)
    assert isinstance(source, LiveCamera)
    assert source.condition.state == "down"
    source.close()


@pytest.mark.parametrize(
    "address", ["gopher://camera/1", "http://", "nowhere/at/all.mp4", "99999999999999999999"]
)
def test_what_can_never_be_a_camera_is_refused(address: str) -> None:
    with pytest.raises(NoSuchSource, match="camera"):
        open_source(address)


def test_an_empty_folder_and_a_file_that_is_no_video_are_named(tmp_path: Path) -> None:
    with pytest.raises(NoSuchSource, match=tmp_path.name):
        open_source(str(tmp_path))
    (tmp_path / "notes.txt").write_text("no video")
    with pytest.raises(NoSuchSource, match=r"notes\.txt"):
        open_source(str(tmp_path / "notes.txt"))
