"""Deciding what a passage at the gate is: greet, greet neutrally and ask, or leave it.

Three things are fused into one posterior: the reader's lattice, the plates' grammar, and what the shop knows
(today's bookings and its vehicles; at the exit, the cars inside). Greeting the wrong person costs more than
asking.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from server.domain.plate import PlateColour
from server.domain.plate_lattice import Belief, Trust, believed, confidences, fit, spellings
from server.domain.plate_region import Numbering
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
    """How sure the gate must be. Priors are ratios to one another, probabilities are from 0 to 1.

    A booked car's prior halves with every `booking_half_minutes` from its hour, down to that of a car on
    record. `temper` and `misread` say how far the reader is believed (see `Trust`). The least confidences
    are the reader's own, of any one character and of the province or another hanzi.
    """

    prior_booked: float = 1.0
    prior_known: float = 0.3
    prior_stranger: float = 0.02
    booking_half_minutes: float = 60.0
    temper: float = 2.0
    misread: float = 0.001
    least_posterior: float = 0.97
    least_character_known: float = 0.30
    least_character_stranger: float = 0.80
    least_province_known: float = 0.30
    least_province_stranger: float = 0.90

    @property
    def trust(self) -> Trust:
        """How far the reader is believed."""
        return Trust(self.temper, self.misread)

    def booking_weight(self, slot_at: datetime, at: datetime) -> float:
        """Return the prior of a booked car that might come at `at`."""
        minutes_off = abs((at - slot_at).total_seconds()) / 60
        halved: float = 0.5 ** (minutes_off / self.booking_half_minutes)
        return max(self.prior_known, self.prior_booked * halved)

    def least_confidence(self, character: str, *, on_record: bool) -> float:
        """Return how sure the reader must be of `character`: hanzi are dense, and blur like the province."""
        if not character.isascii():
            return self.least_province_known if on_record else self.least_province_stranger
        return self.least_character_known if on_record else self.least_character_stranger


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
    numbering: Numbering,
    colour: PlateColour | None = None,
) -> Verdict:
    """Return the verdict on one read against what the shop knows and how its regions number."""
    candidates = _candidates(believed(lattice, thresholds.trust), known, thresholds, numbering, colour)
    if not candidates:
        return Verdict((), sure=False, reason="unreadable", least_confidence=0.0)
    best = candidates[0]
    confident = confidences(best.text, lattice)
    doubt = _doubt(best, confident, thresholds) or _strangeness(best, numbering, colour)
    reason = "booked" if best.appointment_id else "known" if best.vehicle_id else "stranger"
    return Verdict(candidates, doubt is None, doubt or reason, least_confidence=min(confident))


def _doubt(best: CandidatePlate, confident: Sequence[float], thresholds: GateThresholds) -> str | None:
    """Return why the likeliest plate is not sure enough, or None where it is."""
    on_record = best.vehicle_id is not None
    needed = [thresholds.least_confidence(character, on_record=on_record) for character in best.text]
    if best.probability < thresholds.least_posterior:
        return "several_candidates"
    if any(found < least for found, least in zip(confident, needed, strict=True)):
        return "weak_character"
    return None


def _strangeness(best: CandidatePlate, numbering: Numbering, colour: PlateColour | None) -> str | None:
    """Return what is odd about a plate that nobody knows, or None.

    Of a home plate whose province is hidden a foreign one is left; and a new-energy plate of which one
    character is hidden reads like an ordinary one, but is green.
    """
    if best.vehicle_id is not None:
        return None
    home = numbering.regions[0].formats
    if not any(form.fits(best.text) for form in home):
        return "foreign"
    # The ground's colour is itself a guess: only one in which no plate so long is made speaks against it.
    grounds = {ground for form in home if form.length == len(best.text) for ground in form.colours}
    return None if colour is None or colour in grounds else "other_colour"


def _candidates(
    belief: Belief,
    known: Sequence[KnownPlate],
    thresholds: GateThresholds,
    numbering: Numbering,
    colour: PlateColour | None,
) -> tuple[CandidatePlate, ...]:
    """Return the likeliest plates with their posterior.

    The hypotheses are every plate that is known, and a stranger with any text whatever, also one that is
    not spelled out here: a poor read is not made certain by leaving out what else it may be.
    """
    on_record = _by_text(known)
    strangers = dict(spellings(belief, numbering.formats))
    scores = {text: odds * thresholds.prior_stranger for text, odds in strangers.items()}
    weighed = {text: fit(text, belief) * plate.weight for text, plate in on_record.items()}
    total = thresholds.prior_stranger + sum(weighed.values())
    for text, score in weighed.items():
        scores[text] = scores.get(text, 0.0) + score
    ranked = sorted((text for text in scores if scores[text] > 0), key=lambda text: (-scores[text], text))
    return tuple(
        _candidate(text, scores[text] / total, on_record.get(text), colour or numbering.usual_colour(text))
        for text in ranked[:MOST_CANDIDATES]
    )


def _by_text(known: Sequence[KnownPlate]) -> dict[str, KnownPlate]:
    """Return each plate once: of several reasons to know it, the weightiest."""
    return {plate.text: plate for plate in sorted(known, key=lambda plate: plate.weight)}


def _candidate(
    text: str, probability: float, plate: KnownPlate | None, colour: PlateColour
) -> CandidatePlate:
    if plate is None:
        return CandidatePlate(text, colour, probability, None, None)
    return CandidatePlate(text, plate.colour, probability, plate.appointment_id, plate.vehicle_id)
