"""Sightings: what the gate's cameras saw, decided by the server and recorded with the reason."""

import base64
import binascii
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Literal

from pydantic import BaseModel

from server.actions.arrivals import open_visit, visit_on_premises
from server.actions.departures import depart
from server.actions.exceptions import raise_exception
from server.actions.vehicles import known_or_new
from server.contract.sightings import Sighting, SightingAnswer
from server.domain import events
from server.domain.arrival import GateThresholds, KnownPlate, Verdict, judge
from server.domain.errors import InvalidRequest
from server.domain.plate_lattice import Belief, believed, spellings
from server.domain.records import SightingRecord
from server.store import tables
from server.store.gate_priors import booked_plates, inside_plates, known_plates
from server.store.retention import delivered_before
from server.store.unit_of_work import UnitOfWork

OLDEST = timedelta(hours=12)
"""A sighting that waited longer than this is taken to be this old."""
Outcome = Literal["greeted", "doubtful", "ignored", "departed"]
AS_DECIDED = "as_decided"
READ_OTHERWISE = "read_otherwise"
PLATE_IN_DOUBT = "plate_in_doubt"


class ExpiredAnswer(BaseModel):
    """The crops that no row names any more."""

    crops: list[str]


def decode_crop(sighting: Sighting) -> bytes | None:
    """Return the crop's JPEG, or None; raise InvalidRequest where it is not one."""
    if sighting.crop_jpeg is None:
        return None
    try:
        crop = base64.b64decode(sighting.crop_jpeg, validate=True)
    except binascii.Error as problem:
        raise InvalidRequest("the crop is not base64", field="crop_jpeg") from problem
    if not crop.startswith(b"\xff\xd8"):
        raise InvalidRequest("the crop is not a JPEG", field="crop_jpeg")
    return crop


def decide_sighting(
    work: UnitOfWork, sighting: Sighting, seen_at: datetime, crop: str | None, thresholds: GateThresholds
) -> SightingAnswer:
    """Decide one passage: at the entrance greet, ask or ignore; at the exit close the visit.

    `seen_at` is shop time; a sighting that waited in its agent's outbox is as old as the passage. A later
    revision decides what is still open, and changes nothing that was done: see decision 008.
    """
    work.permit("report_sighting")
    earlier = work.sightings.find(sighting.sighting_id)
    if earlier is not None and sighting.revision <= earlier.revision:
        return _as_decided(earlier)
    work.happened_at(earlier.seen_at if earlier else seen_at, not_before=work.now - OLDEST)
    verdict = _judged(work, sighting, thresholds)
    if earlier is None or earlier.open:
        return _decide(work, sighting, verdict, earlier, crop)
    return _read_again(work, sighting, verdict, earlier)


def expire_sightings(work: UnitOfWork, kept_for: timedelta) -> ExpiredAnswer:
    """Delete the text and the picture of every passage that nobody resolved in time."""
    column = tables.sightings.c
    due = work.sightings.where(
        column.visit_id.is_(None), column.resolved_at.is_(None), column.decided_at < work.now - kept_for
    )
    for seen in due:
        work.sightings.save(replace(seen, candidates=(), crop=None, resolved_at=work.now))
        work.record(events.SightingExpired(sighting_id=seen.sighting_id))
    return ExpiredAnswer(crops=[seen.crop for seen in due if seen.crop])


def forget_passages(work: UnitOfWork, kept_for: timedelta) -> ExpiredAnswer:
    """Delete the passages of cars that were delivered longer ago than `kept_for`, with their pictures."""
    due = work.sightings.where(delivered_before(work.now - kept_for))
    for seen in due:
        work.sightings.delete(seen.sighting_id)
        work.record(events.SightingExpired(sighting_id=seen.sighting_id))
    return ExpiredAnswer(crops=[seen.crop for seen in due if seen.crop])


def _judged(work: UnitOfWork, sighting: Sighting, thresholds: GateThresholds) -> Verdict:
    lattice = tuple(tuple(choices) for choices in sighting.characters)
    belief = believed(lattice, thresholds.trust)
    known = _known(work, belief, sighting, thresholds)
    return judge(lattice, known, thresholds, work.numbering, sighting.colour)


def _decide(
    work: UnitOfWork, sighting: Sighting, verdict: Verdict, earlier: SightingRecord | None, crop: str | None
) -> SightingAnswer:
    """Decide a passage on which nothing was done yet; record it unless it is as it was."""
    if sighting.direction == "in":
        outcome, reason, visit_id = _arrive(work, sighting, verdict)
    else:
        outcome, reason, visit_id = _leave(work, verdict)
    row = _row(work, sighting, verdict, outcome, visit_id, crop)
    if earlier is not None and earlier.outcome == outcome:
        # The question was asked then, and is to be answered within its time from then.
        row = replace(row, decided_at=earlier.decided_at)
    work.sightings.save(row)
    if earlier is None or row != replace(earlier, revision=row.revision, crop=row.crop):
        work.record(_decided(sighting, verdict, outcome, reason, visit_id))
    return SightingAnswer(sighting_id=sighting.sighting_id, outcome=outcome, reason=reason, visit_id=visit_id)


def _read_again(
    work: UnitOfWork, sighting: Sighting, verdict: Verdict, earlier: SightingRecord
) -> SightingAnswer:
    """Take in a reading that comes after the deed: who was greeted by another plate is put to the advisor."""
    row = replace(earlier, revision=sighting.revision)
    if _doubts_greeting(work, verdict, earlier):
        row = replace(row, candidates=verdict.candidates)
        visit = work.visits.get(earlier.visit_id or "")
        work.record(_decided(sighting, verdict, earlier.outcome, READ_OTHERWISE, visit.visit_id))
        raise_exception(work, PLATE_IN_DOUBT, visit_id=visit.visit_id, owner_id=visit.advisor_id)
    work.sightings.save(row)
    return _as_decided(earlier)


def _doubts_greeting(work: UnitOfWork, verdict: Verdict, earlier: SightingRecord) -> bool:
    if earlier.confirmed or earlier.outcome != "greeted" or not verdict.sure or verdict.best is None:
        return False
    greeted = work.vehicles.get(work.visits.get(earlier.visit_id or "").vehicle_id)
    already_said = [found.text for found in earlier.candidates[:1]]
    return verdict.best.text not in (greeted.plate, *already_said)


def _as_decided(row: SightingRecord) -> SightingAnswer:
    return SightingAnswer(
        sighting_id=row.sighting_id, outcome=row.outcome, reason=AS_DECIDED, visit_id=row.visit_id
    )


def _known(
    work: UnitOfWork, belief: Belief, sighting: Sighting, thresholds: GateThresholds
) -> list[KnownPlate]:
    if sighting.direction == "out":
        return inside_plates(work, thresholds)
    texts = [text for text, _ in spellings(belief, work.numbering.formats)]
    return known_plates(work, texts, thresholds) + booked_plates(work, thresholds)


def _arrive(work: UnitOfWork, sighting: Sighting, verdict: Verdict) -> tuple[Outcome, str, str | None]:
    if not verdict.sure or verdict.best is None:
        return "doubtful", verdict.reason, None
    vehicle = known_or_new(work, verdict.best.text, verdict.best.colour)
    here = visit_on_premises(work, vehicle)
    if here is not None:
        return "ignored", "already_here", here.visit_id
    visit, _ = open_visit(work, vehicle, sighting.sighting_id)
    return "greeted", verdict.reason, visit.visit_id


def _leave(work: UnitOfWork, verdict: Verdict) -> tuple[Outcome, str, str | None]:
    if not verdict.sure or verdict.best is None or verdict.best.vehicle_id is None:
        return "ignored", f"exit_{verdict.reason}", None
    visit_id = depart(work, verdict.best.vehicle_id)
    return ("departed", verdict.reason, visit_id) if visit_id else ("ignored", "exit_not_inside", None)


def _row(
    work: UnitOfWork,
    sighting: Sighting,
    verdict: Verdict,
    outcome: Outcome,
    visit_id: str | None,
    crop: str | None,
) -> SightingRecord:
    """The passage's row; what was not greeted or asked about keeps neither text nor picture."""
    shown = outcome in ("greeted", "doubtful")
    return SightingRecord(
        sighting_id=sighting.sighting_id,
        shop_id=work.shop_id,
        camera=sighting.camera,
        direction=sighting.direction,
        seen_at=work.occurred_at,
        outcome=outcome,
        candidates=verdict.candidates if shown else (),
        crop=crop if shown else None,
        visit_id=visit_id,
        decided_at=work.now,
        resolved_at=None if outcome == "doubtful" else work.now,
        revision=sighting.revision,
    )


def _decided(
    sighting: Sighting, verdict: Verdict, outcome: Outcome, reason: str, visit_id: str | None
) -> events.SightingDecided:
    return events.SightingDecided(
        sighting_id=sighting.sighting_id,
        camera=sighting.camera,
        direction=sighting.direction,
        outcome=outcome,
        reason=reason,
        probability=verdict.best.probability if verdict.best else 0.0,
        least_confidence=verdict.least_confidence,
        frames=sighting.frames,
        visit_id=visit_id,
        candidates=tuple(
            events.CandidateRead(
                probability=found.probability,
                appointment_id=found.appointment_id,
                vehicle_id=found.vehicle_id,
            )
            for found in verdict.candidates
        ),
    )
