"""The paint booths: the part `[booth]` of the settings."""

from datetime import timedelta
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from server.domain.booth import BoothRules

Length = Annotated[int, Field(ge=50, le=3000)]


class BoothSettings(BaseModel):
    """Lengths in cm."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    stages: tuple[str, ...] = Field(max_length=10)
    usual_length_cm: Length
    lengths_cm: dict[str, Length]
    car_cm: Length
    whole_car_cm: Length
    loose_panel_cm: Length
    same_colour_before_minutes: int = Field(ge=0, le=1440)

    @property
    def rules(self) -> BoothRules:
        """The same, as the domain takes it."""
        told = self.model_dump(exclude={"same_colour_before_minutes"})
        return BoothRules(**told, same_colour_before=timedelta(minutes=self.same_colour_before_minutes))
