"""Two rooms over a real server: each screen its own caption, and a page that hangs is taken over."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.fakes.running_shop import RunningShop
from tests.fakes.waiting import until

pytestmark = pytest.mark.browser
LONG_ENOUGH_MS = 30_000


def say(shop: RunningShop, words: str, room: str = "lounge") -> None:
    body = {"zh": words, "en": words, "room": room}
    assert shop.post("/api/announcements", shop.session("manager"), body).status_code == 200


def screen_in(browser: Browser, shop: RunningShop, room: str) -> tuple[Page, str]:
    """Open a lounge page, in a browser of its own, that is heard in a room; return its device, too."""
    token = shop.device("kiosk", "lounge")
    page = browser.new_context().new_page()
    page.goto(f"{shop.address}/lounge?lang=en#token={token}")
    device_id = shop.get("/api/speaker", token)["device_id"]
    place = {"room": room, "player": "page"}
    assert shop.put(f"/api/speakers/{device_id}", shop.session("manager"), place).status_code == 200
    expect(page.get_by_text("No cars in service now")).to_be_visible(timeout=LONG_ENOUGH_MS)
    return page, str(device_id)


def receipts(shop: RunningShop, caption: str) -> list[tuple[int, str]]:
    """What became of each take of the call with that caption."""
    calls = shop.get("/api/announcements", shop.session("manager"))
    told = next(call["receipts"] for call in calls if call["caption"]["en"] == caption)
    return sorted((receipt["take"], receipt["outcome"]) for receipt in told)


def outcomes(shop: RunningShop) -> dict[str, str]:
    """What became of each speaker's last call."""
    found = shop.get("/api/speakers", shop.session("manager"))["speakers"]
    return {speaker["device_id"]: speaker["outcome"] for speaker in found}


def test_rooms_have_captions_of_their_own_and_a_hung_page_is_taken_over(
    browser: Browser, shop: RunningShop
) -> None:
    lounge, hung = screen_in(browser, shop, "lounge")
    reception, other = screen_in(browser, shop, "reception")
    say(shop, "Good morning", "lounge")
    say(shop, "Coffee is ready", "reception")
    expect(lounge.locator(".caption")).to_have_text("Good morning", timeout=LONG_ENOUGH_MS)
    expect(reception.locator(".caption")).to_have_text("Coffee is ready", timeout=LONG_ENOUGH_MS)
    until(lambda: outcomes(shop) == {hung: "played", other: "played"})

    lounge.evaluate("setTimeout(() => { for (;;); }, 0)")
    say(shop, "The bus is here", "lounge")
    expect(reception.locator(".caption")).to_have_text("The bus is here", timeout=LONG_ENOUGH_MS)
    until(lambda: receipts(shop, "The bus is here") == [(1, "silent"), (2, "played")])
    assert outcomes(shop) == {hung: "silent", other: "played"}
    for page in (lounge, reception):
        page.context.close()
