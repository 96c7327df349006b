"""Reading a TOML file into a checked shape; whatever is wrong is named with its file and key."""

import tomllib
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from server.domain.errors import ConfigurationInvalid

Shape = TypeVar("Shape", bound=BaseModel)


def read_toml(path: Path, shape: type[Shape]) -> Shape:
    """Return the file's content as `shape`; raise ConfigurationInvalid naming the file and the key."""
    try:
        return shape.model_validate(parse_toml(path))
    except ValidationError as problem:
        raise invalid_key(path, problem) from problem


def parse_toml(path: Path) -> dict[str, Any]:
    """Return the file's content; raise ConfigurationInvalid where it cannot be read."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as problem:
        raise ConfigurationInvalid(f"{path}: cannot be read: {problem.strerror}", file=str(path)) from problem
    except UnicodeDecodeError as problem:
        raise ConfigurationInvalid(f"{path}: is no TOML file, nor any text", file=str(path)) from problem
    except tomllib.TOMLDecodeError as problem:
        raise ConfigurationInvalid(f"{path}: cannot be read as TOML: {problem}", file=str(path)) from problem


def invalid_key(places: object, problem: ValidationError) -> ConfigurationInvalid:
    """Return the refusal that names the first wrong key of a file (or of several)."""
    key = ".".join(str(part) for part in wrong_key(problem))
    return ConfigurationInvalid(f"{places}: {key}: {said_of(problem)}", file=str(places), key=key)


def wrong_key(problem: ValidationError) -> tuple[str | int, ...]:
    """Return the parts of the key that `invalid_key` names."""
    return _first_error(problem)["loc"]


def said_of(problem: ValidationError) -> str:
    """Return what is wrong with that key."""
    # Before what our own checks say, pydantic puts the name of their exception.
    return _first_error(problem)["msg"].removeprefix("Value error, ")


def _first_error(problem: ValidationError) -> ErrorDetails:
    """A key that is not known comes first: a misspelt one is often the reason why another is missing."""
    return min(problem.errors(), key=lambda error: error["type"] != "extra_forbidden")
