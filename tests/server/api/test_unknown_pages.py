"""An unknown address: a page for a person, a problem for a program."""

from pathlib import Path

import pytest

from tests.fakes.open_api import OpenApi

BROWSER = {"Accept": "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8"}


@pytest.fixture
def built(api: OpenApi) -> Path:
    """Screens that are built."""
    folder = api.services.screens
    folder.mkdir(exist_ok=True)
    (folder / "index.html").write_text("<!doctype html><title>Glassbay</title>", encoding="utf-8")
    return folder


def test_a_browser_is_answered_with_the_page_and_still_told_that_it_is_unknown(
    api: OpenApi, built: Path
) -> None:
    answer = api.client.get("/nothing/here", headers=BROWSER)

    assert (answer.status_code, "<title>Glassbay</title>" in answer.text) == (404, True)
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]


@pytest.mark.parametrize(
    ("method", "path", "headers"),
    [
        ("GET", "/nothing/here", {"Accept": "application/json"}),
        ("GET", "/api/nothing", BROWSER),
        ("GET", "/assets/gone.js", BROWSER),
        ("POST", "/nothing/here", BROWSER),
    ],
)
def test_anything_else_is_answered_with_a_problem(
    api: OpenApi, built: Path, method: str, path: str, headers: dict[str, str]
) -> None:
    answer = api.client.request(method, path, headers=headers)

    assert (answer.status_code, answer.json()["code"]) == (404, "not_found")


def test_without_built_screens_a_browser_is_answered_with_a_problem(api: OpenApi) -> None:
    answer = api.client.get("/nothing/here", headers=BROWSER)

    assert (answer.status_code, answer.json()["code"]) == (404, "not_found")
