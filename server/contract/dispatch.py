"""Who and which bay suits a car's work, as the foreman sees it before giving the car away."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from server.contract.boards import Words


class _Answer(BaseModel):
    model_config = ConfigDict(frozen=True)


class DoubtEntry(_Answer):
    """One reason why somebody, or a bay, does not suit the work."""

    kind: Literal["skill_missing", "certificate_expired", "bay_kind"] = Field(
        description="a wording key after `doubt.`"
    )
    what: str = Field(description="the skill, or the kind of bay that the work wants")


class CandidateTechnician(_Answer):
    """A technician with what is in the way, and the open jobs they have in bays."""

    staff_id: str
    doubts: list[DoubtEntry]
    judged: bool = Field(description="false: nobody has written down what they can do")
    jobs: int
    minutes: int = Field(description="standard time of those jobs")


class CandidateBay(_Answer):
    """A bay with what is in the way."""

    bay_id: str
    doubts: list[DoubtEntry]


class Candidates(_Answer):
    """`GET /api/dispatch/{order_id}`: who could do it, and where; the skills that it needs."""

    skills: dict[str, Words] = Field(description="by their keys")
    technicians: list[CandidateTechnician]
    bays: list[CandidateBay]
