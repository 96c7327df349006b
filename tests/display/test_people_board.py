"""Somebody comes, works, is joined, takes a break and leaves: the board beside it follows."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.fakes.axe import serious
from tests.fakes.driven_car import DrivenCar
from tests.fakes.running_shop import RunningShop, running_shop

pytestmark = pytest.mark.browser


def _car_in_bay_1(shop: RunningShop) -> None:
    """A car that Chen Qiang is to work on."""
    car = DrivenCar(shop, "京A12345")
    answer = shop.post("/api/visits", shop.session("wang"), {"plate": car.plate})
    car.be_here(answer.json()["visit_id"])
    car.receive()
    car.go_to_bay()


@contextmanager
def _page(browser: Browser, address: str, token: str, **size: int) -> Iterator[Page]:
    """A page of somebody's own browser."""
    viewport = ViewportSize(width=size.get("width", 1440), height=size.get("height", 900))
    context = browser.new_context(viewport=viewport)
    page = context.new_page()
    page.goto(f"{address}?lang=en#token={token}")
    yield page
    context.close()


def test_the_board_follows_whoever_comes_works_and_leaves(browser: Browser, tmp_path: Path) -> None:
    with running_shop(tmp_path) as shop:
        _car_in_bay_1(shop)
        people, me = f"{shop.address}/people", shop.session("chenqiang")
        with (
            _page(browser, people, shop.session("foreman")) as board,
            _page(browser, people, me) as own,
            _page(browser, f"{shop.address}/bay/1", me, width=1280, height=800) as tablet,
        ):
            here = board.get_by_role("region", name="In", exact=True)
            own.get_by_role("button", name="I am here").click()
            expect(here.get_by_role("listitem").filter(has_text="Chen Qiang")).to_contain_text("in since")

            tablet.get_by_role("button", name="Start").click()
            crew = tablet.get_by_role("button", name="Join or leave")
            expect(crew).to_contain_text("Chen Qiang")
            crew.click()
            tablet.get_by_role("listitem").filter(has_text="Li Na").get_by_role("button", name="Join").click()
            second = here.get_by_role("listitem").filter(has_text="Li Na")
            expect(second).to_contain_text("Bay 1")
            expect(second).to_contain_text("Service A")
            assert serious(tablet) == []

            own.get_by_role("button", name="Take a break").click()
            resting = board.get_by_role("region", name="On a break")
            expect(resting).to_contain_text("Chen Qiang")
            expect(crew).not_to_contain_text("Chen Qiang")
            expect(crew).to_contain_text("Li Na")

            own.get_by_role("button", name="Leave for today").click()
            expect(board.get_by_role("region", name="Off", exact=True)).to_contain_text("Chen Qiang")
            assert serious(board) == []


def test_on_a_phone_a_job_has_the_whole_row(browser: Browser, tmp_path: Path) -> None:
    with running_shop(tmp_path) as shop:
        _car_in_bay_1(shop)
        with _page(
            browser, f"{shop.address}/people", shop.session("foreman"), width=390, height=844
        ) as board:
            job = board.get_by_role("listitem").filter(has_text="Service A").locator(".jobs")
            assert (job.bounding_box() or {"width": 0.0})["width"] > 300
