"""Simulated cameras over the bays: each shows the car in its bay, and a technician at work on it."""

import random
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import cv2

from server.domain.plate import PlateColour
from server.simulator.bay_scene import STANCES, bay_scene
from server.simulator.car_drawing import draw_car
from server.simulator.mjpeg_stream import MjpegStream
from server.simulator.passage_plan import Weather, choose_passage

FRAME_S = 1.0
PLATE_WIDTH_PX = 96.0
_JPEG_QUALITY = 80


@dataclass(frozen=True, slots=True)
class ParkedPlate:
    """The plate of a car in a bay."""

    text: str
    colour: PlateColour


class BayCameras:
    """One stream a bay. Pictures are drawn once for each car; to stream them costs next to nothing."""

    def __init__(self, bays: Sequence[str]) -> None:
        self._streams = {bay: MjpegStream() for bay in bays}
        self._parked: dict[str, ParkedPlate | None] = {}
        self._pictures: dict[str, list[bytes]] = {}
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="bay-cameras")
        self.park(dict.fromkeys(bays))

    @property
    def addresses(self) -> Mapping[str, str]:
        """The address of each stream, by the bay's number."""
        return {bay: stream.url for bay, stream in self._streams.items()}

    def start(self) -> None:
        """Switch the cameras on."""
        for stream in self._streams.values():
            stream.start()
        self._thread.start()

    def stop(self) -> None:
        """Switch the cameras off."""
        self._stopping.set()
        if self._thread.is_alive():
            self._thread.join()
        for stream in self._streams.values():
            stream.stop()

    def park(self, cars: Mapping[str, ParkedPlate | None]) -> None:
        """Show these cars in these bays from now on; None for an empty one."""
        for bay, plate in cars.items():
            if bay not in self._pictures or self._parked[bay] != plate:
                self._parked[bay] = plate
                self._pictures[bay] = _drawn(plate)

    def _run(self) -> None:
        turn = 0
        while not self._stopping.wait(FRAME_S):
            turn += 1
            for bay, stream in self._streams.items():
                pictures = self._pictures[bay]
                stream.publish(pictures[turn % len(pictures)])


def _drawn(plate: ParkedPlate | None) -> list[bytes]:
    """Return the pictures that are shown in turn."""
    if plate is None:
        car = None
    else:
        chance = random.Random(plate.text)
        plan = choose_passage(plate.text, plate.colour, chance, Weather.DAY)
        car = draw_car(replace(plan, plate_width_px=PLATE_WIDTH_PX, slant_degrees=0.0))
    scenes = [bay_scene(car, stance) for stance in range(STANCES)]
    quality = [cv2.IMWRITE_JPEG_QUALITY, _JPEG_QUALITY]
    return [cv2.imencode(".jpg", scene, quality)[1].tobytes() for scene in scenes]
