"""What a shop's description says of when its people work, and what they can do."""

from datetime import date

from pydantic import BaseModel, ConfigDict, Field

from server.contract.opening import DaySaid
from server.domain.rota import Rota
from server.domain.said_hours import day_hours
from server.domain.skill import HeldSkill


class _Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class RotaSection(_Section):
    """Shifts on the seven weekdays; a day that is not named is free."""

    monday: DaySaid = Field(default_factory=list)
    tuesday: DaySaid = Field(default_factory=list)
    wednesday: DaySaid = Field(default_factory=list)
    thursday: DaySaid = Field(default_factory=list)
    friday: DaySaid = Field(default_factory=list)
    saturday: DaySaid = Field(default_factory=list)
    sunday: DaySaid = Field(default_factory=list)

    @property
    def rota(self) -> Rota:
        """The same, as the domain takes it."""
        said = (
            self.monday,
            self.tuesday,
            self.wednesday,
            self.thursday,
            self.friday,
            self.saturday,
            self.sunday,
        )
        return Rota(tuple(day_hours(day) for day in said))


class CertifiedSkill(_Section):
    """A skill whose certificate counts until the end of a day."""

    skill: str = Field(max_length=40)
    until: date


SaidSkill = str | CertifiedSkill
"""A skill by its key, with the day on which its certificate ends where it has one."""


def held_skill(said: SaidSkill) -> HeldSkill:
    """Return the same, as the domain takes it."""
    return HeldSkill(said) if isinstance(said, str) else HeldSkill(said.skill, said.until)
