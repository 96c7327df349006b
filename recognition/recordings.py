"""What stands in for a camera: a video file, a picture, or a folder of pictures by their names."""

import logging
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import chain
from pathlib import Path

from recognition.capture import CameraCondition, Frame, NoSuchSource
from recognition.opencv import UnreadablePicture, load_picture
from recognition.plates import Picture
from recognition.video import Video

PICTURE_ENDINGS = {".jpg", ".jpeg", ".png", ".bmp", ".webp"}
# Pictures of a folder are taken for frames so many seconds apart.
PICTURE_EVERY_S = 1.0

_log = logging.getLogger("glassbay.gate")

Timed = tuple[float, Picture]


class Recording:
    """Frames that were recorded: every one is looked at, as fast as that goes, in their own time."""

    def __init__(self, frames: Iterator[Timed]) -> None:
        self._frames = frames
        self._began_at = datetime.now(UTC)
        self.ended = False

    @property
    def condition(self) -> CameraCondition:
        """A recording is always up until it ends."""
        if self.ended:
            return CameraCondition("down", "the recording has ended", self._began_at, 0.0)
        return CameraCondition("up", "", self._began_at, 0.0)

    def next_frame(self, wait_s: float) -> Frame | None:
        """Return the next frame, or None at the end."""
        timed = next(self._frames, None)
        if timed is None:
            self.ended = True
            return None
        at, picture = timed
        return Frame(picture, at, self._began_at + timedelta(seconds=at))

    def ask_every(self, every_s: float) -> None:
        """Every frame of a recording is looked at, however still it is."""

    def close(self) -> None:
        """Nothing is held."""


def video_file(path: Path) -> Recording:
    """Return the frames of a video. Raises `NoSuchSource` where it has none that can be made out."""
    complaint = f"{path}: not a video that can be read; give an MP4, MKV, AVI or MJPEG file"
    if _is_text(path):
        raise NoSuchSource(complaint)
    try:
        frames = _video_frames(Video(str(path)))
    except OSError as error:
        raise NoSuchSource(complaint) from error
    first = next(frames, None)
    if first is None:
        raise NoSuchSource(complaint)
    return Recording(chain([first], frames))


def is_picture(path: Path) -> bool:
    """Tell whether `path` is a file that is named like a picture."""
    return path.is_file() and path.suffix.lower() in PICTURE_ENDINGS


def picture_file(path: Path) -> Recording:
    """Return a picture as a recording of one frame. Raises `NoSuchSource` where it cannot be read."""
    try:
        picture = load_picture(path)
    except UnreadablePicture as error:
        raise NoSuchSource(str(error)) from error
    return Recording(iter([(0.0, picture)]))


def picture_folder(folder: Path) -> Recording:
    """Return the pictures of a folder by name. Raises `NoSuchSource` where there is none."""
    paths = sorted(path for path in folder.iterdir() if path.suffix.lower() in PICTURE_ENDINGS)
    if not paths:
        raise NoSuchSource(f"{folder}: no picture in this folder; give one with JPEG or PNG files")
    return Recording(_pictures(paths))


def _is_text(path: Path) -> bool:
    """Tell whether a file has no zero byte where every kind of video has some: text would be played, too."""
    with path.open("rb") as file:
        return b"\0" not in file.read(1024)


def _video_frames(video: Video) -> Iterator[Timed]:
    try:
        while video.advance():
            if (picture := video.picture()) is not None:
                yield video.position_s, picture
    finally:
        video.close()


def _pictures(paths: list[Path]) -> Iterator[Timed]:
    for index, path in enumerate(paths):
        try:
            yield index * PICTURE_EVERY_S, load_picture(path)
        except UnreadablePicture as error:
            # A camera too sends a broken frame now and then; the next one counts.
            _log.warning("%s; passed over", error)
