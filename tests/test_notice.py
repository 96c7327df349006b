"""Third parties' licences: nothing that is installed with the product may be left out of NOTICE."""

import json
import re
import tomllib
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[1]
NOTICE = (PROJECT / "NOTICE").read_text(encoding="utf-8")


def named(package: str) -> bool:
    pattern = re.sub(r"[-_.]+", "[-_. ]+", re.escape(package).replace(r"\-", "-"))
    return re.search(rf"(?<![\w/-]){pattern}(?![\w-])", NOTICE, re.IGNORECASE) is not None


def python_packages() -> list[str]:
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = [line for lines in project["optional-dependencies"].values() for line in lines]
    return [re.split(r"[\[<>=!~ ;]", line)[0] for line in [*project["dependencies"], *extras]]


@pytest.mark.parametrize("package", python_packages())
def test_every_python_dependency_is_named(package: str) -> None:
    assert named(package)


def test_every_bundled_npm_package_is_named() -> None:
    package = json.loads((PROJECT / "display" / "package.json").read_text(encoding="utf-8"))
    assert [name for name in package["dependencies"] if name not in NOTICE] == []


def test_what_is_not_there_is_not_found() -> None:
    assert not named("aiohttp")
    assert not named("ty"), "a part of a name is not a name"


def test_the_licence_is_apache_2_in_full() -> None:
    text = (PROJECT / "LICENSE").read_text(encoding="utf-8")
    assert "Version 2.0, January 2004" in text
    assert "END OF TERMS AND CONDITIONS" in text
