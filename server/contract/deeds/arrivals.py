"""Cars that have come."""

from datetime import datetime

from pydantic import Field, model_validator

from server.contract.deeds.values import Body
from server.domain.plate import PlateColour


class NoPlate(Body):
    """A car without a plate yet: known by its VIN, or by a mark; with neither it is given a number."""

    vin: str | None = Field(default=None, max_length=24)
    mark: str | None = Field(default=None, max_length=12, description="e.g. of a temporary paper plate")


class WhichCar(Body):
    """One car, by its plate or as one that has none yet."""

    plate: str | None = Field(default=None, min_length=5, max_length=12)
    colour: PlateColour | None = None
    no_plate: NoPlate | None = None

    @model_validator(mode="after")
    def _is_one(self) -> "WhichCar":
        if (self.plate is None) == (self.no_plate is None):
            raise ValueError("say either plate or no_plate")
        return self


class ConfirmArrival(WhichCar):
    """`POST /api/sightings/{id}/confirm`: the advisor says which car a doubtful or wrong read is."""


class CheckInVehicle(WhichCar):
    """`POST /api/visits`: a car is here that no camera has announced."""


class GivePlate(Body):
    """`POST /api/visits/{visit_id}/plate`: the car has its plate now."""

    plate: str = Field(min_length=5, max_length=12)
    colour: PlateColour | None = None


class ParkVehicle(Body):
    """`POST /api/visits/{visit_id}/place`: where the car stands, and what hangs on its key."""

    key_tag: str = Field(default="", max_length=12)
    spot: str = Field(default="", max_length=20)
    done_at: datetime | None = Field(default=None, description="when it was tapped, if it waited offline")
