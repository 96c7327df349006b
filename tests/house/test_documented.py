"""A route, a setting or a command that nobody has written down fails here."""

import re
from pathlib import Path
from types import ModuleType

from starlette.routing import Route

from server.__main__ import COMMANDS
from server.api import app as application
from server.api.repair_orders import DEEDS
from server.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
INTEGRATING = (ROOT / "docs/integrating.md").read_text(encoding="utf-8")
OPERATING = (ROOT / "docs/operating.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")
SAID_IN_BOTH = (
    re.compile(r"^#+ ", re.MULTILINE),
    re.compile(r"(?:glassbay [a-z]+|make [a-z-]+)"),
    re.compile(r"--[a-z][a-z-]*"),
    re.compile(r"\]\((?!README)[^)]+\)"),
    re.compile(r"`(?:/[a-z]|[a-z_]+[/.])[^`]*`"),
)
"""Headings, commands, options, links and paths."""


def routes() -> list[Route]:
    """All routes of the API's modules, FastAPI's and Starlette's own."""
    modules = [value for value in vars(application).values() if isinstance(value, ModuleType)]
    routers = [module.router if hasattr(module, "router") else module for module in modules]
    return [route for each in routers for route in getattr(each, "routes", ()) if isinstance(route, Route)]


def test_every_route_is_in_the_integrators_guide() -> None:
    undocumented = [route.path for route in routes() if route.path.replace(":path", "") not in INTEGRATING]
    assert len(routes()) > 40
    assert undocumented == []


def test_every_deed_is_in_the_integrators_guide() -> None:
    assert [name for name in DEEDS if name not in INTEGRATING] == []


def test_every_setting_is_in_the_operators_guide() -> None:
    keys = [
        f"`{section}.{key}`"
        for section, field in Settings.model_fields.items()
        for key in getattr(field.annotation, "model_fields", {})
    ]
    assert keys
    assert [key for key in keys if key not in OPERATING] == []


def test_every_command_is_in_the_readme() -> None:
    assert [
        name for name in COMMANDS if f"glassbay {name}" not in README and f"make {name}" not in README
    ] == []


def test_the_readme_says_the_same_in_both_languages() -> None:
    chinese = (ROOT / "README.zh-CN.md").read_text(encoding="utf-8")
    # Each shows the pictures and the guide of its own language.
    chinese = chinese.replace(".zh.webp", ".en.webp").replace("using.zh-CN.md", "using.md")
    for said in SAID_IN_BOTH:
        assert sorted(said.findall(README)) == sorted(said.findall(chinese)), said.pattern
