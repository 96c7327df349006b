"""Cameras as the test page shows them, with a drawn street and a plate that was read in it."""

from datetime import UTC, datetime
from itertools import count
from pathlib import Path

import numpy as np

from recognition.area_file import AreaFile
from recognition.camera_scene import CameraScene
from recognition.capture import CameraCondition, Frame
from recognition.gate_order import CameraOrder
from recognition.plates import DetectedPlate, Look, PlateReading, PlateRegion
from recognition.test_page.shown_camera import ShownCamera
from server.domain.plate import PlateColour
from tests.fakes.drawn_scenes import PLATE_AT, PLATE_HEIGHT_PX, drawn_scene
from tests.fakes.readings import NOON, reading

UP = CameraCondition("up", "", NOON, 10.0)
PASSWORD = "hunter2"


class CameraForPage:
    """One camera, up, whose address holds `PASSWORD`; `shown` is what the page gets."""

    def __init__(self, folder: Path, name: str = "entry") -> None:
        self.condition = UP
        self._clock = count(1.0, 0.1)
        self.scene = CameraScene()
        self.drawn = AreaFile(folder / f"area-{name}.json")
        order = CameraOrder(name, f"rtsp://admin:{PASSWORD}@192.168.1.20/1", "in")
        self.shown = ShownCamera(order, self.scene, self.drawn, lambda: self.condition)

    def go_on(self, *, moved: bool = True) -> int:
        """Show another frame, which is not looked at; return its number."""
        street = np.full((720, 1280, 3), 160, dtype=np.uint8)
        frame = Frame(street, next(self._clock), datetime.now(UTC))
        self.scene.saw(frame, moved=moved)
        return round(frame.at * 1000)

    def see(self, text: str = "") -> None:
        """Show an empty street, or one with the plate `text`, the last character of which is doubtful."""
        street = drawn_scene(text, PlateColour.BLUE) if text else np.full((720, 1280, 3), 96, dtype=np.uint8)
        frame = Frame(street, next(self._clock), datetime.now(UTC))
        self.scene.saw(frame, moved=bool(text))
        if text:
            self.scene.read(Look((_plate(text),), 21.0, 4.0))


def _plate(text: str) -> DetectedPlate:
    sure = reading(text, 0.997)
    lattice = (*sure.characters[:-1], ((text[-1], 0.62), ("S", 0.31), ("8", 0.04)))
    read = PlateReading(text, sure.kind, sure.colour, lattice, 0.62, certain=False)
    left, top = PLATE_AT
    right, bottom = left + 151, top + PLATE_HEIGHT_PX
    region = PlateRegion(((left, top), (right, top), (right, bottom), (left, bottom)), 0.9)
    return DetectedPlate(region, read, np.full((48, 151, 3), 80, dtype=np.uint8))
