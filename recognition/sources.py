"""From what an operator writes after `--camera` to the frames it means."""

from pathlib import Path
from urllib.parse import urlsplit

from recognition.camera_address import masked
from recognition.capture import FrameSource, NoSuchSource
from recognition.http_pictures import HttpPictures, NotMotionJpeg
from recognition.live_camera import LiveCamera, Stream
from recognition.picture_health import PictureHealth
from recognition.recordings import is_picture, picture_file, picture_folder, video_file
from recognition.video import Video

STREAMING = {"http", "https", "rtsp", "rtsps", "rtmp", "udp", "tcp"}


def open_source(address: str, name: str = "camera", frozen_after_s: float = 30.0) -> FrameSource:
    """Return the frames of a stream's URL, a USB camera's number, a video, a picture or a folder of them.

    A camera that does not answer now is none the less a source: it may come. One whose picture stays the
    very same for `frozen_after_s` is down. Raises `NoSuchSource` for what can never be one.
    """
    if address.isascii() and address.isdigit():
        number = _usb_number(address)
        return LiveCamera(lambda: Video(number), name, health=PictureHealth(frozen_after_s))
    if "://" in address:
        _require_streaming(address)
        return LiveCamera(lambda: open_stream(address), name, health=PictureHealth(frozen_after_s))
    return _recording(address)


def open_stream(url: str) -> Stream:
    """Open `url`: motion JPEG by our own reading, which is cheaper, else by OpenCV's. Raises OSError."""
    if urlsplit(url).scheme.lower() in ("http", "https"):
        try:
            return HttpPictures(url)
        except NotMotionJpeg:
            return Video(url)
    return Video(url)


def _usb_number(address: str) -> int:
    if len(address) > 2:
        raise NoSuchSource(f"{address}: no USB camera's number; they count from 0")
    return int(address)


def _recording(address: str) -> FrameSource:
    path = Path(address)
    try:
        if path.is_dir():
            return picture_folder(path)
        if is_picture(path):
            return picture_file(path)
        if path.is_file():
            return video_file(path)
    except (OSError, ValueError) as error:
        raise NoSuchSource(f"{address!r}: cannot be read as a camera ({error})") from error
    raise NoSuchSource(
        f"{masked(address)}: neither a camera's address (rtsp://… or http://…), a USB camera's number, "
        "a video file, a picture nor a folder of pictures"
    )


def _require_streaming(address: str) -> None:
    try:
        parts = urlsplit(address)
        usable = bool(parts.hostname) and parts.port != 0
    except ValueError:
        usable = False
        parts = urlsplit("")
    if not usable:
        raise NoSuchSource(
            f"{masked(address)}: no camera's address; write it like rtsp://user:password@192.168.1.20:554/path"
        )
    if parts.scheme.lower() not in STREAMING:
        raise NoSuchSource(
            f"{parts.scheme}:// is no camera's address; use one of {', '.join(sorted(STREAMING))}"
        )


def shows_many_cars(address: str) -> bool:
    """Tell whether each picture of the source may show another car, as in a folder of pictures.

    A picture by itself is a folder of one: no second frame of its car will come.
    """
    path = Path(address)
    return path.is_dir() or is_picture(path)
