"""Reading what customers can choose on the public booking page, from `config/booking_choices.toml`."""

from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from server.domain.booking_choice import BookingChoice
from server.domain.stage import Name
from server.toml_files import read_toml

_Code = Annotated[str, Field(min_length=1, max_length=40)]


class _Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Name(_Section):
    zh: str = Field(min_length=1, max_length=60)
    en: str = Field(min_length=1, max_length=60)


class _Choice(_Section):
    key: str = Field(pattern=r"^[a-z][a-z0-9_]*$", max_length=40)
    name: _Name
    flow: str
    minutes: int = Field(ge=1, le=6000)
    bay_kind: str | None = None
    operations: list[_Code] = Field(default_factory=list, max_length=20)


class _Choices(_Section):
    choices: list[_Choice] = Field(min_length=1, max_length=20)


def load_booking_choices(path: Path) -> tuple[BookingChoice, ...]:
    """Return the choices in their order; raise ConfigurationInvalid naming the file and the key."""
    found = read_toml(path, _Choices).choices
    return tuple(_choice(each) for each in found)


def _choice(each: _Choice) -> BookingChoice:
    return BookingChoice(
        each.key,
        Name(each.name.zh, each.name.en),
        each.flow,
        each.minutes,
        each.bay_kind,
        tuple(each.operations),
    )
