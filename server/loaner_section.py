"""A car that the shop lends, as the shop's file tells it."""

from pydantic import BaseModel, ConfigDict, Field

from server.domain.loaner import Loaner
from server.domain.plate import PlateColour, normalise_plate
from server.domain.stage import Name


class LoanerModelSection(BaseModel):
    """What it is called, in both languages."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    zh: str = Field(min_length=1, max_length=60)
    en: str = Field(min_length=1, max_length=60)


class LoanerSection(BaseModel):
    """`[[loaners]]`: one car, as it stands in the yard."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    plate: str = Field(min_length=1, max_length=12)
    plate_colour: PlateColour = PlateColour.BLUE
    model: LoanerModelSection
    mileage_km: int = Field(ge=0, le=5_000_000)
    fuel_eighths: int = Field(default=8, ge=0, le=8)

    def loaner(self, loaner_id: str, shop_id: str) -> Loaner:
        """The same, as the domain takes it."""
        return Loaner(
            loaner_id=loaner_id,
            shop_id=shop_id,
            plate=normalise_plate(self.plate),
            plate_colour=self.plate_colour,
            model=Name(zh=self.model.zh, en=self.model.en),
            mileage_km=self.mileage_km,
            fuel_eighths=self.fuel_eighths,
        )
