"""Sightings: what the gate's cameras saw, decided by the server and recorded with the reason."""

import base64
import binascii
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Literal

from pydantic import BaseModel

from server.actions.arrivals import open_visit, visit_on_premises
from server.actions.departures import depart
from server.actions.vehicles import known_or_new
from server.contract.sightings import Sighting, SightingAnswer
from server.domain import events
from server.domain.arrival import GateThresholds, KnownPlate, Verdict, judge
from server.domain.errors import InvalidRequest
from server.domain.plate_lattice import spellings
from server.domain.records import Lattice, SightingRecord
from server.store import tables
from server.store.gate_priors import booked_plates, inside_plates, known_plates
from server.store.retention import delivered_before
from server.store.unit_of_work import UnitOfWork

OLDEST = timedelta(hours=12)
"""A sighting that waited longer than this is taken to be this old."""
Outcome = Literal["greeted", "doubtful", "ignored", "departed"]


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

    `seen_at` is shop time; a sighting that waited in its agent's outbox is as old as the passage.
    """
    work.permit("report_sighting")
    work.happened_at(seen_at, not_before=work.now - OLDEST)
    lattice = tuple(tuple(choices) for choices in sighting.characters)
    known = _known(work, lattice, sighting, thresholds)
    verdict = judge(lattice, known, thresholds, sighting.colour)
    if sighting.direction == "in":
        outcome, reason, visit_id = _arrive(work, sighting, verdict)
    else:
        outcome, reason, visit_id = _leave(work, verdict)
    work.sightings.save(_row(work, sighting, verdict, outcome, visit_id, crop))
    work.record(_decided(sighting, verdict, outcome, reason, visit_id))
    return SightingAnswer(sighting_id=sighting.sighting_id, outcome=outcome, reason=reason, visit_id=visit_id)


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
    due = work.sightings.where(tables.sightings.c.visit_id.in_(delivered_before(work, work.now - kept_for)))
    for seen in due:
        work.sightings.delete(seen.sighting_id)
        work.record(events.SightingExpired(sighting_id=seen.sighting_id))
    return ExpiredAnswer(crops=[seen.crop for seen in due if seen.crop])


def _known(
    work: UnitOfWork, lattice: Lattice, sighting: Sighting, thresholds: GateThresholds
) -> list[KnownPlate]:
    if sighting.direction == "out":
        return inside_plates(work, thresholds.prior_booked)
    texts = [text for text, _ in spellings(lattice)]
    return known_plates(work, texts, thresholds.prior_known) + booked_plates(work, thresholds.prior_booked)


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
