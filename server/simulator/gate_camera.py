"""A simulated gate camera: cars pass a drawn gate one after another, shown as a network camera's stream."""

import queue
import random
import threading
import time
from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from datetime import UTC, datetime

import cv2

from recognition.training.pictures import Picture
from server.domain.plate import PlateColour
from server.simulator.camera_overlay import stamp
from server.simulator.gate_scene import gate_scene
from server.simulator.mjpeg_stream import MjpegStream
from server.simulator.passage_drawing import PassageDrawing
from server.simulator.passage_path import PassageTiming
from server.simulator.passage_plan import PassagePlan, Weather, choose_passage
from server.simulator.weather_veil import WeatherVeil

_FRAME_S = 1 / 12
_IDLE_S = 0.5
_JPEG_QUALITY = 82

Passed = Future[None]


def _now() -> datetime:
    return datetime.now(UTC).astimezone()


class GateCamera:
    """Shows planned passages in turn; between them the empty gate, at a lower rate.

    `name` (ASCII) is written into the picture; `seed` settles all that `plan_passage` leaves to chance.
    """

    def __init__(
        self,
        name: str,
        seed: int,
        *,
        port: int = 0,
        timing: PassageTiming | None = None,
        clock: Callable[[], datetime] = _now,
    ) -> None:
        """Listen on `port` of 127.0.0.1 (0: any free one); OSError where it is taken."""
        self._name = name
        self._rng = random.Random(seed)
        self._timing = timing or PassageTiming()
        self._clock = clock
        self._stream = MjpegStream(port)
        self._passages: queue.SimpleQueue[tuple[PassagePlan, Passed]] = queue.SimpleQueue()
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name=f"gate-camera-{name}")
        self._weather = Weather.DAY
        self._empty_gate = ("", b"")

    @property
    def url(self) -> str:
        """The address of the stream."""
        return self._stream.url

    def start(self) -> None:
        """Switch the camera on."""
        self._stream.start()
        self._thread.start()

    def stop(self) -> None:
        """Switch the camera off; passages not yet over are cancelled."""
        self._stopping.set()
        if self._thread.is_alive():
            self._thread.join()
        self._stream.stop()
        while not self._passages.empty():
            self._passages.get_nowait()[1].cancel()

    def plan_passage(
        self, plate_text: str, colour: PlateColour, weather: Weather | None = None
    ) -> PassagePlan:
        """Return a passage of this plate; the seed settles the car and, unless given, the weather."""
        return choose_passage(plate_text, colour, self._rng, weather)

    def show_passage(self, plan: PassagePlan) -> Passed:
        """Let a car pass after those already waiting.

        The result is done when the car has left the picture (await it with `asyncio.wrap_future`). It fails
        with ValueError where the plate cannot be drawn, and is cancelled when the camera stops.
        """
        passed: Passed = Future()
        self._passages.put((plan, passed))
        if self._stopping.is_set():
            passed.cancel()
        return passed

    def _run(self) -> None:
        while not self._stopping.is_set():
            try:
                plan, passed = self._passages.get(timeout=_IDLE_S)
            except queue.Empty:
                self._show_empty_gate()
            else:
                self._show(plan, passed)

    def _show(self, plan: PassagePlan, passed: Passed) -> None:
        if not passed.set_running_or_notify_cancel():
            return
        try:
            self._play(plan)
        except (ValueError, cv2.error, CancelledError) as error:
            passed.set_exception(error)
        else:
            passed.set_result(None)

    def _play(self, plan: PassagePlan) -> None:
        """Show the frames of one passage as their time comes; frames that come late are left out."""
        drawing, veil = PassageDrawing(plan, self._timing), WeatherVeil(plan.weather)
        self._weather, self._empty_gate = plan.weather, ("", b"")
        started_at = time.monotonic()
        while (seconds := time.monotonic() - started_at) < self._timing.total_s:
            if self._stream.has_viewers:
                self._stream.publish(self._encoded(veil.over(drawing.frame_at(seconds))))
            if self._stopping.wait(_FRAME_S - (time.monotonic() - started_at) % _FRAME_S):
                raise CancelledError

    def _show_empty_gate(self) -> None:
        """Show the gate without a car; the picture is drawn anew only when its clock moves on."""
        if not self._stream.has_viewers:
            return
        written, jpeg = self._empty_gate
        if written != self._writing():
            jpeg = self._encoded(gate_scene(self._weather, barrier_open=False).copy())
            self._empty_gate = (self._writing(), jpeg)
        self._stream.publish(jpeg)

    def _encoded(self, frame: Picture) -> bytes:
        stamp(frame, self._writing())
        return cv2.imencode(".jpg", frame, [cv2.IMWRITE_JPEG_QUALITY, _JPEG_QUALITY])[1].tobytes()

    def _writing(self) -> str:
        return f"{self._clock():%Y-%m-%d %H:%M:%S}  {self._name}"
