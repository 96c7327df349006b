"""How the shop offers times: the part `[booking]` of the settings."""

import re
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from server.domain.capacity import BookingRules, Peak

_HOURS = re.compile(r"^([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-4]):([0-5]\d)$")


def _peak(said: str) -> Peak:
    found = _HOURS.match(said)
    if found is None:
        raise ValueError(f"'{said}' are no hours; write them like 08:00-10:00")
    begin_hour, begin_minute, end_hour, end_minute = (int(part) for part in found.groups())
    return Peak(begin_hour * 60 + begin_minute, end_hour * 60 + end_minute)


def _checked(said: str) -> str:
    peak = _peak(said)
    if peak.from_minute >= peak.to_minute:
        raise ValueError(f"'{said}' end before they begin")
    return said


class BookingSettings(BaseModel):
    """How times are offered."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    slot_minutes: int = Field(ge=5, le=240)
    horizon_days: int = Field(ge=1, le=90)
    peaks: tuple[Annotated[str, AfterValidator(_checked)], ...] = Field(max_length=10)
    busy_share: float = Field(gt=0, le=1)

    @property
    def rules(self) -> BookingRules:
        """The same, as the domain takes it."""
        peaks = tuple(_peak(said) for said in self.peaks)
        return BookingRules(self.slot_minutes, self.horizon_days, peaks, self.busy_share)
