"""One camera's use of the engine that all cameras share."""

import threading
from dataclasses import dataclass, replace

from recognition.camera_scene import CameraScene
from recognition.engine import Engine
from recognition.plates import DetectedPlate, Look, Picture
from recognition.watched_area import WatchedArea


@dataclass(frozen=True, slots=True)
class CameraEyes:
    """Looks with `engine` when it is this camera's `turn`; plates outside the scene's area do not count."""

    engine: Engine
    turn: threading.Lock
    scene: CameraScene

    def look(self, picture: Picture) -> Look:
        """Find and read the plates whose middle lies in the area, the surest first."""
        with self.turn:
            look = self.engine.look(picture)
        area = self.scene.area
        inside = tuple(plate for plate in look.plates if _lies_in(area, plate, picture))
        seen = replace(look, plates=inside)
        self.scene.read(seen)
        return seen


def _lies_in(area: WatchedArea, plate: DetectedPlate, picture: Picture) -> bool:
    height, width = picture.shape[:2]
    middle_x = sum(x for x, _ in plate.region.corners) / 4
    middle_y = sum(y for _, y in plate.region.corners) / 4
    return area.holds(middle_x / width, middle_y / height)
