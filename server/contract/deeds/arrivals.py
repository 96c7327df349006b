"""Cars that have come."""

from pydantic import Field

from server.contract.deeds.values import Body
from server.domain.plate import PlateColour


class ConfirmArrival(Body):
    """`POST /api/sightings/{id}/confirm`: the advisor says which car a doubtful or wrong read is."""

    plate: str = Field(min_length=5, max_length=12)
    colour: PlateColour | None = None


class CheckInVehicle(Body):
    """`POST /api/visits`: a car is here that no camera has announced."""

    plate: str = Field(min_length=5, max_length=12)
    colour: PlateColour | None = None
