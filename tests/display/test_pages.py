"""Home, pairing, signing in and finding one's car."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.fakes import shop_boards
from tests.fakes.board_server import serving

pytestmark = pytest.mark.browser

SESSION = {
    "token": "person-1",
    "staff_id": "s1",
    "name": {"zh": "王敏", "en": "Wang Min"},
    "roles": ["advisor"],
    "allowed": ["topic:desk", "topic:bay"],
    "expires_at": "2026-01-01T00:00:00Z",
}


def test_home_leads_to_what_a_device_may_do(page: Page) -> None:
    with serving({}) as server:
        page.goto(server.url)
        links = page.locator("main a[href]")
        expect(links).to_have_count(4)
        assert [link.get_attribute("href") for link in links.all()] == ["/", "/follow", "/sign-in", "/pair"]
        page.get_by_role("button", name="English").click()
        expect(page.get_by_role("heading", name="What is this device for?")).to_be_visible()
        page.reload()
        expect(page.get_by_role("heading", name="What is this device for?")).to_be_visible()


def test_six_digits_pair_a_screen_and_open_it(page: Page) -> None:
    paired = {"token": "wall-7", "device_id": "d", "name": "休息区", "kind": "display", "screen": "lounge"}
    with serving({"lounge": shop_boards.full_lounge()}) as server:
        server.answers["POST", "/api/pairing"] = (200, paired)
        page.goto(f"{server.url}/pair")
        page.get_by_role("button", name="我有配对码，在这里输入").click()
        for digit in "12345":
            page.get_by_role("button", name=digit, exact=True).click()
        page.get_by_role("button", name="退格").click()
        page.keyboard.type("56")
        page.wait_for_url("**/lounge")
        assert server.wait_for("hello")[0]["token"] == "wall-7"
        bodies = [body for method, path, _, body in server.requests if path == "/api/pairing"]
        assert bodies == [{"code": "123456"}]


def test_on_a_wall_the_code_and_what_is_wrong_are_read_from_afar(page: Page) -> None:
    asked = {"code": "204681", "secret": "s", "expires_at": "2026-11-22T00:00:00Z"}
    with serving({}) as server:
        server.answers["POST", "/api/pairing-requests"] = (503, {"code": "storage_unavailable"})
        page.goto(f"{server.url}/pair?lang=en")
        waits = page.get_by_role("status")
        expect(waits).to_have_text("The server does not answer. This screen asks again by itself.")
        assert waits.evaluate("status => status.currentCSSZoom") == 2
        server.answers["POST", "/api/pairing-requests"] = (200, asked)
        server.answers["POST", "/api/pairing-requests/claim"] = (200, {"device": None})
        shown = page.get_by_text("204681")
        expect(shown).to_be_visible()
        expect(waits).to_have_count(0)
        box = shown.bounding_box()
        assert box is not None
        assert box["height"] > 200


def test_a_screen_shows_its_own_six_digits_until_somebody_has_typed_them(page: Page) -> None:
    paired = {"token": "wall-7", "device_id": "d", "name": "休息区", "kind": "display", "screen": "lounge"}
    asked = {"code": "204681", "secret": "s", "expires_at": "2026-11-22T00:00:00Z"}
    with serving({"lounge": shop_boards.full_lounge()}) as server:
        server.answers["POST", "/api/pairing-requests"] = (200, asked)
        server.answers["POST", "/api/pairing-requests/claim"] = (200, {"device": None})
        page.goto(f"{server.url}/pair")
        expect(page.get_by_text("204681")).to_be_visible()
        expect(page.get_by_text("/administrator")).to_be_visible()
        server.answers["POST", "/api/pairing-requests/claim"] = (200, {"device": paired})
        page.wait_for_url("**/lounge")
        assert server.wait_for("hello")[0]["token"] == "wall-7"


def test_a_wrong_code_is_said_in_words_and_may_be_tried_again(page: Page) -> None:
    with serving({}) as server:
        server.answers["POST", "/api/pairing"] = (403, {"code": "pairing_code_invalid", "detail": "x"})
        page.goto(f"{server.url}/pair")
        page.get_by_role("button", name="我有配对码，在这里输入").click()
        expect(page.get_by_role("button", name="0", exact=True)).to_be_visible()
        page.keyboard.type("000000")
        expect(page.get_by_role("alert")).to_contain_text("配对码不对或已过期")
        expect(page.locator(".digits span").first).to_have_text("")
        expect(page.get_by_role("button", name="1", exact=True)).to_be_enabled()


def test_an_advisor_signs_in_with_a_password(page: Page) -> None:
    with serving({}) as server:
        server.answers["POST", "/api/sessions"] = (200, SESSION)
        page.goto(f"{server.url}/sign-in")
        page.get_by_label("登录名").fill("wang")
        page.get_by_label("密码").fill("secret")
        page.get_by_role("button", name="登录").click()
        page.wait_for_url("**/desk")
        kept = page.evaluate("Object.entries(localStorage)")
        assert [key for key, value in kept if "person-1" in value] == ["glassbay.session:*"]


def test_a_wrong_password_is_said_in_words_and_not_kept(page: Page) -> None:
    with serving({}) as server:
        server.answers["POST", "/api/sessions"] = (401, {"code": "not_signed_in", "detail": "x"})
        page.goto(f"{server.url}/sign-in")
        page.get_by_label("登录名").fill("wang")
        page.get_by_label("密码").fill("wrong")
        page.keyboard.press("Enter")
        expect(page.get_by_role("alert")).to_have_text("姓名或密码不对")
        expect(page.get_by_label("密码")).to_have_value("")
        expect(page.get_by_label("登录名")).to_have_value("wang")


def test_the_language_goes_along_from_page_to_page_but_not_to_a_wall(page: Page) -> None:
    with serving({"lounge": {"shop": shop_boards.SHOP}}) as server:
        page.goto(f"{server.url}/sign-in?lang=en")
        expect(page.get_by_role("heading", name="Staff sign-in")).to_be_visible()
        page.goto(f"{server.url}/follow")
        expect(page.get_by_role("heading", name="See my car")).to_be_visible()
        page.goto(f"{server.url}/lounge#token=t")
        expect(page.get_by_text("预计可取")).to_be_visible()


def test_a_wall_speaks_the_language_in_which_it_was_paired(page: Page) -> None:
    paired = {"token": "wall-7", "device_id": "d", "name": "lounge", "kind": "display", "screen": "lounge"}
    asked = {"code": "204681", "secret": "s", "expires_at": "2026-11-22T00:00:00Z"}
    with serving({"lounge": shop_boards.full_lounge()}) as server:
        server.answers["POST", "/api/pairing-requests"] = (200, asked)
        server.answers["POST", "/api/pairing-requests/claim"] = (200, {"device": paired})
        page.goto(f"{server.url}/pair?lang=en")
        page.wait_for_url("**/lounge?lang=en")
        expect(page.locator("html")).to_have_attribute("lang", "en")


def test_a_technician_signs_in_at_the_tablet_with_a_pin(page: Page) -> None:
    with serving({}) as server:
        server.answers["GET", "/api/staff"] = (
            200,
            [{"staff_id": "s9", "name": {"zh": "陈强", "en": "Chen"}}],
        )
        server.answers["POST", "/api/sessions"] = (200, SESSION | {"roles": ["technician"]})
        page.goto(f"{server.url}/#token=unused")
        page.evaluate("localStorage.setItem('glassbay.device:/bay/3', 'tablet-3')")
        page.goto(f"{server.url}/sign-in?to=/bay/3")
        page.get_by_role("button", name="陈强").click()
        page.keyboard.type("4711")
        page.get_by_role("button", name="登录").click()
        page.wait_for_url(f"{server.url}/bay/3")
        _, _, headers, body = next(request for request in server.requests if request[1] == "/api/sessions")
        assert body == {"staff_id": "s9", "pin": "4711"}
        assert headers["authorization"] == "Bearer tablet-3"


def test_a_customer_finds_the_car_by_plate_and_phone(page: Page) -> None:
    with serving({}) as server:
        server.answers["POST", "/api/customer-links/find"] = (200, {"path": "/v/abc"})
        page.goto(f"{server.url}/follow")
        page.get_by_role("textbox", name="车牌").fill("京a·d06827")
        expect(page.get_by_role("img", name="车牌 京A·D06827")).to_be_visible()
        expect(page.get_by_role("button", name="查看进度")).to_be_disabled()
        page.get_by_label("手机号后四位").fill("4567")
        page.get_by_role("button", name="查看进度").click()
        page.wait_for_url("**/v/abc")
        body = next(body for _, path, _, body in server.requests if path.endswith("/find"))
        assert body == {"plate": "京AD06827", "phone_last4": "4567"}


def test_an_unknown_car_and_an_absent_server_are_told_apart(page: Page) -> None:
    with serving({}) as server:
        page.goto(f"{server.url}/follow")
        page.get_by_role("textbox", name="车牌").fill("京A12345")
        page.get_by_label("手机号后四位").fill("4567")
        page.get_by_role("button", name="查看进度").click()
        expect(page.get_by_role("alert")).to_contain_text("店内还没有这辆车")
        server.stop()
        page.get_by_role("button", name="查看进度").click()
        expect(page.get_by_role("alert")).to_contain_text(re.compile("连不上服务器"))


@pytest.mark.parametrize(("language", "title"), [("zh", "没有这个页面"), ("en", "There is no such page")])
def test_an_unknown_address_is_a_page_that_leads_home(page: Page, language: str, title: str) -> None:
    with serving({}) as server:
        page.goto(f"{server.url}/nothing/here?lang={language}")
        expect(page.get_by_role("heading", name=title)).to_be_visible()
        expect(page.get_by_text("/nothing/here")).to_be_visible()
        page.locator("main a").last.click()
        page.wait_for_url(f"{server.url}/")
