"""The page by which a device comes to trust the shop."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.fakes.authority_page import AUTHORITY_PATH, shop_authority
from tests.fakes.board_server import serving

pytestmark = pytest.mark.browser
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15"


def test_it_gives_the_certificate_its_fingerprint_and_the_way_there(page: Page) -> None:
    with serving({}) as server:
        server.answers["GET", AUTHORITY_PATH] = (200, shop_authority())
        page.goto(f"{server.url}/authority?lang=en")
        expect(page.get_by_role("link", name="Download the certificate")).to_have_attribute(
            "href", "/authority.crt"
        )
        groups = page.locator(".fingerprint span")
        expect(groups).to_have_count(16)
        expect(groups.first).to_have_text("9F86")
        # Opened on the server itself, whose loopback no tablet reaches.
        expect(page.get_by_role("img", name="http://192.168.1.20:8088/authority")).to_be_visible()
        expect(page.get_by_role("link", name="https://127.0.0.1:8080/")).to_be_visible()
        page.get_by_text("Android").click()
        expect(page.get_by_text("glassbay-authority.crt")).to_be_visible()
        expect(page.get_by_text("Keychain Access")).to_be_hidden()


def test_it_opens_at_the_steps_of_the_device_that_asks(browser: Browser) -> None:
    with serving({}) as server:
        server.answers["GET", AUTHORITY_PATH] = (200, shop_authority())
        phone = browser.new_context(user_agent=IPHONE, viewport={"width": 390, "height": 844})
        page = phone.new_page()
        page.goto(f"{server.url}/authority?lang=zh")
        expect(page.get_by_text("证书信任设置")).to_be_visible()
        expect(page.get_by_text("glassbay-authority.crt")).to_be_hidden()
        phone.close()


def test_a_server_without_an_authority_says_so(page: Page) -> None:
    with serving({}) as server:
        server.answers["GET", AUTHORITY_PATH] = (404, {"code": "not_found"})
        page.goto(f"{server.url}/authority?lang=en")
        expect(page.get_by_text("There is nothing to install")).to_be_visible()
        expect(page.get_by_role("link", name="Download the certificate")).to_have_count(0)
