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


class Trace(BaseModel):
    """When each leg of a passage took place; aware UTC, by the agent's own clock."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    captured_at: datetime
    read_at: datetime
    sent_at: datetime


class Sighting(BaseModel):
    """One passage of one car before one camera. Posted once, with its id as idempotency key."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    sighting_id: str = Field(min_length=36, max_length=36, description="UUIDv7 made by the agent")
    camera: str = Field(min_length=1, max_length=40, description="the camera's name in the shop")
    direction: Direction
    seen_at: datetime
    frames: int = Field(ge=1, le=10_000, description="how many frames were fused")
    agreed: bool = Field(description="whether the frames agreed before the car left")
    text: str = Field(max_length=10, description="the likeliest text that the grammar allows, or empty")
    colour: PlateColour | None
    confidence: Probability = Field(description="the least confidence of any one character")
    characters: Lattice = Field(max_length=10)
    crop_jpeg: str | None = Field(default=None, max_length=200_000, description="base64, the plate alone")
    trace: Trace


class SightingAnswer(BaseModel):
    """What the server decided."""

    model_config = ConfigDict(frozen=True)

    sighting_id: str
    outcome: Literal["greeted", "doubtful", "ignored", "departed"]
    reason: str
    visit_id: str | None
