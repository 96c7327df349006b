"""Reading `customer_tiers.toml`: which customers come often, and whom to ask back."""

from datetime import timedelta
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from server.domain.stage import Name
from server.domain.standing import A_MONTH, StandingRules, Tier
from server.places import config_folder
from server.toml_files import read_toml

FILE = "customer_tiers.toml"


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Words(_Part):
    zh: str = Field(min_length=1, max_length=60)
    en: str = Field(min_length=1, max_length=60)


class _Tier(_Part):
    key: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_-]{0,39}$")]
    name: _Words
    benefits: _Words
    visits: int = Field(ge=1, le=1_000)
    paid: int = Field(ge=1, le=10_000_000)


class _WinBack(_Part):
    after_months: int = Field(ge=1, le=120)
    rest_days: int = Field(ge=1, le=3_650)
    no_days: int = Field(ge=1, le=3_650)


class _Standing(_Part):
    months: int = Field(ge=1, le=120)
    tiers: list[_Tier] = Field(max_length=10)
    win_back: _WinBack


def load_standing_rules(data_folder: Path) -> StandingRules:
    """Return the rules in the data folder, else those that ship; raise ConfigurationInvalid."""
    own = data_folder / FILE
    read = read_toml(own if own.exists() else config_folder() / FILE, _Standing)
    return StandingRules(
        counted=read.months * A_MONTH,
        tiers=tuple(_tier(each) for each in read.tiers),
        away=read.win_back.after_months * A_MONTH,
        rest=timedelta(days=read.win_back.rest_days),
        rest_after_no=timedelta(days=read.win_back.no_days),
    )


def _tier(read: _Tier) -> Tier:
    name, benefits = (Name(each.zh, each.en) for each in (read.name, read.benefits))
    return Tier(read.key, name, benefits, read.visits, read.paid * 100)
