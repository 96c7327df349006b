"""Take the guides' pictures from the real screens of a running demonstration, in both languages.

`make pictures` (or `python docs/take_pictures.py [FOLDER] [NAME …]`) plays the demonstration for some minutes
and writes `<name>.zh.webp` and `<name>.en.webp` for each screen, or for those named. Needs Chromium; ends the
demonstration that it started.
"""

import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from picture_past import PART_LABEL, leave_claims, remember_customers
from picture_shop import PictureShop, picture_shop
from PIL import Image
from playwright.sync_api import Browser, Error, Page, sync_playwright

from kiosk.local_page import Notice, write_local_page
from server.places import config_folder
from server.wording import load_wording

DEFAULT_FOLDER = Path(__file__).parent / "pictures"
LANGUAGES = ("zh", "en")
SPEED = 30.0
PLAYED_SECONDS = 300.0
"""Until then the simulated morning has filled the boards."""
PAINTED_MS = 3_500
WAITED_MS = 120_000
QUALITY = 78
WALL = (1920, 1080)
DESK = (1440, 900)
TABLET = (1280, 800)
PHONE = (390, 844)
PAPER = (900, 960)
AUTHORITY = {
    "name": "Glassbay 玻璃湾汽车",
    "fingerprint": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    "ends_at": "2036-11-18T00:00:00Z",
    "served_as": ["shop.lan"],
    "secure_port": 8443,
    "plain_port": 8080,
}
WIDEST_PX = 1280
"""No guide shows them larger."""


@dataclass(frozen=True)
class Shot:
    """One screen: the name of its files, its address, its size, and what is done before the picture."""

    name: str
    address: str
    size: tuple[int, int]
    act: Callable[[Page], None] = lambda page: None


def press(*buttons: str) -> Callable[[Page], None]:
    """Return what presses the first of each, where there is one: the simulated day may have none just now."""

    def act(page: Page) -> None:
        for button in buttons:
            if page.locator(button).count():
                page.locator(button).first.click()
                page.wait_for_timeout(800)

    return act


def awaited(button: str) -> Callable[[Page], None]:
    """Return what presses the first of these once the simulated day has one."""

    def act(page: Page) -> None:
        page.locator(button).first.click(timeout=WAITED_MS)
        page.wait_for_timeout(800)

    return act


def typed(words: str) -> Callable[[Page], None]:
    """Return what looks something up."""

    def act(page: Page) -> None:
        page.locator("input[type=search]").first.fill(words)
        page.wait_for_timeout(1_500)

    return act


def told_of_an_authority(page: Page) -> None:
    """Show the page as over TLS by the shop's own authority: the demonstration speaks plain HTTP."""
    page.route("**/api/authority", lambda route: route.fulfill(json=AUTHORITY))
    page.reload()
    page.wait_for_timeout(PAINTED_MS)


def kiosks_own_page() -> str:
    """Return the address of what a kiosk shows until an administrator has typed its digits."""
    wording = load_wording(config_folder() / "wording")
    notice = Notice("pair", {"address": "http://192.168.1.10:8080"}, "482913")
    return write_local_page(Path(tempfile.mkdtemp(prefix="kiosk-")), notice, wording)


def shots(shop: PictureShop) -> list[Shot]:
    """Return all screens, in the order in which the guides show them."""
    received, asked = shop.check_in("沪K60T21"), shop.check_in("浙A77K20")
    shop.estimate(asked)
    shop.leave_work()
    leave_claims(shop)
    remember_customers(shop)
    shop.erase_somebody()
    return [
        *_for_customers(shop, asked),
        *_at_the_desk(shop, received, asked),
        *_in_the_workshop(shop),
        *_in_the_office(shop),
    ]


def _for_customers(shop: PictureShop, asked: str) -> list[Shot]:
    """What customers see."""
    visit_of = {str(car["order_id"]): str(car["visit_id"]) for car in shop.cars()}
    here, walls = shop.customers_page(str(shop.cars()[0]["visit_id"])), shop.links
    return [
        Shot("gate", walls["Gate welcome"], WALL),
        Shot("gate-list", walls["Welcome list"], WALL),
        Shot("lounge", walls["Lounge"], WALL),
        Shot("follow", f"{shop.origin}/follow", PHONE),
        Shot("phone", here, PHONE),
        Shot("phone-estimate", shop.customers_page(visit_of[asked]), PHONE),
        Shot("book", shop.booking_page(), PHONE),
        Shot("sign-in", f"{shop.origin}/sign-in", PHONE),
    ]


def _at_the_desk(shop: PictureShop, received: str, asked: str) -> list[Shot]:
    """The advisor's pages."""
    walk = press(f"[data-order='{received}'], .lists ul button", ".head nav button:nth-child(3)")
    return [
        Shot("menu", shop.page("manager", "/desk"), TABLET, press(".menu .open")),
        Shot("desk", shop.page("advisor", "/desk"), DESK),
        Shot("desk-car", shop.page("advisor", "/desk"), DESK, press(".cars button")),
        Shot("search", shop.page("advisor", "/desk"), DESK, typed("京")),
        Shot("record", shop.record_of(shop.cars()[0]["plate"]["text"]), DESK),
        Shot("reception", shop.page("advisor", "/reception"), TABLET),
        Shot("reception-walk", shop.page("advisor", "/reception"), TABLET, walk),
        Shot("estimate", shop.page("advisor", f"/estimate/{asked}"), PAPER),
        Shot("bookings", shop.page("advisor", "/desk/bookings"), DESK),
        Shot("messages", shop.page("advisor", "/desk/messages"), TABLET),
        Shot("after-service", shop.page("advisor", "/after-service"), DESK, press("main li button")),
        Shot("slips", shop.page("advisor", "/slips"), DESK, press("main li button")),
        Shot(
            "claims", shop.page("advisor", "/claims"), DESK, press(f"main li button:has-text('{PART_LABEL}')")
        ),
        Shot("loaners", shop.page("advisor", "/loaners"), DESK, press("main li button")),
        Shot("errands", shop.page("advisor", "/errands"), DESK, press("main li button")),
        Shot("recalls", shop.page("manager", "/recalls"), DESK, press("main li button")),
        Shot("win-back", shop.page("advisor", "/win-back"), DESK),
    ]


def _in_the_workshop(shop: PictureShop) -> list[Shot]:
    """The pages of the workshop, of the till and of the store."""
    walls = shop.links
    return [
        Shot("workshop", walls["Workshop control board"], WALL),
        Shot("workshop-desk", shop.page("foreman", "/workshop?size=desk"), DESK),
        Shot("stages", walls["Workshop by stage"], WALL),
        Shot("body-and-paint", walls["Body-and-paint line"], WALL),
        Shot("bay", walls["Bay 1 tablet"], TABLET),
        Shot("work-list", shop.page("inspector", "/work-list"), TABLET, awaited(".list li button")),
        Shot("till", shop.page("cashier", "/work-list"), TABLET, awaited(".list li button")),
        Shot("till-left", shop.page("cashier", "/till"), TABLET, press("main li button")),
        Shot("settlement", shop.page("cashier", f"/settlement/{shop.cars()[0]['order_id']}"), PAPER),
        Shot("parts", shop.page("parts", "/parts"), TABLET),
        Shot("knowledge", shop.page("team leader", "/knowledge"), DESK, press("main ul button")),
    ]


def _in_the_office(shop: PictureShop) -> list[Shot]:
    """The pages of people, manager and administrator."""
    return [
        Shot("people", shop.page("foreman", "/people"), DESK),
        Shot("rota", shop.page("foreman", "/people/rota"), DESK),
        Shot("hours", shop.page("foreman", "/people/hours"), DESK),
        Shot("manager", shop.page("manager", "/manager"), DESK),
        Shot("devices", shop.page("administrator", "/administrator/devices"), DESK),
        Shot("pair", f"{shop.origin}/pair", TABLET),
        Shot("kiosk", kiosks_own_page(), WALL),
        Shot("authority", f"{shop.origin}/authority", TABLET, told_of_an_authority),
        Shot("staff", shop.page("administrator", "/administrator/people"), DESK, press("main li button")),
        Shot("account", shop.page("advisor", "/account"), TABLET),
        Shot("catalogue", shop.page("manager", "/administrator/catalogue"), DESK, press("main li button")),
        Shot("records", shop.page("manager", "/administrator/records"), DESK),
        Shot("erasures", shop.page("manager", "/erasures"), DESK),
        Shot("opening", shop.page("manager", "/administrator/opening"), DESK),
        Shot("roles", shop.page("administrator", "/administrator/roles"), DESK),
        Shot("latency", shop.page("administrator", "/administrator/latency"), DESK),
    ]


def take(browser: Browser, shot: Shot, language: str, file: Path) -> None:
    """Open a screen, photograph it once it has painted, and keep it small."""
    context = browser.new_context(viewport={"width": shot.size[0], "height": shot.size[1]})
    page = context.new_page()
    place, _, token = shot.address.partition("#")
    page.goto(f"{place}{'&' if '?' in place else '?'}lang={language}#{token}")
    page.wait_for_timeout(PAINTED_MS)
    shot.act(page)
    page.evaluate("scrollTo(0, 0)")
    page.wait_for_timeout(500)
    picture = Image.open(BytesIO(page.screenshot())).convert("RGB")
    picture.thumbnail((WIDEST_PX, WIDEST_PX), Image.Resampling.LANCZOS)
    picture.save(file, "WEBP", quality=QUALITY, method=6)
    context.close()


def main() -> None:
    """Play the demonstration and write the pictures."""
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT_FOLDER
    wanted = set(sys.argv[2:])
    target.mkdir(parents=True, exist_ok=True)
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        raise SystemExit("Chromium is needed to take pictures; install it (apt install chromium)")
    with (
        tempfile.TemporaryDirectory() as folder,
        picture_shop(Path(folder) / "demo", SPEED) as shop,
        sync_playwright() as playwright,
    ):
        time.sleep(PLAYED_SECONDS)
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for shot in shots(shop):
            if wanted and shot.name not in wanted:
                continue
            for language in LANGUAGES:
                try:
                    take(browser, shot, language, target / f"{shot.name}.{language}.webp")
                except Error as problem:
                    print(f"{shot.name}: {problem}", file=sys.stderr)
        browser.close()


if __name__ == "__main__":
    main()
