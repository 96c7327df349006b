"""Skills and certificates: may this person do work that needs these skills on this day, and why not?"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from server.domain.errors import InvalidRequest
from server.domain.stage import Name

FITS_TOO: dict[str, frozenset[str]] = {
    "lift": frozenset({"pit", "quick", "inspection", "other"}),
    "pit": frozenset({"quick", "inspection", "other"}),
    "alignment": frozenset({"lift", "pit", "quick", "inspection", "other"}),
    "quick": frozenset({"other"}),
    "inspection": frozenset({"quick", "other"}),
    "paint_booth": frozenset({"prep"}),
    "prep": frozenset({"body"}),
}
"""What a kind of bay is also good for: on a lift a car can be inspected, on an alignment stand lifted."""


@dataclass(frozen=True, slots=True)
class Skill:
    """One skill of the shop's list. With a `certificate` it counts until the day which that names."""

    key: str
    name: Name
    certificate: bool = False


@dataclass(frozen=True, slots=True)
class ShopSkills:
    """The shop's list, and how many days before its end a certificate is warned of."""

    skills: tuple[Skill, ...]
    warn_days: int


@dataclass(frozen=True, slots=True)
class HeldSkill:
    """A skill that somebody has, until the end of a day in the shop; None: for good."""

    skill: str
    until: date | None = None


class DoubtKind(StrEnum):
    """Why somebody, or a bay, does not suit the work."""

    SKILL_MISSING = "skill_missing"
    CERTIFICATE_EXPIRED = "certificate_expired"
    BAY_KIND = "bay_kind"


@dataclass(frozen=True, slots=True)
class Doubt:
    """One reason; `what` is the skill, or the kind of bay that the work wants."""

    kind: DoubtKind
    what: str


class OverrideReason(StrEnum):
    """Why a foreman gives work to somebody, or puts it in a bay, that does not suit it."""

    SUPERVISED = "supervised"
    URGENT = "urgent"
    TRAINING = "training"
    PART_OF_IT = "part_of_it"


def doubts_about(held: Iterable[HeldSkill] | None, needed: Iterable[str], day: date) -> list[Doubt]:
    """Return why somebody may not do work that needs these skills on that day; empty: they may.

    Of whom nothing was written down yet (`held` is None), nothing is doubted.
    """
    if held is None:
        return []
    until = {one.skill: one.until for one in held}
    return [doubt for skill in sorted(set(needed)) if (doubt := _doubt(skill, until, day)) is not None]


def bay_doubts(kind: str, wanted: Iterable[str]) -> list[Doubt]:
    """Return why a bay of this kind does not suit work for `wanted` kinds, of which any will do."""
    kinds = sorted({one for one in wanted if one})
    if not kinds or kind == "other" or any(one == kind or one in FITS_TOO.get(kind, ()) for one in kinds):
        return []
    return [Doubt(DoubtKind.BAY_KIND, one) for one in kinds]


def check_skills(known: ShopSkills, held: Iterable[HeldSkill]) -> None:
    """Raise InvalidRequest for a skill that is unknown, said twice, or lacks its certificate's day."""
    certified = {skill.key: skill.certificate for skill in known.skills}
    seen: set[str] = set()
    for one in held:
        if one.skill not in certified or one.skill in seen:
            raise InvalidRequest(f"'{one.skill}' is unknown or said twice", field="skills")
        if certified[one.skill] and one.until is None:
            raise InvalidRequest(
                f"'{one.skill}' needs the day that its certificate ends", field="certificate"
            )
        seen.add(one.skill)


def _doubt(skill: str, until: dict[str, date | None], day: date) -> Doubt | None:
    if skill not in until:
        return Doubt(DoubtKind.SKILL_MISSING, skill)
    ends = until[skill]
    return Doubt(DoubtKind.CERTIFICATE_EXPIRED, skill) if ends is not None and ends < day else None
