"""One camera's eyes: plates in its region of interest, one look at a time for all cameras."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

import numpy as np

from recognition.camera_eyes import CameraEyes
from recognition.camera_scene import CameraScene
from recognition.engine import Engine
from recognition.plates import Corners, Picture, PlateReading, PlateRegion
from recognition.watched_area import WatchedArea
from tests.fakes.readings import reading

STREET = np.zeros((200, 400, 3), dtype=np.uint8)
RIGHT_HALF = WatchedArea(((0.5, 0.0), (1.0, 0.0), (1.0, 1.0), (0.5, 1.0)))


def corners(left: int, top: int) -> Corners:
    return ((left, top), (left + 60, top), (left + 60, top + 20), (left, top + 20))


@dataclass
class TwoPlates:
    """Sees a plate on the left and one on the right, and how many look at the same time."""

    at_once: int = 0
    most_at_once: int = 0
    counting: threading.Lock = field(default_factory=threading.Lock)

    def detect(self, picture: Picture) -> list[PlateRegion]:
        with self.counting:
            self.at_once += 1
            self.most_at_once = max(self.most_at_once, self.at_once)
        time.sleep(0.02)
        with self.counting:
            self.at_once -= 1
        return [PlateRegion(corners(20, 50), 0.9), PlateRegion(corners(175, 50), 0.9)]

    def read(self, plate: Picture) -> PlateReading:
        return reading("京A12345")


def lefts(eyes: CameraEyes) -> list[int]:
    return sorted(plate.box.x for plate in eyes.look(STREET).plates)


def test_only_a_plate_whose_middle_lies_in_the_area_counts() -> None:
    scene = CameraScene()
    seer = TwoPlates()
    eyes = CameraEyes(Engine(seer, seer), threading.Lock(), scene)
    assert lefts(eyes) == [20, 175]
    scene.watch_area(RIGHT_HALF)
    assert lefts(eyes) == [175]
    assert [plate.box.x for plate in scene.glance().plates] == [175]


def test_cameras_take_turns_with_the_engine() -> None:
    seer = TwoPlates()
    engine, turn = Engine(seer, seer), threading.Lock()
    cameras = [CameraEyes(engine, turn, CameraScene()) for _ in range(4)]
    with ThreadPoolExecutor(4) as threads:
        looks = list(threads.map(lambda eyes: eyes.look(STREET), cameras))
    assert [len(look.plates) for look in looks] == [2] * 4
    assert seer.most_at_once == 1
