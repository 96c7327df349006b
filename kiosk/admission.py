"""How a kiosk comes to a token that its server accepts: kept, or for six digits given or shown."""

import logging
import threading
import time
from pathlib import Path

from kiosk.errors import KioskError, PairingRefused, UnusableEnvironment
from kiosk.pairing import Pairing, forget_pairing, keep_pairing, kept_pairing
from kiosk.server_link import ServerLink
from server.contract.deeds import PairedDevice
from server.contract.devices import PairingAsked
from server.contract.heartbeats import KioskAnswer
from server.contract.trust import NOT_TRUSTED

ASK_AGAIN_SECONDS = 1.0
ASK_EVERY_SECONDS = 2.0
PAIRING_WAIT_SECONDS = 15.0
_KINDS = ("kiosk", "display")
_log = logging.getLogger("glassbay.kiosk")


class Admission:
    """The kiosk's standing with its server. Times are seconds of one monotonic clock."""

    def __init__(self, link: ServerLink, folder: Path, wish: str | None) -> None:
        """`wish` is the screen that the kiosk would like to be, which the administrator may change."""
        self._link = link
        self._folder = folder
        self._wish = wish
        self._asked: PairingAsked | None = None
        self._due_at = float("-inf")
        self.pairing = kept_pairing(folder, link.origin)

    @property
    def code(self) -> str:
        """The six digits to show, empty until the server has given some."""
        return self._asked.code if self._asked else ""

    def pair_with(self, code: str, stop: threading.Event) -> None:
        """Use six digits that were made for this kiosk; raise KioskError where they cannot be used.

        A person stands before it, so that it gives up after PAIRING_WAIT_SECONDS.
        """
        if not wait_for_server(self._link, stop, PAIRING_WAIT_SECONDS):
            if stop.is_set():
                return
            raise _no_answer(self._link)
        try:
            self._keep(self._link.pair(code))
        except OSError as error:
            raise _no_answer(self._link) from error

    def seek(self, now: float) -> None:
        """Without a pairing: ask for a code to show, and then whether somebody has typed it."""
        if self.pairing is not None or now < self._due_at:
            return
        self._due_at = now + ASK_EVERY_SECONDS
        if self._asked is None:
            self._asked = self._link.ask_pairing(self._wish)
            return
        claimed = self._link.claim_pairing(self._asked.secret)
        if claimed == "gone":
            self._asked = None
        elif claimed is not None and claimed.device is not None:
            self._keep(claimed.device)

    def revoked(self) -> None:
        """The server no longer knows this kiosk: a new code is shown."""
        _log.warning("%s no longer knows this kiosk; it shows a new pairing code", self._link.origin)
        forget_pairing(self._folder)
        self.pairing, self._asked, self._due_at = None, None, float("-inf")

    def is_now(self, answer: KioskAnswer) -> None:
        """Keep the name and the screen that the server has given this kiosk meanwhile."""
        if self.pairing is None:
            return
        device = self.pairing.device.model_copy(update={"name": answer.name, "screen": answer.screen})
        if device != self.pairing.device:
            self._keep(device)

    def _keep(self, device: PairedDevice) -> None:
        if device.kind not in _KINDS:
            raise PairingRefused(f"that code was for a {device.kind}; make one for a kiosk")
        self.pairing = Pairing(origin=self._link.origin, device=device)
        self._asked = None
        keep_pairing(self._folder, self.pairing)
        _log.info("paired with %s as %s", self._link.origin, device.name)


def wait_for_server(link: ServerLink, stop: threading.Event, limit_seconds: float) -> bool:
    """Wait until the server answers; False if told to stop or past the limit. Says once why it waits."""
    until, told = time.monotonic() + limit_seconds, ""
    while not stop.is_set():
        silence = link.silence()
        if not silence:
            return True
        if silence != told:
            _log.warning("waiting for %s: %s", link.origin, silence)
            told = silence
        if time.monotonic() >= until:
            return False
        stop.wait(ASK_AGAIN_SECONDS)
    return False


def _no_answer(link: ServerLink) -> KioskError:
    silence = link.silence()
    if silence.startswith(NOT_TRUSTED):
        return UnusableEnvironment(f"{link.origin}: {silence}")
    return UnusableEnvironment(f"{link.origin} does not answer; check the address, and that the server runs")
