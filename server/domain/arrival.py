"""Deciding what a passage at the gate is: greet, greet neutrally and ask, or leave it.

Three things are fused into one posterior: the reader's lattice, the plates' grammar, and what the shop knows
(today's bookings and its vehicles; at the exit, the cars inside). Greeting the wrong person costs more than
asking.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from server.domain.plate import PlateColour, usual_colour
from server.domain.plate_lattice import fit, least_confidence, spellings
from server.domain.records import CandidatePlate, Lattice


@dataclass(frozen=True, slots=True)
class KnownPlate:
    """A plate that the shop knows. `weight` is its prior against that of a stranger's plate."""

    text: str
    colour: PlateColour
    weight: float
    vehicle_id: str
    appointment_id: str | None = None


@dataclass(frozen=True, slots=True)
class GateThresholds:
    """How sure the gate must be. Priors are ratios to one another, probabilities are from 0 to 1."""

    prior_booked: float = 1.0
    prior_known: float = 0.3
    prior_stranger: float = 0.02
    least_posterior: float = 0.97
    least_character_known: float = 0.30
    least_character_stranger: float = 0.80


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was made of the read: the candidates, best first, and whether the first is sure enough."""

    candidates: tuple[CandidatePlate, ...]
    sure: bool
    reason: str
    least_confidence: float

    @property
    def best(self) -> CandidatePlate | None:
        """The likeliest plate."""
        return self.candidates[0] if self.candidates else None


MOST_CANDIDATES = 3


def judge(
    lattice: Lattice,
    known: Sequence[KnownPlate],
    thresholds: GateThresholds,
    colour: PlateColour | None = None,
) -> Verdict:
    """Return the verdict on one read against what the shop knows."""
    candidates = _weighed(lattice, known, thresholds, colour)
    if not candidates:
        return Verdict((), sure=False, reason="unreadable", least_confidence=0.0)
    best = candidates[0]
    weakest = least_confidence(best.text, lattice)
    needed = thresholds.least_character_known if best.vehicle_id else thresholds.least_character_stranger
    if best.probability < thresholds.least_posterior:
        return Verdict(candidates, sure=False, reason="several_candidates", least_confidence=weakest)
    if weakest < needed:
        return Verdict(candidates, sure=False, reason="weak_character", least_confidence=weakest)
    reason = "booked" if best.appointment_id else "known" if best.vehicle_id else "stranger"
    return Verdict(candidates, sure=True, reason=reason, least_confidence=weakest)


def _weighed(
    lattice: Lattice, known: Sequence[KnownPlate], thresholds: GateThresholds, colour: PlateColour | None
) -> tuple[CandidatePlate, ...]:
    by_text = {plate.text: plate for plate in known}
    scores = {text: odds * thresholds.prior_stranger for text, odds in spellings(lattice)}
    scores |= {plate.text: fit(plate.text, lattice) * plate.weight for plate in by_text.values()}
    total = sum(scores.values())
    if total <= 0.0:
        return ()
    ranked = sorted(scores, key=lambda text: (-scores[text], text))
    return tuple(
        _candidate(text, scores[text] / total, by_text.get(text), colour) for text in ranked[:MOST_CANDIDATES]
    )


def _candidate(
    text: str, probability: float, plate: KnownPlate | None, colour: PlateColour | None
) -> CandidatePlate:
    if plate is None:
        return CandidatePlate(text, colour or usual_colour(text), probability, None, None)
    return CandidatePlate(text, plate.colour, probability, plate.appointment_id, plate.vehicle_id)
