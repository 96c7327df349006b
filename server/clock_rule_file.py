"""Reading the rules of `config/service_clock.toml`; what is wrong is named with its line."""

import re
from datetime import time, timedelta
from pathlib import Path
from typing import Annotated, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
    model_validator,
)

from server.domain.clock_moments import Moment
from server.domain.clock_rules import ClockRule, Condition, QuietHours, Start, subject_of
from server.domain.staff import Role
from server.toml_files import parse_toml, said_of, wrong_key
from server.toml_lines import refusal_at

_START = re.compile(r"^(?:(\d+) (seconds|minutes|hours|days) (before|after) )?(\w+)$")
_QUIET = re.compile(r"^([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-3]):([0-5]\d)$")


def _moment(said: str) -> Moment:
    if said not in set(Moment):
        raise ValueError(f"there is no moment '{said}'; there are {', '.join(Moment)}")
    return Moment(said)


def _start(said: str) -> Start:
    found = _START.match(said)
    if found is None:
        raise ValueError(f"'{said}' is neither a moment nor such as '15 minutes before promised_time'")
    count, unit, side, name = found.groups()
    distance = timedelta(**{unit: int(count)}) if count else timedelta()
    return Start(_moment(name), -distance if side == "before" else distance)


def _quiet(said: str) -> str:
    if not _QUIET.match(said):
        raise ValueError(f"'{said}' are no hours; write them like 20:00-08:30")
    return said


def _several(said: object) -> object:
    return [said] if isinstance(said, str) else said


def _known(said: str) -> str:
    _moment(said)
    return said


def _known_start(said: str) -> str:
    _start(said)
    return said


Starts = Annotated[
    list[Annotated[str, AfterValidator(_known_start)]], BeforeValidator(_several), Field(min_length=1)
]
Moments = Annotated[list[Annotated[str, AfterValidator(_known)]], BeforeValidator(_several)]


class _Rule(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    key: str = Field(pattern=r"^[a-z][a-z0-9_]{0,23}$")
    starts: Starts
    stops: Annotated[Moments, Field(min_length=1)]
    cancels: Moments = Field(default_factory=list)
    condition: Condition | None = None
    limit_days: int = Field(default=0, ge=0)
    limit_minutes: int = Field(default=0, ge=0)
    limit_seconds: int = Field(default=0, ge=0)
    due_at: time | None = None
    at_least: bool = False
    repeats: bool = False
    warning_share: float = Field(default=0.8, gt=0.0, le=1.0)
    runs_in: Literal["opening_hours", "all_hours"] = "all_hours"
    quiet_hours: Annotated[str, AfterValidator(_quiet)] | None = None
    owner: Role
    escalates_to: Role
    escalates_after_minutes: int | None = Field(default=None, ge=0)

    @model_validator(mode="after")
    def _has_limit(self) -> "_Rule":
        if bool(self.limit) == (self.due_at is not None):
            raise ValueError(f"rule '{self.key}' needs either limit_days, _minutes or _seconds, or due_at")
        return self

    @model_validator(mode="after")
    def _is_about_something(self) -> "_Rule":
        if subject_of(*self.named) is None:
            raise ValueError(f"rule '{self.key}': its moments have nothing in common that it could run for")
        return self

    @property
    def limit(self) -> timedelta:
        """How long it may take."""
        return timedelta(days=self.limit_days, minutes=self.limit_minutes, seconds=self.limit_seconds)

    @property
    def named(self) -> tuple[tuple[Start, ...], tuple[Moment, ...], tuple[Moment, ...]]:
        """What starts, stops and cancels it."""
        starts = tuple(_start(said) for said in self.starts)
        return starts, tuple(map(_moment, self.stops)), tuple(map(_moment, self.cancels))


class _Rules(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    rules: list[_Rule] = Field(min_length=1)


def load_clock_rules(path: Path) -> dict[str, ClockRule]:
    """Return the rules by key; raise ConfigurationInvalid naming the file, the line and the key."""
    try:
        parsed = _Rules.model_validate(parse_toml(path))
    except ValidationError as problem:
        raise refusal_at(path, wrong_key(problem), said_of(problem)) from problem
    rules: dict[str, ClockRule] = {}
    for index, said in enumerate(parsed.rules):
        if said.key in rules:
            raise refusal_at(path, ("rules", index, "key"), f"there are two rules '{said.key}'")
        rules[said.key] = _rule(said)
    return rules


def _rule(said: _Rule) -> ClockRule:
    starts, stops, cancels = said.named
    about = subject_of(starts, stops, cancels)
    assert about is not None, "checked when it was read"
    after = said.escalates_after_minutes
    return ClockRule(
        key=said.key,
        starts=starts,
        stops=stops,
        cancels=cancels,
        about=about,
        limit=said.limit,
        warning_share=said.warning_share,
        owner=said.owner,
        escalates_to=said.escalates_to,
        escalates_after=said.limit if after is None else timedelta(minutes=after),
        runs_in=said.runs_in,
        quiet=_quiet_hours(said.quiet_hours),
        due_at=said.due_at,
        repeats=said.repeats,
        at_least=said.at_least,
        condition=said.condition,
    )


def _quiet_hours(said: str | None) -> QuietHours | None:
    if said is None:
        return None
    begin, end = said.split("-")
    return QuietHours(time.fromisoformat(begin), time.fromisoformat(end))
