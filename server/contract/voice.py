"""Calls by voice between the server, its speakers and the people who ask for them."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from server.contract.boards import Words

RoomKey = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_-]{0,39}$")]
SpokenText = Annotated[str, Field(max_length=120)]


class _Value(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class CallToPlay(_Value):
    """A take that is going on in the speaker's room."""

    announcement_id: str
    take: int
    audio: str = Field(description="path of the WAV; fetch it with the token")
    seconds: float
    age_seconds: float = Field(description="real seconds since the take was begun")
    told_by_page: Literal["played", "blocked", "failed"] | None


class SpeakerPlace(_Value):
    """`GET /api/speaker`: where the asking device is heard, and what is said there now.

    A person's own browser is heard wherever it is: `room` and `device_id` are null, and it plays all.
    """

    device_id: str | None
    room: str | None
    player: Literal["page", "agent"]
    call: CallToPlay | None


class SpeakerEntry(_Value):
    """One entry of `GET /api/speakers`: a screen with sound, and how it was last heard."""

    device_id: str
    name: str
    kind: str
    screen: str | None
    room: str | None
    player: Literal["page", "agent"]
    outcome: Literal["played", "blocked", "failed", "silent"] | None = Field(
        description="of the last call that it was to play; null: none yet"
    )
    outcome_at: datetime | None
    played_at: datetime | None = Field(description="when it last played a call to its end; null: never yet")


class SpeakerList(_Value):
    """`GET /api/speakers`."""

    rooms: list[str]
    speakers: list[SpeakerEntry]


class PlaceSpeaker(_Value):
    """`PUT /api/speakers/{device_id}`: in which room it is heard (null: in none), and by which player."""

    room: RoomKey | None
    player: Literal["page", "agent"] = "page"


class SayWords(_Value):
    """`POST /api/announcements`: the closing words, or words of one's own in one language or both."""

    kind: Literal["closing", "staff_words"] = "staff_words"
    zh: SpokenText = ""
    en: SpokenText = ""
    room: RoomKey | None = Field(default=None, description="null: the usual one of this kind")

    @model_validator(mode="after")
    def _has_words(self) -> "SayWords":
        if (self.kind == "staff_words") != bool(self.zh.strip() or self.en.strip()):
            raise ValueError("staff_words need `zh` or `en`; closing has words of its own")
        return self


class Receipt(_Value):
    """What became of one take at one speaker."""

    take: int
    speaker: str = Field(description="the device's name; empty for a person's browser")
    player: Literal["page", "agent"]
    outcome: Literal["played", "blocked", "failed", "silent"]


class AnnouncementEntry(_Value):
    """One entry of `GET /api/announcements`, the newest first."""

    announcement_id: str
    kind: str
    visit_id: str | None
    caption: Words
    room: str
    queued_at: datetime
    takes: int
    speaking: bool
    ending: str | None = Field(description="a wording key after `voice.state_`; null while it goes on")
    receipts: list[Receipt]
