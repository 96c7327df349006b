"""How a kiosk comes to a token that its server accepts: the kept one, or a new one for six digits."""

import logging
import threading
import time
from pathlib import Path

from kiosk.errors import KioskError, PairingRefused, UnusableEnvironment
from kiosk.heartbeat import Heart
from kiosk.pairing import Pairing, keep_pairing, kept_pairing
from kiosk.server_link import ServerLink

ASK_AGAIN_SECONDS = 1.0
PAIRING_WAIT_SECONDS = 15.0
_KINDS = ("kiosk", "display")
_log = logging.getLogger("glassbay.kiosk")


def wait_for_server(link: ServerLink, stop: threading.Event, limit_seconds: float = float("inf")) -> bool:
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


def admitted(
    link: ServerLink, folder: Path, screen: str, code: str | None, stop: threading.Event
) -> Pairing | None:
    """Return a pairing that the server accepts, or None if told to stop while waiting for it.

    A kiosk that is paired waits without end: it may have started before the server did. A person stands
    before one that is being paired, so that it gives up after PAIRING_WAIT_SECONDS.
    """
    kept = kept_pairing(folder, link.origin)
    if kept is None:
        return _paired(link, folder, code, stop)
    if not wait_for_server(link, stop):
        return None
    if Heart(link, kept.device.token, screen).beat("starting") != "refused":
        return kept
    if code is None:
        raise PairingRefused(f"{link.origin} no longer knows this kiosk; pair it again with --code")
    return _paired(link, folder, code, stop)


def _paired(link: ServerLink, folder: Path, code: str | None, stop: threading.Event) -> Pairing | None:
    if code is None:
        raise UnusableEnvironment(
            f"not paired with {link.origin}; make a pairing code there and give it with --code"
        )
    if not wait_for_server(link, stop, PAIRING_WAIT_SECONDS):
        if stop.is_set():
            return None
        raise _no_answer(link)
    try:
        device = link.pair(code)
    except OSError as error:
        raise _no_answer(link) from error
    if device.kind not in _KINDS:
        raise PairingRefused(f"that code was for a {device.kind}; make one for a kiosk")
    pairing = Pairing(origin=link.origin, device=device)
    keep_pairing(folder, pairing)
    _log.info("paired with %s as %s", link.origin, device.name)
    return pairing


def _no_answer(link: ServerLink) -> KioskError:
    return UnusableEnvironment(f"{link.origin} does not answer; check the address, and that the server runs")
