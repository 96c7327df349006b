"""The kiosk: keeps one browser on one screen of one server, for years, without anybody touching it."""

import logging
import threading
import time
from dataclasses import dataclass
from pathlib import Path

from kiosk.admission import admitted
from kiosk.browser import Browser, browser_flags, find_browser, require_display
from kiosk.data_folder import held, usual_data_folder
from kiosk.heartbeat import BrowserState, Heart
from kiosk.player import Player
from kiosk.restarts import Restarts
from kiosk.screens import check_screen, page_address, server_origin
from kiosk.server_link import ServerLink

_LOOK_EVERY_SECONDS = 0.5
_log = logging.getLogger("glassbay.kiosk")


@dataclass(frozen=True, slots=True)
class KioskOrder:
    """What a kiosk is told to do, as its command line has it."""

    server: str
    screen: str
    code: str | None = None
    data_folder: Path | None = None
    browser: Path | None = None
    browser_flags: tuple[str, ...] = ()


def run_kiosk(order: KioskOrder, stop: threading.Event) -> None:
    """Show the screen until `stop` is set; the browser has ended when this returns. Raises KioskError."""
    check_screen(order.screen)
    link = ServerLink(server_origin(order.server))
    program = find_browser(order.browser)
    require_display(order.browser_flags)
    folder = (order.data_folder or usual_data_folder(order.screen)).absolute()
    try:
        with held(folder):
            _show(order, link, program, folder, stop)
    finally:
        link.close()


def _show(order: KioskOrder, link: ServerLink, program: Path, folder: Path, stop: threading.Event) -> None:
    pairing = admitted(link, folder, order.screen, order.code, stop)
    if pairing is None:
        return
    profile = folder / "browser-profile"
    page = page_address(link.origin, order.screen, pairing.device.token)
    flags = browser_flags(link.origin, page, profile, order.browser_flags)
    browser = Browser(program, flags, profile, folder / "browser.log")
    player = Player(link.origin, pairing.device.token, lambda: browser.pid is not None)
    playing = threading.Thread(target=player.run, args=(stop,), name="player", daemon=True)
    playing.start()
    Keeper(browser, link, Heart(link, pairing.device.token, order.screen)).keep(stop)


class Keeper:
    """Starts the browser when the server answers, starts it again when it dies, and tells the server."""

    def __init__(self, browser: Browser, link: ServerLink, heart: Heart) -> None:
        self._browser = browser
        self._link = link
        self._heart = heart
        self._restarts = Restarts()
        self._state: BrowserState = "starting"
        self._refused = False

    def keep(self, stop: threading.Event) -> None:
        """Go on until `stop` is set, then end the browser."""
        try:
            while not stop.is_set():
                self._look(time.monotonic())
                stop.wait(_LOOK_EVERY_SECONDS)
        finally:
            self._browser.stop()
            self._heart.beat("stopped")

    def _look(self, now: float) -> None:
        if self._state == "running" and self._browser.pid is None:
            self._note_end(now)
        # A page opened while the server is away would be the browser's own error page, for good.
        if self._state == "starting" and self._restarts.may_start(now) and not self._link.silence():
            self._start(now)
        self._note_outcome(now)

    def _start(self, now: float) -> None:
        self._browser.start()
        self._restarts.started(now)
        self._state = "running"
        _log.info("browser started, process %s", self._browser.pid)

    def _note_end(self, now: float) -> None:
        self._state = "starting"
        pause = self._restarts.ended(now)
        _log.warning("browser ended with code %s; again in %g s", self._browser.exit_code, pause)

    def _note_outcome(self, now: float) -> None:
        outcome = self._heart.beat_if_due(now, self._state)
        if outcome == "refused" and not self._refused:
            _log.warning("%s no longer knows this kiosk; pair it again with --code", self._link.origin)
        if outcome in ("accepted", "refused"):
            self._refused = outcome == "refused"
