"""Keeps one browser on the right page: starts it, watches it, starts it again, and says what is wrong."""

import logging
import threading
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from kiosk.admission import Admission
from kiosk.browser import Browser
from kiosk.day_plan import NightRestart, screen_is_on
from kiosk.day_plan_file import keep_plan, kept_plan
from kiosk.devtools import DevToolsError
from kiosk.heartbeat import Heart
from kiosk.kept_screen import KeptScreen
from kiosk.local_page import Notice, Wording, write_local_page
from kiosk.page import Page
from kiosk.restarts import Restarts
from kiosk.screen_power import ScreenPower
from kiosk.screens import page_address
from kiosk.server_link import ServerLink
from kiosk.server_watch import ServerWatch, has_network
from kiosk.voice import Voice
from kiosk.watch import Watch
from server.contract.devices import BrowserState, KioskOrder
from server.contract.heartbeats import KioskAnswer

IDENTIFY_SECONDS = 10.0
_LOOK_EVERY_SECONDS = 0.5
_log = logging.getLogger("glassbay.kiosk")


class Keeper:
    """All that the kiosk does, one short look after another. Times are seconds of one monotonic clock."""

    def __init__(
        self,
        browser: Browser,
        link: ServerLink,
        admission: Admission,
        folder: Path,
        wording: Wording,
        query: str,
    ) -> None:
        """`folder` takes the local page; `query` is what the screen's address ends in, such as `?lang=zh`."""
        self._browser = browser
        self._link = link
        self._admission = admission
        self._folder = folder
        self._wording = wording
        self._query = query
        self._server = ServerWatch(link)
        self._heart = Heart(link)
        self._voice = Voice(link.origin, link.trust, lambda: browser.pid is not None)
        self._restarts = Restarts()
        self._watch = Watch()
        self._night = NightRestart()
        self._power = ScreenPower()
        self._kept = KeptScreen(folder, link.origin)
        self._plan = kept_plan(folder)
        self._page: Page | None = None
        self._shown: str | Notice | None = None
        self._resolution = ""
        self._again_at = ""

    def keep(self, stop: threading.Event) -> None:
        """Go on until `stop` is set, then end the browser."""
        try:
            while not stop.is_set():
                self._look(time.monotonic())
                stop.wait(_LOOK_EVERY_SECONDS)
        finally:
            self._browser.stop()
            self._voice.stop()
            if self._admission.pairing is not None:
                self._beat("stopped")

    def _look(self, now: float) -> None:
        self._admission.seek(now)
        if self._admission.pairing is not None:
            self._voice.speak_as(self._admission.pairing.device.token)
        if self._page is None:
            if self._restarts.may_start(now):
                self._start(now)
        elif self._browser.pid is None:
            self._note_end(now, f"browser ended with code {self._browser.exit_code}")
        elif self._watch.is_due(now):
            self._watch_page(self._page, now)
        if self._page is not None:
            self._turn_page(self._page, now)
        if self._admission.pairing is not None and self._heart.is_due(now):
            self._hear(self._beat("running" if self._page else "starting"))
        self._follow_the_day(now)

    def _start(self, now: float) -> None:
        if self._link.origin.startswith("https:"):
            # The key that the browser is to know is heard with the server's answer.
            self._server.answers(now)
        self._page = self._browser.start(self._link.key)
        self._restarts.started(now)
        self._watch.begin(now)
        _log.info("browser started, process %s", self._browser.pid)

    def _note_end(self, now: float, reason: str) -> None:
        self._page = None
        pause = self._restarts.ended(now, on_screen=isinstance(self._shown, str))
        self._shown = None
        self._again_at = f"{datetime.now().astimezone() + timedelta(seconds=pause):%H:%M:%S}"
        _log.warning("%s; again in %g s", reason, pause)

    def _watch_page(self, page: Page, now: float) -> None:
        """Take the page's beat. One that shows nothing of ours does not count as alive."""
        sight = page.look()
        if sight is not None:
            self._resolution = sight.resolution
            if sight.mounted:
                self._watch.alive(now)
                if sight.kept:
                    self._kept.seen()
            elif sight.address.startswith("chrome-error:"):
                # The server went away while the page was being opened: it is opened again when it answers.
                self._kept.missed()
                self._shown = None
                self._watch.begin(now)
        if page.crashed or self._watch.is_dead(now):
            self._browser.stop()
            self._note_end(now, "the page crashed" if page.crashed else "the page no longer answers")

    def _wanted(self, now: float) -> str | Notice:
        """Return the address of the screen, or what is to be said instead."""
        if self._plan is not None and not screen_is_on(self._plan, datetime.now(UTC)):
            return Notice("dark")
        if not self._restarts.may_show(now):
            return Notice("crashed", {"count": str(self._restarts.count), "time": self._again_at})
        pairing = self._admission.pairing
        # A screen that has come up, or that the browser keeps, has its last board while the server is away.
        if pairing is not None and (isinstance(self._shown, str) or self._kept.known):
            return self._address()
        if not self._server.answers(now):
            return self._silence()
        if pairing is None:
            code = self._admission.code
            return Notice("pair", {"address": self._link.origin}, code) if code else Notice("starting")
        return self._address()

    def _silence(self) -> Notice:
        if not has_network():
            return Notice("no_network")
        if self._server.untrusted:
            return Notice("untrusted", {"address": self._link.origin})
        since = self._server.silent_since or datetime.now().astimezone()
        return Notice("no_server", {"address": self._link.origin, "time": f"{since:%H:%M}"})

    def _address(self) -> str:
        pairing = self._admission.pairing
        if pairing is None:
            raise ValueError("there is no page without a pairing")
        screen = pairing.device.screen or "lounge"
        return page_address(self._link.origin, screen + self._query, pairing.device.token)

    def _turn_page(self, page: Page, now: float) -> None:
        wanted = self._wanted(now)
        if self._browser.server_key == self._link.key:
            self._show(page, wanted, now)
        else:
            self._restart("the server shows a key that the browser was not told")

    def _show(self, page: Page, wanted: str | Notice, now: float) -> None:
        if wanted == self._shown:
            return
        address = (
            write_local_page(self._folder, wanted, self._wording) if isinstance(wanted, Notice) else wanted
        )
        try:
            page.open(address)
        except DevToolsError as error:
            # A browser that is still coming up has no page yet; one that never has is dead after a while.
            _log.debug("the page was not opened: %s", error)
            return
        self._shown = wanted
        self._watch.begin(now)
        _log.info("shows %s", wanted.kind if isinstance(wanted, Notice) else "the screen")

    def _beat(self, browser: BrowserState) -> KioskAnswer | str:
        pairing = self._admission.pairing
        if pairing is None:
            raise ValueError("without a pairing nobody is told")
        return self._heart.beat(
            pairing.device.token,
            pairing.device.screen or "",
            browser,
            resolution=self._resolution,
            restarts=self._restarts.count,
        )

    def _hear(self, answer: KioskAnswer | str) -> None:
        if answer == "refused":
            self._admission.revoked()
        elif isinstance(answer, KioskAnswer):
            self._admission.is_now(answer)
            if answer.plan != self._plan:
                self._plan = answer.plan
                keep_plan(self._folder, answer.plan)
            for order in answer.orders:
                self._carry_out(order, answer.name)

    def _carry_out(self, order: KioskOrder, name: str) -> None:
        page, pairing = self._page, self._admission.pairing
        if page is None or pairing is None:
            return
        try:
            if order == "picture":
                self._link.send_picture(pairing.device.token, page.picture())
            elif order == "identify":
                page.show_name(name, IDENTIFY_SECONDS)
            else:
                self._restart("it was asked for")
        except DevToolsError as error:
            _log.warning("%s: not done: %s", order, error)

    def _follow_the_day(self, now: float) -> None:
        """Turn the screen on and off; start the browser anew at night, where the screen comes back."""
        if self._plan is None:
            return
        hour = datetime.now(UTC)
        self._power.turn(on=screen_is_on(self._plan, hour))
        if self._night.is_due(self._plan, hour) and (self._kept.known or self._server.answers(now)):
            self._restart("it is night")

    def _restart(self, reason: str) -> None:
        self._browser.stop()
        self._page, self._shown = None, None
        _log.info("browser started anew: %s", reason)
