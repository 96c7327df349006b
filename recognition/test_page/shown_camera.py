"""One camera as the test page tells it: plain values for JSON, a picture, and its region of interest."""

from collections.abc import Callable
from dataclasses import dataclass

from recognition import live_camera, picture_health
from recognition.area_file import AreaFile
from recognition.camera_scene import CameraScene, Glance
from recognition.capture import CameraCondition, Frame
from recognition.gate_order import CameraOrder
from recognition.opencv import encode_jpeg, shrink
from recognition.plates import DetectedPlate
from recognition.watched_area import WatchedArea

LONGEST_SIDE_PX = 1280
JPEG_QUALITY = 75
MOST_CHOICES = 3

Plain = dict[str, object]

# The agent's own words for what is wrong, and where the wording has them in every language.
REASON_KEYS = {
    live_camera.NOT_YET: "gate_test.not_yet",
    live_camera.ABSENT: "gate_test.absent",
    live_camera.SILENT: "gate_test.silent",
    live_camera.BROKEN: "gate_test.broken",
    picture_health.FROZEN: "gate_test.frozen",
    picture_health.DARK: "gate_test.dark",
    picture_health.BLANK: "gate_test.blank",
}
# With these a camera is down, but what it shows is what there is now.
STILL_LOOKED_AT = (picture_health.DARK, picture_health.BLANK)


@dataclass(frozen=True, slots=True)
class ShownCamera:
    """What the page may know and change of one camera. Its address, with the password, is no part of it."""

    order: CameraOrder
    scene: CameraScene
    drawn: AreaFile
    condition: Callable[[], CameraCondition]

    def state(self) -> Plain:
        """Return all there is to show just now; times in seconds ago, places in shares of the picture."""
        glance, condition = self.scene.glance(), self.condition()
        return {
            "name": self.order.name,
            "direction": self.order.direction,
            "state": condition.state,
            "old": condition.state == "down" and condition.reason not in STILL_LOOKED_AT,
            "reason": condition.reason,
            "reason_key": REASON_KEYS.get(condition.reason),
            "frames_per_second": condition.frames_per_second,
            "looks_per_second": round(glance.looks_per_second, 1),
            "moved": glance.moved,
            "frame": _frame(glance.frame),
            "look": _look(glance),
            "area": self.scene.area.corners,
            "area_file": str(self.drawn.path),
            "drawn": self.drawn.path.exists(),
        }

    def jpeg(self, number: int) -> bytes | None:
        """Return a frame of the state told last, `LONGEST_SIDE_PX` at most; None where it is not kept."""
        frame = next((each for each in self.scene.told_frames() if _number(each) == number), None)
        if frame is None:
            return None
        height, width = frame.picture.shape[:2]
        scale = min(1.0, LONGEST_SIDE_PX / max(height, width))
        small = shrink(frame.picture, max(1, round(width * scale)), max(1, round(height * scale)))
        return encode_jpeg(small, JPEG_QUALITY)

    def keep_area(self, area: WatchedArea | None) -> None:
        """Let plates count in `area`, after a restart too; None: as was ordered. Raises OSError."""
        if area is None:
            self.drawn.remove()
        else:
            self.drawn.save(area)
        self.scene.watch_area(area or self.order.area)


def _frame(frame: Frame | None) -> Plain | None:
    if frame is None:
        return None
    height, width = frame.picture.shape[:2]
    return {"number": _number(frame), "width": width, "height": height}


def _number(frame: Frame) -> int:
    return round(frame.at * 1000)


def _look(glance: Glance) -> Plain | None:
    if glance.looked_at is None or glance.looked_ago_s is None:
        return None
    height, width = glance.looked_at.picture.shape[:2]
    return {
        "frame": _number(glance.looked_at),
        "moved_since": glance.moved_since,
        "seconds_ago": round(glance.looked_ago_s, 1),
        "took_ms": round(glance.look_ms),
        "plates": [_plate(plate, width, height) for plate in glance.plates],
    }


def _plate(plate: DetectedPlate, width: int, height: int) -> Plain:
    reading = plate.reading
    return {
        "text": reading.text,
        "kind": reading.kind,
        "confidence": reading.confidence,
        "certain": reading.certain,
        "characters": [choices[:MOST_CHOICES] for choices in reading.characters],
        "corners": [(x / width, y / height) for x, y in plate.region.corners],
    }
