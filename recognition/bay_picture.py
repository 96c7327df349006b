"""From a camera's frame to what may leave the agent: smaller, with black areas and smeared plates."""

from recognition.capture import Frame
from recognition.opencv import blacken, encode_jpeg, scaled
from recognition.plate_blur import PlateBlur
from recognition.watched_area import WatchedArea
from server.contract.bay_video import BayWishes


class BayPicture:
    """Makes the pictures of one bay."""

    def __init__(self, black_out: tuple[WatchedArea, ...], blur: PlateBlur) -> None:
        self._black_out = black_out
        self._blur = blur

    def jpeg(self, frame: Frame, rules: BayWishes, own_plate: str) -> bytes:
        """Return the frame's JPEG; what is blacked out or smeared is in no byte of it.

        `own_plate` is left as it is; empty where every plate is smeared.
        """
        height, width = frame.picture.shape[:2]
        share = min(1.0, rules.longest_side_px / max(width, height))
        small = scaled(frame.picture, max(1, round(width * share)), max(1, round(height * share))).copy()
        for area in self._black_out:
            blacken(small, area.corners)
        return encode_jpeg(self._blur.cover(small, frame.at, own_plate), rules.quality)
