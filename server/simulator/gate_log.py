"""What drove past the entry camera, beside what the gate made of it: the truth to measure against."""

from dataclasses import dataclass, field
from typing import Literal

from server.contract.boards import Arrival

Judged = Literal["right", "wrong", "abstained"]


@dataclass(slots=True)
class Passage:
    """One car before the entry camera; times in real seconds since 1970."""

    plate: str
    started_at: float
    stopped_at: float
    sighting_id: str | None = None
    judged: Judged | None = None
    resolved: Literal["tap", "typed", "asked"] | None = None
    welcome_ms: float | None = None
    """From the car's stop to the welcome on the gate's display."""


@dataclass(slots=True)
class GateLog:
    """The entry's passages in order, and the sightings that belong to none of them."""

    passages: list[Passage] = field(default_factory=list)
    surplus: list[str] = field(default_factory=list)
    false_greetings: list[str] = field(default_factory=list)
    _by_sighting: dict[str, Passage | None] = field(default_factory=dict)

    def note(self, arrival: Arrival) -> Passage | None:
        """Return the passage that a sighting on the desk belongs to.

        It is judged when first seen, and once more where a doubtful one was read better and greeted.
        """
        if arrival.sighting_id not in self._by_sighting:
            self._by_sighting[arrival.sighting_id] = self._judge(arrival)
        passage = self._by_sighting[arrival.sighting_id]
        if passage and passage.sighting_id == arrival.sighting_id:
            self._judge_better_read(arrival, passage)
        return passage

    def passage_of(self, sighting_id: str) -> Passage | None:
        """Return the passage of a sighting that was noted."""
        return self._by_sighting.get(sighting_id)

    def _judge(self, arrival: Arrival) -> Passage | None:
        passage = self._unclaimed(arrival)
        text = arrival.candidates[0].plate.text if arrival.candidates else ""
        greeted = arrival.outcome == "greeted"
        if greeted and (passage is None or text != passage.plate):
            self.false_greetings.append(text)
        if passage is None:
            self.surplus.append(arrival.sighting_id)
            return self.passages[-1] if self.passages else None
        passage.sighting_id = arrival.sighting_id
        right: Judged = "right" if text == passage.plate else "wrong"
        passage.judged = right if greeted else "abstained"
        return passage

    def _judge_better_read(self, arrival: Arrival, passage: Passage) -> None:
        if passage.judged != "abstained" or arrival.outcome != "greeted":
            return
        text = arrival.candidates[0].plate.text if arrival.candidates else ""
        passage.judged = "right" if text == passage.plate else "wrong"
        if passage.judged == "wrong":
            self.false_greetings.append(text)

    def _unclaimed(self, arrival: Arrival) -> Passage | None:
        """The newest passage without a sighting, or before it the one whose plate is among the candidates."""
        open_passages = [passage for passage in reversed(self.passages) if passage.judged is None]
        texts = {candidate.plate.text for candidate in arrival.candidates}
        named = (passage for passage in open_passages if passage.plate in texts)
        return next(named, next(iter(open_passages), None))
