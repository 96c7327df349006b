"""One car passes: where its passage begins and ends, and when it is told. Pure: readings and times in."""

from dataclasses import dataclass, field
from datetime import datetime

from recognition.plates import DetectedPlate, PlateReading
from recognition.voting import FusedReading, fuse

# Readings of one car differ by so many characters at most, unless both are certain.
MOST_MISREAD = 2


@dataclass(frozen=True, slots=True)
class Observation:
    """A plate seen in one frame: `at` in seconds of a steady clock, the others aware UTC."""

    at: float
    captured_at: datetime
    read_at: datetime
    plate: DetectedPlate


@dataclass(frozen=True, slots=True)
class Passage:
    """What is known of one car that passed, told once."""

    observations: tuple[Observation, ...]
    fused: FusedReading

    @property
    def clearest(self) -> Observation:
        """The frame that was read most surely of those that say the fused text, else of all."""
        text = self.fused.reading.text
        saying = [seen for seen in self.observations if seen.plate.reading.text == text]
        return max(saying or self.observations, key=lambda seen: seen.plate.reading.confidence)


@dataclass(frozen=True, slots=True)
class PassageRules:
    """When a passage is told, and when it is over.

    It is told as soon as its frames agree surely (`sure_confidence`), else after `patience_s`, else when
    the car has been out of sight for `gone_s`. After `forgotten_s` out of sight the same plate is a new
    passage. Another plate must be read in `changing_frames` frames in a row to begin one, and a passage
    of fewer than `least_frames` frames was a misreading.
    """

    sure_confidence: float = 0.8
    patience_s: float = 4.0
    gone_s: float = 1.0
    forgotten_s: float = 20.0
    changing_frames: int = 2
    least_frames: int = 2


PICTURES_OF_MANY_CARS = PassageRules(changing_frames=1, least_frames=1)
"""For a folder of pictures, where each may show another car."""


@dataclass(slots=True)
class PassageTracker:
    """Follows one camera, frame by frame."""

    rules: PassageRules = PassageRules()
    _seen: list[Observation] = field(default_factory=list)
    _rivals: list[Observation] = field(default_factory=list)
    _told: bool = False
    _in_view: bool = False
    _last_seen_at: float = 0.0

    @property
    def waiting(self) -> bool:
        """Whether frames are still wanted to settle a car in sight."""
        return bool(self._seen) and not self._told

    @property
    def told_in_view(self) -> bool:
        """Whether the car that was seen last is still there and told already."""
        return self._in_view and self._told

    def observe(self, at: float, observation: Observation | None) -> list[Passage]:
        """Take in one frame (None: no plate in it) and return the passages that are told now."""
        if observation is None:
            return self._miss(at)
        self._last_seen_at, self._in_view = at, True
        if self._seen and not _same_car(self._current_reading(), observation.plate.reading):
            return self._meet_rival(observation)
        self._rivals.clear()
        if self._told:
            return []
        self._seen.append(observation)
        return self._tell_if_settled(at)

    def finish(self) -> list[Passage]:
        """Return what was not told yet: the camera's recording is over, or the agent stops."""
        told = self._tell()
        self._forget()
        return told

    def nothing_moved(self, at: float) -> list[Passage]:
        """Take in a frame like the one before, which therefore need not be read."""
        if self._in_view:
            self._last_seen_at = at
            return []
        return self._miss(at)

    def _miss(self, at: float) -> list[Passage]:
        self._in_view = False
        unseen_s = at - self._last_seen_at
        if not self._seen or unseen_s < self.rules.gone_s:
            return []
        told = self._tell()
        if not self._told or unseen_s >= self.rules.forgotten_s:
            self._forget()
        return told

    def _meet_rival(self, observation: Observation) -> list[Passage]:
        if self._rivals and not _same_car(self._rivals[-1].plate.reading, observation.plate.reading):
            self._rivals.clear()
        self._rivals.append(observation)
        if len(self._rivals) < self.rules.changing_frames:
            return []
        told = self._tell()
        self._seen, self._rivals, self._told = self._rivals, [], False
        return told + self._tell_if_settled(observation.at)

    def _current_reading(self) -> PlateReading:
        return fuse([seen.plate.reading for seen in self._seen]).reading

    def _tell_if_settled(self, at: float) -> list[Passage]:
        fused = fuse([seen.plate.reading for seen in self._seen])
        sure = fused.agreed and fused.reading.confidence >= self.rules.sure_confidence
        overdue = at - self._seen[0].at >= self.rules.patience_s
        return self._tell() if sure or overdue else []

    def _tell(self) -> list[Passage]:
        if self._told or not self._enough():
            return []
        self._told = True
        return [Passage(tuple(self._seen), fuse([seen.plate.reading for seen in self._seen]))]

    def _enough(self) -> bool:
        return len(self._seen) >= max(1, self.rules.least_frames)

    def _forget(self) -> None:
        self._seen, self._rivals, self._told = [], [], False


def _same_car(known: PlateReading, seen: PlateReading) -> bool:
    if known.text == seen.text:
        return True
    if known.certain and seen.certain:
        return False
    return edit_distance(known.text, seen.text) <= MOST_MISREAD


def edit_distance(first: str, second: str) -> int:
    """Return how many characters to change, add or leave out to make `second` of `first`."""
    row = list(range(len(second) + 1))
    for index, character in enumerate(first, start=1):
        corner, row[0] = row[0], index
        for place, other in enumerate(second, start=1):
            corner, row[place] = (
                row[place],
                min(row[place] + 1, row[place - 1] + 1, corner + (character != other)),
            )
    return row[-1]
