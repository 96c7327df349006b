"""The words of the screens and of the voice, read from `config/wording/zh.toml` and `en.toml`.

Tables only group: `[lounge] title = …` is the key `lounge.title`. Both languages have the same keys, and
the same `{placeholders}` under each.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

from server.domain.errors import ConfigurationInvalid

LANGUAGES = ("zh", "en")
_PLACEHOLDER = re.compile(r"\{(\w+)\}")


def load_wording(folder: Path) -> dict[str, dict[str, str]]:
    """Return language → flat key → text; raise ConfigurationInvalid where a file or a key is amiss."""
    files = {language: folder / f"{language}.toml" for language in LANGUAGES}
    wording = {language: _read(file) for language, file in files.items()}
    reference, *others = LANGUAGES
    for other in others:
        _require_same(wording[reference], files[reference], wording[other], files[other])
    return wording


def _read(file: Path) -> dict[str, str]:
    try:
        return dict(_flat(tomllib.loads(file.read_text(encoding="utf-8")), "", file))
    except OSError as error:
        raise ConfigurationInvalid(f"{file}: cannot be read: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigurationInvalid(f"{file}: is not TOML: {error}") from error


def _flat(table: Mapping[str, object], prefix: str, file: Path) -> Iterator[tuple[str, str]]:
    for name, value in table.items():
        key = f"{prefix}{name}"
        if isinstance(value, dict):
            yield from _flat(value, f"{key}.", file)
        elif isinstance(value, str):
            yield key, value
        else:
            raise ConfigurationInvalid(f"{file}: {key}: is {value!r}; write a text in quotation marks")


def _require_same(one: Mapping[str, str], one_file: Path, two: Mapping[str, str], two_file: Path) -> None:
    for key in sorted(one.keys() ^ two.keys()):
        lacking, having = (two_file, one_file) if key in one else (one_file, two_file)
        raise ConfigurationInvalid(f"{lacking}: {key}: is missing; {having.name} has it")
    for key in sorted(one):
        placeholders = set(_PLACEHOLDER.findall(one[key])) ^ set(_PLACEHOLDER.findall(two[key]))
        if placeholders:
            names = ", ".join(f"{{{name}}}" for name in sorted(placeholders))
            raise ConfigurationInvalid(f"{two_file}: {key}: {names} must stand in both languages or in none")
