"""The administrator's page of people, and everybody's own password, over a real server."""

import re

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.fakes.axe import serious
from tests.fakes.desk_browser import PHONE
from tests.fakes.running_shop import RunningShop

pytestmark = pytest.mark.browser


def open_people(page: Page, shop: RunningShop) -> None:
    """Open the page as the administrator, in English."""
    page.goto(f"{shop.address}/administrator/people?lang=en#token={shop.session('admin')}")


def sign_in(page: Page, shop: RunningShop, login: str, password: str, to: str = "/desk") -> None:
    """Sign somebody in by their password."""
    page.goto(f"{shop.address}/sign-in?lang=en&to={to}")
    page.get_by_label("Name").fill(login)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Sign in").click()


def told(page: Page, what: str) -> str:
    """What the page tells once."""
    word = page.locator("dt", has_text=what).locator("xpath=following-sibling::dd[1]")
    return word.inner_text()


def row(page: Page, name: str) -> Locator:
    """Somebody's row in the list."""
    return page.get_by_role("listitem").filter(has_text=name)


def test_on_a_phone_whoever_is_chosen_comes_into_sight(page: Page, shop: RunningShop) -> None:
    page.set_viewport_size(PHONE)
    open_people(page, shop)
    page.get_by_role("button", name="Zhou Kai").click()
    expect(page.get_by_role("heading", name="Zhou Kai")).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert serious(page) == []


def test_somebody_is_added_signs_in_and_is_out_at_once_when_they_have_left(
    page: Page, browser: Browser, shop: RunningShop
) -> None:
    open_people(page, shop)
    page.get_by_role("button", name="Add a person").click()
    page.get_by_label("Name in Chinese", exact=True).fill("韩梅梅")
    page.get_by_label("Name in English", exact=True).fill("Meimei Han")
    expect(page.get_by_label("Surname in Chinese")).to_have_value("韩")
    expect(page.get_by_label("Surname in English")).to_have_value("Han")
    page.get_by_label("Sign-in name").fill("hanmei")
    page.get_by_label("Advisor").check()
    page.get_by_role("button", name="Add", exact=True).click()
    password = told(page, "Password")
    assert re.fullmatch(r"\d{6}", told(page, "PIN"))
    theirs = browser.new_context()
    desk = theirs.new_page()
    sign_in(desk, shop, "hanmei", password)
    desk.wait_for_url("**/desk")
    expect(desk.get_by_role("button", name="Sign out")).to_be_visible()

    page.get_by_role("button", name="Noted").click()
    expect(page.get_by_text(password)).to_have_count(0)
    page.get_by_role("button", name="Has left…").click()
    page.get_by_role("button", name="Has left", exact=True).click()

    expect(desk.get_by_role("link", name="Sign in")).to_be_visible()
    expect(page.get_by_role("heading", name="Have left")).to_be_visible()
    page.get_by_role("button", name="Works here again").click()
    expect(page.get_by_role("heading", name="Have left")).to_have_count(0)
    theirs.close()


def test_what_cannot_be_is_said_in_words(page: Page, shop: RunningShop) -> None:
    open_people(page, shop)
    row(page, "admin").get_by_role("button").click()
    page.get_by_role("button", name="Has left…").click()
    page.get_by_role("button", name="Has left", exact=True).click()
    expect(page.get_by_text("A shop needs an administrator")).to_be_visible()

    row(page, "zhoukai").get_by_role("button").click()
    page.get_by_label("New one").fill("short")
    page.get_by_role("button", name="Renew").click()
    expect(page.get_by_text("A password has at least 8 characters")).to_be_visible()


def test_roles_and_names_are_changed(page: Page, shop: RunningShop) -> None:
    open_people(page, shop)
    row(page, "zhoukai").get_by_role("button").click()
    page.get_by_label("Name in English", exact=True).fill("Kai Zhou-Li")
    page.get_by_label("Inspector").check()
    page.get_by_role("button", name="Save", exact=True).click()

    expect(row(page, "Kai Zhou-Li")).to_contain_text("Inspector, Technician")


def test_everybody_changes_their_own_password(page: Page, shop: RunningShop) -> None:
    old = next(known.password for known in shop.founded.credentials if known.login == "tang")
    sign_in(page, shop, "tang", old, "/account")
    form = page.get_by_role("form", name="Password")
    for typed, answer in (("wrong", "typed wrongly"), (old, "Changed. You are signed out")):
        form.get_by_label("Password now").fill(typed)
        form.get_by_label("New password").fill("blue pelican")
        form.get_by_role("button", name="Change").click()
        expect(form.get_by_text(answer)).to_be_visible()

    sign_in(page, shop, "tang", "blue pelican", "/account")
    expect(page.get_by_role("form", name="PIN")).to_be_visible()


def test_a_manager_is_not_offered_the_page(page: Page, shop: RunningShop) -> None:
    page.goto(f"{shop.address}/administrator?lang=en#token={shop.session('manager')}")
    expect(page.get_by_role("link", name="Devices")).to_be_visible()
    expect(page.get_by_role("link", name="People")).to_have_count(0)
