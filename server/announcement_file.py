"""Reading the rules of announcements from `announcements.toml`."""

from datetime import time
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from server.domain.announcement import KINDS, STAFF_WORDS, AnnouncementKind, AnnouncementRules, DailySpan
from server.places import config_folder
from server.toml_files import read_toml

FILE = "announcements.toml"
_Key = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_-]{0,39}$")]


class _Room(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    key: _Key
    next: _Key | None = None


class _Kind(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    key: Literal["ready", "called_again", "closing", "staff_words"]
    wording: _Key | None = None
    room: _Key
    languages: tuple[Literal["zh", "en"], ...] = Field(min_length=1, max_length=2)
    plate: Literal["tail", "whole"] = "tail"
    digit_one: Literal["yi", "yao"] = "yi"
    priority: int = Field(ge=0, le=100)
    times: int = Field(ge=1, le=5)
    pause_seconds: float = Field(ge=5, le=3600)
    expires_seconds: float = Field(ge=10, le=86_400)
    heeds_quiet_hours: bool = True
    daily_at: time | None = None

    @model_validator(mode="after")
    def _has_its_words(self) -> Self:
        if (self.wording is None) != (self.key == STAFF_WORDS):
            raise ValueError(f"kind '{self.key}': staff_words has no `wording`, every other kind needs one")
        return self


class _Rules(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    most_a_minute: int = Field(ge=1, le=20)
    receipt_within_seconds: float = Field(ge=2, le=60)
    quiet_hours: tuple[time, time] | None = None
    rooms: list[_Room] = Field(min_length=1, max_length=20)
    kinds: list[_Kind]

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        rooms = {room.key for room in self.rooms}
        named = {kind.room for kind in self.kinds} | {room.next for room in self.rooms if room.next}
        if unknown := sorted(named - rooms):
            raise ValueError(f"there is no room '{unknown[0]}'; the rooms are {', '.join(sorted(rooms))}")
        if sorted(kind.key for kind in self.kinds) != sorted(KINDS):
            raise ValueError(f"each of these kinds is needed once: {', '.join(KINDS)}")
        return self


def load_announcement_rules(data_folder: Path, rate: float = 1.0) -> AnnouncementRules:
    """Return the shop's own rules, or those that ship.

    Raises ConfigurationInvalid naming the file and the key.
    """
    own = data_folder / FILE
    parsed = read_toml(own if own.exists() else config_folder() / FILE, _Rules)
    return AnnouncementRules(
        kinds={kind.key: AnnouncementKind(**kind.model_dump()) for kind in parsed.kinds},
        rooms={room.key: room.next for room in parsed.rooms},
        most_a_minute=parsed.most_a_minute,
        receipt_within_seconds=parsed.receipt_within_seconds,
        quiet_hours=DailySpan(*parsed.quiet_hours) if parsed.quiet_hours else None,
        rate=rate,
    )
