"""What the values of all boards are made of."""

from datetime import datetime
from functools import cached_property
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, JsonValue

from server.domain.plate import PlateColour


class Value(BaseModel):
    """One value on a board."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    @cached_property
    def as_json(self) -> JsonValue:
        """The value as plain JSON, made once: several boards show it, and most changes concern others."""
        return self.model_dump(mode="json")


Shown = dict[str, Value]
"""A board's values by their keys."""


class Words(Value):
    """One text in both languages."""

    zh: str
    en: str


class Plate(Value):
    """A plate to draw. `text` has no separators; `•` stands for a masked character."""

    text: str
    colour: PlateColour


class Window(Value):
    """The promised time as a window; `moved` once the advisor has promised a later one."""

    from_at: datetime
    to_at: datetime
    moved: bool


class ShopHead(Value):
    """What every screen says about the shop."""

    name: Words
    zone: str = Field(description="IANA")
    languages: list[Literal["zh", "en"]]
    follow_url: str | None = Field(description="for the QR `follow on your phone`; null: no public address")
