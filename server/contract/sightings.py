"""What a gate agent tells the server: a plate seen in one passage of a car."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from server.domain.plate import PlateColour

Probability = Annotated[float, Field(ge=0.0, le=1.0)]
CharacterChoice = tuple[Annotated[str, Field(min_length=1, max_length=1)], Probability]
"""One character that a position may hold, and how probable it is."""

Lattice = list[list[CharacterChoice]]
"""For each position of the plate, its likeliest characters, best first."""

Direction = Literal["in", "out"]

CameraDirection = Literal["in", "out", "both"]
"""Which way a camera's cars go; where they go both ways, each one's movement in the picture decides."""

Movement = Literal["towards", "away"]
"""How a plate moved in the picture: towards the camera it grows and comes down."""


class Trace(BaseModel):
    """When each leg of a passage took place; aware UTC, by the agent's own clock."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    captured_at: datetime
    looked_at: datetime | None = Field(default=None, description="when the reader took the picture up")
    read_at: datetime
    sent_at: datetime = Field(description="when the sighting was made, ready to be sent")
    clock_offset_ms: float = Field(
        default=0.0, ge=-1e12, le=1e12, description="how far the server's clock is ahead of the agent's"
    )
    waited: bool = Field(default=False, description="whether the server could not be reached at first")


class Sighting(BaseModel):
    """One passage of one car before one camera, as it is known so far.

    While frames still improve the reading, the agent posts it again with the same id and the next revision;
    the server takes the latest, however late an earlier one comes. Its key is `idempotency_key`.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    sighting_id: str = Field(min_length=36, max_length=36, description="UUIDv7 made by the agent")
    camera: str = Field(min_length=1, max_length=40, description="the camera's name in the shop")
    direction: Direction
    movement: Movement | None = Field(default=None, description="as seen; null where the car stood still")
    revision: int = Field(default=0, ge=0, le=10_000, description="0 at first, then one more each time")
    final: bool = Field(default=True, description="whether no revision will follow")
    seen_at: datetime
    frames: int = Field(ge=1, le=10_000, description="how many frames were fused")
    agreed: bool = Field(description="whether the frames agreed before the car left")
    text: str = Field(max_length=10, description="the likeliest text that the grammar allows, or empty")
    colour: PlateColour | None
    confidence: Probability = Field(description="the least confidence of any one character")
    characters: Lattice = Field(max_length=10)
    crop_jpeg: str | None = Field(default=None, max_length=200_000, description="base64, the plate alone")
    trace: Trace

    @property
    def idempotency_key(self) -> str:
        """The id of this very message: of the sighting, and from the first revision on with its number."""
        return f"{self.sighting_id}.{self.revision}" if self.revision else self.sighting_id


class SightingAnswer(BaseModel):
    """What the server decided."""

    model_config = ConfigDict(frozen=True)

    sighting_id: str
    outcome: Literal["greeted", "doubtful", "ignored", "departed"]
    reason: str
    visit_id: str | None
