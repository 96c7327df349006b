"""A page that the demonstration or the README does not know, or gives to the wrong person, fails here."""

import re
from pathlib import Path

from server.domain.staff import PEOPLES_ROLES, Role
from server.permission_file import load_permissions
from server.simulator.links import PAGES

ROOT = Path(__file__).resolve().parents[2]
PERMISSIONS = load_permissions(ROOT / "config/permissions.toml")
LINE = re.compile(r'path: "(?P<path>[^"]+)".*?deeds: \[(?P<deeds>[^\]]+)\]', re.DOTALL)
STAFF_PAGES = {
    found["path"]: frozenset(re.findall(r'"([^"]+)"', found["deeds"]))
    for found in LINE.finditer((ROOT / "display/src/shared/pages.ts").read_text(encoding="utf-8"))
}
"""Each page of the menu, and the deeds of which one opens it."""
ROW = re.compile(r"^\| (?P<who>[a-z ,]+) \| (?P<where>.*`/.*) \|$", re.MULTILINE)
ROLES = {role.value.replace("parts", "parts keeper").replace("_", " "): [role] for role in PEOPLES_ROLES}
ROLES["everybody"] = list(PEOPLES_ROLES)


def table() -> list[tuple[Role, str]]:
    """Return who works where, as the README says."""
    rows = ROW.findall((ROOT / "README.md").read_text(encoding="utf-8"))
    return [
        (role, path)
        for people, where in rows
        for who in people.split(", ")
        for role in ROLES[who]
        for path in re.findall(r"`(/[^`]+)`", where)
    ]


def may_open(role: Role, path: str) -> bool:
    """Whether the shipped rights let somebody of this role open the page."""
    return bool(STAFF_PAGES[path] & PERMISSIONS[role])


def test_every_deed_that_opens_a_page_is_one_that_somebody_has() -> None:
    assert [path for path in STAFF_PAGES if not any(may_open(role, path) for role in PERMISSIONS)] == []


def test_the_demonstration_opens_every_page_as_somebody_who_may() -> None:
    opened = {f"/{path.partition('?')[0]}": Role(role) for _, path, role in PAGES}
    assert opened.keys() == STAFF_PAGES.keys()
    assert [path for path, role in opened.items() if not may_open(role, path)] == []


def test_the_readme_tells_of_every_page_who_works_there() -> None:
    told = table()
    assert {path for _, path in told} == STAFF_PAGES.keys()
    assert [(role, path) for role, path in told if not may_open(role, path)] == []
