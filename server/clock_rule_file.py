"""Reading the service clock's rules from `config/service_clock.toml`."""

from datetime import timedelta
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, model_validator

from server.domain.clock_rules import ClockRule
from server.domain.staff import Role
from server.toml_files import read_toml


class _Rule(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    key: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    starts: str
    stops: str
    limit_minutes: int = Field(default=0, ge=0)
    limit_seconds: int = Field(default=0, ge=0)
    owner: Role
    escalates_to: Role

    @model_validator(mode="after")
    def _has_limit(self) -> "_Rule":
        if not self.limit_minutes and not self.limit_seconds:
            raise ValueError(f"rule '{self.key}' needs limit_minutes or limit_seconds")
        return self


class _Rules(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    rules: list[_Rule] = Field(min_length=1)


def load_clock_rules(path: Path) -> dict[str, ClockRule]:
    """Return the rules by key; raise ConfigurationInvalid naming the file and the key."""
    parsed = read_toml(path, _Rules)
    return {rule.key: _rule(rule) for rule in parsed.rules}


def _rule(rule: _Rule) -> ClockRule:
    limit = timedelta(minutes=rule.limit_minutes, seconds=rule.limit_seconds)
    return ClockRule(rule.key, rule.starts, rule.stops, limit, rule.owner, rule.escalates_to)
