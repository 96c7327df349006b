"""The administrator's pages over a real server: devices are changed, and their screens follow at once."""

from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from server.domain.staff import Role
from tests.fakes.axe import serious
from tests.fakes.running_shop import RunningShop, running_shop

pytestmark = pytest.mark.browser
ADMINISTRATOR, MANAGER = Role.ADMINISTRATOR, Role.MANAGER


def login_of(shop: RunningShop, role: Role) -> str:
    """The login of somebody with that role."""
    return next(told.login for told in shop.founded.credentials if role in told.member.roles)


def open_devices(page: Page, shop: RunningShop, role: Role = ADMINISTRATOR) -> None:
    """Open the devices page as somebody with that role, in English."""
    page.goto(f"{shop.address}/administrator?lang=en#token={shop.session(login_of(shop, role))}")


def open_screen(context: BrowserContext, shop: RunningShop, screen: str, kind: str = "display") -> Page:
    """Open a wall's page with a device of its own."""
    wall = context.new_page()
    wall.goto(f"{shop.address}/{screen}#token={shop.device(kind, screen)}")
    return wall


def choose(page: Page, name: str) -> None:
    """Choose a device of the list."""
    page.get_by_role("button", name=name).first.click()


def test_without_a_session_the_page_asks_who_it_is(page: Page, shop: RunningShop) -> None:
    page.goto(f"{shop.address}/administrator/devices?lang=en")
    page.wait_for_url("**/sign-in?to=/administrator/devices")
    expect(page.get_by_label("Password")).to_be_visible()


def test_a_screen_that_is_given_another_place_goes_there_at_once(
    page: Page, context: BrowserContext, shop: RunningShop
) -> None:
    wall = open_screen(context, shop, "lounge")
    expect(wall.locator(".shop, header").first).to_be_visible()
    open_devices(page, shop)
    choose(page, "display")
    expect(page.get_by_role("button", name="Online").first).to_be_visible()
    page.get_by_label("Name").fill("By the coffee")
    page.get_by_label("Shows").select_option(label="Gate welcome")
    page.get_by_role("button", name="Save").click()

    wall.wait_for_url("**/gate", timeout=10_000)
    expect(page.get_by_role("button", name="By the coffee Gate welcome")).to_be_visible()

    page.get_by_role("button", name="Revoke…").click()
    expect(page.get_by_role("alert")).to_contain_text("Revoke By the coffee?")
    page.get_by_role("button", name="Revoke", exact=True).click()
    wall.wait_for_url("**/pair", timeout=10_000)
    expect(page.get_by_role("button", name="By the coffee")).to_have_count(0)


def test_a_tablet_is_moved_to_another_of_the_shops_bays(page: Page, shop: RunningShop) -> None:
    shop.device("tablet", "bay/1")
    open_devices(page, shop)
    choose(page, "tablet")
    bay = page.get_by_role("combobox", name="Bay", exact=True)
    expect(bay.get_by_role("option", selected=True)).to_have_text("Bay 1")
    bay.select_option(label="Bay 2")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("button", name="tablet Bay 2")).to_be_visible()


def test_a_tablet_is_paired_with_one_of_the_shops_bays(
    page: Page, context: BrowserContext, shop: RunningShop
) -> None:
    tablet = context.new_page()
    tablet.goto(f"{shop.address}/pair?lang=en")
    digits = tablet.locator(".code").inner_text()
    shop.device("display", "lounge")
    open_devices(page, shop)
    page.get_by_role("button", name="Pair a screen").first.click()
    form = page.get_by_role("form", name="Pair a screen")
    form.get_by_label("The six digits it shows").fill(digits)
    form.get_by_label("What it is").select_option(label="A bay tablet")
    form.get_by_label("Name").fill("By the pit")
    bay = form.get_by_role("combobox", name="Bay", exact=True)
    expect(bay.get_by_role("option")).to_have_count(10)
    form.get_by_role("button", name="Pair", exact=True).click()
    expect(form.get_by_role("status")).to_have_text("Choose the bay that it is for.")
    bay.select_option(label="Bay 3")
    form.get_by_role("button", name="Pair", exact=True).click()
    tablet.wait_for_url("**/bay/3?*", timeout=10_000)


@pytest.mark.parametrize("path", ["lounge", "gate", "workshop"])
def test_a_wall_asks_nothing_in_vain(context: BrowserContext, shop: RunningShop, path: str) -> None:
    wall, refused = context.new_page(), list[str]()
    wall.on("response", lambda answer: refused.append(answer.url) if answer.status >= 400 else None)
    wall.goto(f"{shop.address}/{path}?lang=en#token={shop.device('display', path)}")
    expect(wall.locator("#screen > *").first).to_be_visible()
    wall.wait_for_load_state("networkidle")
    assert refused == []


def test_a_manager_looks_and_changes_nothing(page: Page, shop: RunningShop) -> None:
    shop.device("display", "lounge")
    open_devices(page, shop, MANAGER)
    choose(page, "display")
    expect(page.get_by_text("Last word")).to_be_visible()
    expect(page.get_by_text("Version")).to_have_count(0)
    expect(page.get_by_role("button", name="Revoke…")).to_have_count(0)
    expect(page.get_by_role("button", name="Save")).to_have_count(0)


def test_a_new_shop_is_told_what_to_do(page: Page, screens: None, tmp_path: Path) -> None:
    with running_shop(tmp_path) as new:
        open_devices(page, new)
        steps = page.get_by_role("region", name="What comes next").get_by_role("listitem")
        expect(steps).to_have_count(3)
        expect(steps.nth(0)).to_contain_text("17 people may sign in, done")
        expect(steps.nth(2)).to_contain_text("glassbay gate")
        assert serious(page) == []
        steps.nth(1).get_by_role("button", name="Pair a screen").click()
        expect(page.get_by_label("The six digits it shows")).to_be_focused()
        new.device("display", "lounge")
        expect(steps.nth(1)).to_contain_text("done")
        page.set_viewport_size({"width": 390, "height": 844})
        expect(page.get_by_role("link", name="Plate to glass")).to_be_in_viewport(ratio=1)
        page.get_by_role("button", name="display").click()
        expect(page.get_by_role("region", name="display").get_by_role("heading")).to_be_in_viewport()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        page.get_by_role("button", name="Do not show again").click()
        page.reload()
        expect(page.get_by_role("button", name="display")).to_be_visible()
        expect(steps).to_have_count(0)


@pytest.mark.parametrize(
    ("renewed_here", "what_to_do"),
    [(False, "Put a new certificate in its place"), (True, "its log says why")],
)
def test_a_certificate_that_nears_its_end_is_told(
    page: Page, shop: RunningShop, *, renewed_here: bool, what_to_do: str
) -> None:
    state = {"ends_at": "2026-12-03T08:00:00Z", "renewed_here": renewed_here, "near_end": True}
    page.route("**/api/certificate", lambda route: route.fulfill(json=state))
    open_devices(page, shop)
    expect(page.get_by_text("certificate ends on 2026-12-03")).to_be_visible()
    expect(page.get_by_text(what_to_do)).to_be_visible()


def test_nothing_is_told_of_a_certificate_that_is_good(page: Page, shop: RunningShop) -> None:
    state = {"ends_at": "2027-12-03T08:00:00Z", "renewed_here": False, "near_end": False}
    with page.expect_response("**/api/certificate"):
        page.route("**/api/certificate", lambda route: route.fulfill(json=state))
        open_devices(page, shop)
    expect(page.get_by_role("heading", name="Devices")).to_be_attached()
    expect(page.get_by_text("certificate ends")).to_have_count(0)
