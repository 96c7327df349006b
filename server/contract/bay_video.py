"""What a bay camera's agent and the server say to each other, beside the pictures themselves."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from server.domain.recorder_address import StreamKind

SITTING_HEADER = "Glassbay-Sitting"
"""On a picture that an agent sends: the sitting of the wish that it was taken for."""
FRAME_HEADER = "Glassbay-Frame"
"""On a picture that a viewer gets: its number, to ask for the next one after it."""

BayNumber = Annotated[str, Field(min_length=1, max_length=20)]


class AskWishes(BaseModel):
    """Agent → server: which bays it sees, and which answer it has; the server answers when another is due."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    bays: list[BayNumber] = Field(min_length=1, max_length=40)
    revision: str = Field(default="", max_length=64, description="of the last answer; empty for none")


class BayWish(BaseModel):
    """What is wanted of one bay's camera now.

    `sitting` stands for one car in the bay while it may be seen; it is sent back with each picture, so that
    no picture of one car can be taken for one of the next. `stills` are ids of single pictures to be taken.
    `own_plate` is the one plate that is not to be smeared; empty where all are.
    """

    model_config = ConfigDict(frozen=True)

    bay: BayNumber
    sitting: str
    watched: bool
    stills: list[str]
    own_plate: str = ""


class BayWishes(BaseModel):
    """Server → agent: what is wanted, and how the pictures are to be made."""

    model_config = ConfigDict(frozen=True)

    revision: str
    frame_every_s: float = Field(gt=0)
    longest_side_px: int = Field(ge=160)
    quality: int = Field(ge=1, le=100)
    bays: list[BayWish]


class BayAddress(BaseModel):
    """Server → viewer: where the shop's own recorder shows a bay.

    A right to look ends: ask again every few seconds, and show nothing once the answer is no.
    """

    model_config = ConfigDict(frozen=True)

    kind: StreamKind = Field(description="webrtc: ask by WHEP; hls: a playlist")
    address: str


class PictureTaken(BaseModel):
    """Server → agent: whether a picture was of use; one of a car that has left is thrown away."""

    taken: bool
