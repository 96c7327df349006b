"""One arrival through the gate's own code: frames, reader, fusion over frames, the server's verdict."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

import numpy as np

from recognition.engine import Engine
from recognition.followed_car import Passage
from recognition.observations import is_legible, observed
from recognition.passage import PassageTracker
from recognition.plates import Picture, PlateRegion
from recognition.training.picture_effects import through_jpeg
from server.domain.arrival import GateThresholds, KnownPlate, Verdict, judge
from server.domain.plate_lattice import believed, spellings
from server.domain.plate_region import Numbering
from server.domain.records import Lattice
from server.simulator.passage_drawing import PassageDrawing
from server.simulator.passage_path import PassageTiming
from server.simulator.passage_plan import PassagePlan
from server.simulator.weather_veil import WeatherVeil
from tests.benchmarks.gate_month import Arrival
from tests.benchmarks.gate_views import FRAMES, frames_of

LEAVES_AFTER_S = 30.0
SCENE_JPEG_QUALITY = 82


@dataclass(slots=True)
class KnownPlace:
    """A detector that is told where the plate is: for measuring all but the detector, and fast."""

    regions: list[PlateRegion] = field(default_factory=list)

    def detect(self, picture: Picture) -> list[PlateRegion]:
        """Return the regions as told."""
        return self.regions


@dataclass(frozen=True, slots=True)
class Gate:
    """A gate with its reader, and the shop that it belongs to."""

    engine: Engine
    numbering: Numbering
    thresholds: GateThresholds
    on_record: frozenset[str]
    scenes: bool


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the gate made of an arrival: the plate that was greeted, or that nobody was, and why."""

    greeted: str | None
    reason: str
    passages: tuple[Passage, ...]


def pass_gate(arrival: Arrival, gate: Gate) -> Outcome:
    """Let one car pass: every revision of its sightings is judged, the first that is sure greets."""
    passages = _watch_scene(arrival, gate) if gate.scenes else _watch_plate(arrival, gate)
    reason = "not_read"
    for passage in passages:
        verdict = verdict_on(passage, arrival, gate)
        reason = verdict.reason
        if verdict.sure and verdict.best:
            return Outcome(verdict.best.text, reason, tuple(passages))
    return Outcome(None, reason, tuple(passages))


def verdict_on(passage: Passage, arrival: Arrival, gate: Gate) -> Verdict:
    """Judge one revision against what the shop knows at that hour, as the server does."""
    reading = passage.fused.reading
    lattice: Lattice = reading.characters
    known = _known(lattice, arrival, gate)
    return judge(lattice, known, gate.thresholds, gate.numbering, reading.colour)


def _known(lattice: Lattice, arrival: Arrival, gate: Gate) -> list[KnownPlate]:
    thresholds = gate.thresholds
    texts = [text for text, _ in spellings(believed(lattice, thresholds.trust), gate.numbering.formats)]
    on_record = [_on_record(text, thresholds.prior_known, gate) for text in texts if text in gate.on_record]
    booked = [
        replace(
            _on_record(booking.car.plate, thresholds.booking_weight(booking.slot_at, arrival.at), gate),
            appointment_id=booking.car.plate,
        )
        for booking in arrival.bookings
    ]
    return on_record + booked


def _on_record(text: str, weight: float, gate: Gate) -> KnownPlate:
    return KnownPlate(text, gate.numbering.usual_colour(text), weight, vehicle_id=text)


def _watch_plate(arrival: Arrival, gate: Gate) -> list[Passage]:
    """Look at the plate alone, where a detector with little errors would find it."""
    place = KnownPlace()
    engine = replace(gate.engine, detector=place, thorough=None)
    camera = _Camera(engine)
    for frame in frames_of(arrival):
        place.regions = [frame.region]
        camera.look(frame.at, frame.picture)
    return camera.gone()


def _watch_scene(arrival: Arrival, gate: Gate) -> list[Passage]:
    """Look at the whole picture of the simulated gate camera."""
    camera = _Camera(gate.engine)
    for at, picture in _scenes(arrival):
        camera.look(at, picture)
    return camera.gone()


def _scenes(arrival: Arrival) -> Iterator[tuple[float, Picture]]:
    view = arrival.view
    plan = PassagePlan(
        plate_text=arrival.car.plate,
        plate_colour=arrival.car.design.colour,
        weather=view.weather,
        plate_width_px=view.width_px,
        slant_degrees=view.yaw,
        focus_blur_px=view.blur * view.width_px / 3,
        dirt=view.mud,
    )
    timing = PassageTiming()
    drawing, veil = PassageDrawing(plan, timing), WeatherVeil(view.weather)
    for seconds in np.linspace(0.4 * timing.approach_s, timing.approach_s + 0.5, FRAMES):
        frame = through_jpeg(veil.over(drawing.frame_at(float(seconds))), SCENE_JPEG_QUALITY)
        yield float(seconds), np.asarray(frame, dtype=np.uint8)


class _Camera:
    """The part of the gate agent between a frame and a passage."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._tracker = PassageTracker()
        self._at = 0.0
        self._told: list[Passage] = []

    def look(self, at: float, picture: Picture) -> None:
        """Look at one frame."""
        now = datetime.now(UTC)
        plates = [plate for plate in self._engine.look(picture).plates if is_legible(plate.reading)]
        self._told += self._tracker.observe(at, [observed(at, now, now, now, plate) for plate in plates])
        self._at = at

    def gone(self) -> list[Passage]:
        """The car is out of sight; return all that was told of it."""
        self._told += self._tracker.observe(self._at + LEAVES_AFTER_S, [])
        return self._told + self._tracker.finish()
