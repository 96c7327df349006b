"""Reading `skills.toml`: what technicians can do, and which of it needs a certificate."""

from pathlib import Path
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from server.domain.skill import ShopSkills, Skill
from server.domain.stage import Name
from server.places import config_folder
from server.toml_files import read_toml

FILE = "skills.toml"


class _Name(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    zh: str = Field(min_length=1, max_length=60)
    en: str = Field(min_length=1, max_length=60)


class _Skill(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    key: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_-]{0,39}$")]
    name: _Name
    certificate: bool = False


class _Skills(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    warn_days: int = Field(ge=0, le=365)
    skills: list[_Skill] = Field(max_length=60)

    @model_validator(mode="after")
    def _names_each_once(self) -> Self:
        keys = [skill.key for skill in self.skills]
        if twice := sorted({key for key in keys if keys.count(key) > 1}):
            raise ValueError(f"these skills stand there twice: {', '.join(twice)}")
        return self


def load_skills(data_folder: Path) -> ShopSkills:
    """Return the list in the data folder, else the shipped one; raise ConfigurationInvalid naming the key."""
    own = data_folder / FILE
    read = read_toml(own if own.exists() else config_folder() / FILE, _Skills)
    found = (Skill(each.key, Name(each.name.zh, each.name.en), each.certificate) for each in read.skills)
    return ShopSkills(tuple(found), read.warn_days)
