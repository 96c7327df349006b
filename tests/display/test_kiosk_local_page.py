"""The kiosk's own page, on walls that lie and walls that hang upright."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from kiosk.local_page import Notice, write_local_page
from server.places import config_folder
from server.wording import load_wording

pytestmark = pytest.mark.browser
ADDRESS = "http://server.anhe-century-motors.example:8080"
WALLS = [(1920, 1080), (1080, 1920), (1366, 768)]


def show(page: Page, folder: Path, notice: Notice) -> None:
    page.goto(write_local_page(folder, notice, load_wording(config_folder() / "wording")))


@pytest.mark.parametrize("size", WALLS)
def test_a_code_is_shown_whole(page: Page, tmp_path: Path, size: tuple[int, int]) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    show(page, tmp_path, Notice("pair", {"address": ADDRESS}, "482913"))
    expect(page.locator(".code")).to_have_text("482 913")
    expect(page.locator("svg")).to_be_hidden()
    assert page.evaluate(
        "[document.body.scrollWidth - innerWidth, document.body.scrollHeight - innerHeight]"
    ) == [
        0,
        0,
    ]


def test_what_is_wrong_stands_beside_a_clock_that_runs(page: Page, tmp_path: Path) -> None:
    page.clock.install(time="2026-11-22T06:06:30Z")
    show(page, tmp_path, Notice("no_server", {"address": ADDRESS, "time": "14:05"}))
    expect(page.get_by_role("heading", name="服务器没有应答")).to_be_visible()
    expect(page.get_by_role("heading", name="The server does not answer")).to_be_visible()
    expect(page.locator("svg")).to_be_visible()
    expect(page.locator("time")).to_have_text(re.compile(r"^\d\d:06$"))
    page.clock.run_for(31_000)
    expect(page.locator("time")).to_have_text(re.compile(r"^\d\d:07$"))


def test_a_closed_shop_shows_nothing(page: Page, tmp_path: Path) -> None:
    show(page, tmp_path, Notice("dark"))
    expect(page.locator("body > *:visible")).to_have_count(0)
