"""The cars before one camera: where each passage begins and ends, and when it is told. Pure: readings in."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from uuid_utils import uuid7

from recognition.followed_car import FollowedCar, Passage
from recognition.grammar import Certainty
from recognition.observations import Observation
from recognition.same_car import pair_up, replaces, same_place

AGREED_SURELY = Certainty(province=0.9, serial=0.8)
"""Less than a single frame needs to be certain: several have said the same."""


@dataclass(frozen=True, slots=True)
class PassageRules:
    """When a passage is told, and when it is over.

    It is told, once and for all, as soon as its frames agree and each character of them is `sure`. Else it is
    told as far as it is known after `patience_s`, or when the car has been out of sight for `gone_s`, and
    again whenever that has improved (by `better` of its weakest character, or another text), at most every
    `revise_every_s`. After `forgotten_s` out of sight the last word is said, and the same plate is a new
    passage. A doubtful plate is waited for with every frame for `eager_s`.

    A plate read in fewer than `least_frames` frames, in a row where another car was, is a misreading; so is
    one that differs but little from that of the car that was just there, in fewer than `look_alike_frames`.
    A plate narrower than `foremost` of the widest in view is that of a car that queues: it is told when its
    turn has come. With `by_movement` a car is told once it has moved: before, its direction is not known.
    """

    sure: Certainty = AGREED_SURELY
    patience_s: float = 4.0
    eager_s: float = 8.0
    gone_s: float = 1.0
    forgotten_s: float = 20.0
    revise_every_s: float = 0.7
    better: float = 0.05
    least_frames: int = 2
    look_alike_frames: int = 4
    foremost: float = 0.6
    by_movement: bool = False


PICTURES_OF_MANY_CARS = PassageRules(least_frames=1, look_alike_frames=1, forgotten_s=1.0)
"""For a folder of pictures, where each may show another car."""


@dataclass(slots=True)
class PassageTracker:
    """Follows the cars before one camera, frame by frame; `new_id` names their sightings."""

    rules: PassageRules = PassageRules()
    new_id: Callable[[], str] = lambda: str(uuid7())
    _cars: list[FollowedCar] = field(default_factory=list)
    _at: float = 0.0

    @property
    def waiting(self) -> bool:
        """Whether frames are still wanted to settle a car in sight; not for ever, if none of them helps."""
        return any(
            not car.final
            and self._at - car.seen_at < self.rules.gone_s
            and self._at - car.first.at < self.rules.eager_s
            for car in self._cars
        )

    @property
    def told_in_view(self) -> bool:
        """Whether cars are in sight, and all of them told already."""
        in_view = [car for car in self._cars if car.in_view]
        return bool(in_view) and all(car.told for car in in_view)

    def observe(self, at: float, seen: Sequence[Observation]) -> list[Passage]:
        """Take in the plates of one frame and return the passages of which there is something to tell."""
        self._at = at
        for car in self._cars:
            car.in_view = False
        pairs = pair_up(self._cars, seen)
        for car, observation in pairs:
            car.see(observation)
        self._drop_misreadings()
        taken = [observation for _, observation in pairs]
        strays = [observation for observation in seen if all(observation is not other for other in taken)]
        self._cars += [FollowedCar(self.new_id(), stray, self._frames_needed(stray)) for stray in strays]
        return self._tell_and_forget()

    def nothing_moved(self, at: float) -> list[Passage]:
        """Take in a frame like the one before, which therefore need not be read."""
        self._at = at
        for car in self._cars:
            if car.in_view:
                car.seen_at = at
        return self._tell_and_forget()

    def finish(self) -> list[Passage]:
        """Return the last word on every car: the camera's recording is over, or the agent stops."""
        unsaid = [car for car in self._cars if car.is_car and not car.final]
        self._cars = []
        return [car.tell(self._at, final=True) for car in unsaid]

    def _tell_and_forget(self) -> list[Passage]:
        told = [passage for car in self._cars if (passage := self._told_now(car))]
        self._cars = [car for car in self._cars if not self._is_over(car)]
        return told

    def _drop_misreadings(self) -> None:
        """Forget a plate that was read too seldom where the car that was there before it is seen again."""
        here = [car for car in self._cars if car.in_view]
        self._cars = [
            car
            for car in self._cars
            if car.in_view or car.is_car or not any(same_place(car.last, other.last) for other in here)
        ]

    def _told_now(self, car: FollowedCar) -> Passage | None:
        if car.final or not car.is_car:
            return None
        unseen_s = self._at - car.seen_at
        if unseen_s >= self.rules.forgotten_s:
            return car.tell(self._at, final=True)
        if unseen_s >= self.rules.gone_s:
            return car.tell(self._at, final=False) if self._has_news(car) else None
        if not car.in_view or not self._is_foremost(car):
            return None
        if self._is_settled(car):
            return car.tell(self._at, final=True)
        overdue = self._at - car.first.at >= self.rules.patience_s
        return car.tell(self._at, final=False) if overdue and self._has_news(car) else None

    def _frames_needed(self, stray: Observation) -> int:
        replaced = [car for car in self._cars if car.is_car and replaces(stray, car)]
        return self.rules.look_alike_frames if replaced else self.rules.least_frames

    def _is_over(self, car: FollowedCar) -> bool:
        unseen_s = self._at - car.seen_at
        return unseen_s >= (self.rules.forgotten_s if car.is_car else self.rules.gone_s)

    def _is_foremost(self, car: FollowedCar) -> bool:
        widest = max(other.last.plate.box.w for other in self._cars if other.in_view)
        return car.told is not None or car.last.plate.box.w >= self.rules.foremost * widest

    def _is_settled(self, car: FollowedCar) -> bool:
        if self.rules.by_movement and car.movement is None:
            return False
        return car.fused.agreed and self.rules.sure.holds(
            [choices[0][1] for choices in car.fused.reading.characters], car.fused.reading.text
        )

    def _has_news(self, car: FollowedCar) -> bool:
        """Tell whether what is known now is worth another message."""
        told, now = car.told, car.fused
        if told is None:
            return True
        if self._at - car.told_at < self.rules.revise_every_s:
            return False
        turned = self.rules.by_movement and car.movement != told.movement
        better = now.reading.confidence >= told.fused.reading.confidence + self.rules.better
        agreed = now.agreed and not told.fused.agreed
        return turned or better or agreed or now.reading.text != told.fused.reading.text
