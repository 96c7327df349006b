"""The kiosk: keeps one browser on one screen of one server, for years, without anybody touching it."""

import threading
from dataclasses import dataclass
from pathlib import Path

from kiosk.admission import Admission
from kiosk.browser import Browser, browser_flags, find_browser, require_display
from kiosk.data_folder import held, usual_data_folder
from kiosk.keeper import Keeper
from kiosk.local_page import Notice, Wording, write_local_page
from kiosk.screens import check_screen, server_origin
from kiosk.server_link import ServerLink


@dataclass(frozen=True, slots=True)
class KioskOrder:
    """What a kiosk is told to do, as its command line has it."""

    server: str
    wording: Wording
    screen: str = "lounge"
    code: str | None = None
    data_folder: Path | None = None
    browser: Path | None = None
    browser_flags: tuple[str, ...] = ()
    authority: Path | None = None


def run_kiosk(order: KioskOrder, stop: threading.Event) -> None:
    """Show the screen until `stop` is set; the browser has ended when this returns. Raises KioskError."""
    check_screen(order.screen)
    link = ServerLink(server_origin(order.server), order.authority)
    program = find_browser(order.browser)
    require_display(order.browser_flags)
    folder = (order.data_folder or usual_data_folder(order.screen)).absolute()
    try:
        with held(folder):
            _show(order, link, program, folder, stop)
    finally:
        link.close()


def _show(order: KioskOrder, link: ServerLink, program: Path, folder: Path, stop: threading.Event) -> None:
    screen, mark, query = order.screen.partition("?")
    admission = Admission(link, folder, screen)
    if admission.pairing is None and order.code is not None:
        admission.pair_with(order.code, stop)
    profile = folder / "browser-profile"
    page = write_local_page(folder, Notice("starting"), order.wording)
    flags = browser_flags(link.origin, page, profile, order.browser_flags)
    browser = Browser(program, flags, profile, folder / "browser.log")
    Keeper(browser, link, admission, folder, order.wording, mark + query).keep(stop)
