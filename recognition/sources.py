"""From what an operator writes after `--camera` to the frames it means."""

from pathlib import Path
from urllib.parse import urlsplit

from recognition.capture import FrameSource, NoSuchSource
from recognition.live_camera import LiveCamera
from recognition.recordings import picture_folder, video_file

STREAMING = {"http", "https", "rtsp", "rtsps", "rtmp", "udp", "tcp"}


def open_source(address: str) -> FrameSource:
    """Return the frames of a stream's URL, a USB camera's number, a video file or a folder of pictures.

    A camera that does not answer now is none the less a source: it may come. Raises `NoSuchSource` for what
    can never be one.
    """
    if address.isdigit():
        return LiveCamera(int(address))
    if "://" in address:
        return _stream(address)
    path = Path(address)
    if path.is_dir():
        return picture_folder(path)
    if path.is_file():
        return video_file(path)
    raise NoSuchSource(
        f"{address}: neither a camera's address (rtsp://… or http://…), a USB camera's number, "
        "a video file nor a folder of pictures"
    )


def _stream(address: str) -> FrameSource:
    parts = urlsplit(address)
    if parts.scheme.lower() not in STREAMING or not parts.hostname:
        raise NoSuchSource(
            f"--camera: {parts.scheme}:// is no camera's address; use one of {', '.join(sorted(STREAMING))}"
        )
    return LiveCamera(address)


def shows_many_cars(address: str) -> bool:
    """Tell whether each picture of the source may show another car, as in a folder of pictures."""
    return Path(address).is_dir()
