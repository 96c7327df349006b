"""One car in view: what was seen of it, and what was told of it."""

from dataclasses import dataclass, field

from recognition.observations import Observation, movement
from recognition.voting import FusedReading, fuse
from server.contract.sightings import Movement

# The clearest frames say all that there is to say; a car that waits for an hour must not fill the memory.
MOST_VOTES = 16


@dataclass(frozen=True, slots=True)
class Passage:
    """What is known of one car that passes; told again as `revision` 1, 2 … while that improves."""

    sighting_id: str
    first: Observation
    observations: tuple[Observation, ...]
    frames: int
    fused: FusedReading
    movement: Movement | None
    revision: int = 0
    final: bool = True

    @property
    def clearest(self) -> Observation:
        """The frame that was read most surely of those that say the fused text, else of all."""
        text = self.fused.reading.text
        saying = [seen for seen in self.observations if seen.plate.reading.text == text]
        return max(saying or self.observations, key=lambda seen: seen.plate.reading.confidence)


@dataclass(slots=True)
class FollowedCar:
    """A car from its first frame until it is forgotten; before `frames_needed` it may be a misreading."""

    sighting_id: str
    first: Observation
    frames_needed: int = 1
    last: Observation = field(init=False)
    frames: int = field(init=False, default=0)
    fused: FusedReading = field(init=False)
    seen_at: float = field(init=False)
    in_view: bool = field(init=False, default=True)
    told: Passage | None = field(init=False, default=None)
    told_at: float = field(init=False, default=0.0)
    _votes: list[Observation] = field(init=False, default_factory=list)

    def __post_init__(self) -> None:
        self.see(self.first)

    def see(self, observation: Observation) -> None:
        """Take in one more frame; once all is told, only where the car is."""
        self.last, self.seen_at, self.in_view = observation, observation.at, True
        if self.final:
            return
        self.frames += 1
        # By weight and then by time, so that the order in which frames come does not matter.
        self._votes.append(observation)
        self._votes.sort(key=lambda seen: (-seen.vote.weight, seen.at))
        del self._votes[MOST_VOTES:]
        self.fused = fuse([seen.vote for seen in self._votes])

    @property
    def is_car(self) -> bool:
        """Whether it was seen often enough to be one."""
        return self.frames >= self.frames_needed

    @property
    def final(self) -> bool:
        """Whether all was told."""
        return self.told is not None and self.told.final

    @property
    def movement(self) -> Movement | None:
        """How it moved since it was first seen."""
        return movement(self.first.plate.box, self.last.plate.box)

    def tell(self, at: float, *, final: bool) -> Passage:
        """Return the next revision of what is known."""
        self.told = Passage(
            sighting_id=self.sighting_id,
            first=self.first,
            observations=tuple(self._votes),
            frames=self.frames,
            fused=self.fused,
            movement=self.movement,
            revision=self.told.revision + 1 if self.told else 0,
            final=final,
        )
        self.told_at = at
        return self.told
