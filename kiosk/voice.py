"""The kiosk's player, run beside the browser for as long as the kiosk has the same token."""

import ssl
import threading
from collections.abc import Callable

from kiosk.player import Player


class Voice:
    """Keeps one player; a kiosk that is paired anew gets another."""

    def __init__(self, origin: str, trust: ssl.SSLContext, page_runs: Callable[[], bool]) -> None:
        """`page_runs` tells whether there is a page that plays calls itself."""
        self._origin = origin
        self._trust = trust
        self._page_runs = page_runs
        self._token = ""
        self._ended = threading.Event()

    def speak_as(self, token: str) -> None:
        """Play what is said to the device of this token, from now on."""
        if token == self._token:
            return
        self.stop()
        self._token, self._ended = token, threading.Event()
        player = Player(self._origin, token, self._page_runs, trust=self._trust)
        threading.Thread(target=player.run, args=(self._ended,), name="player", daemon=True).start()

    def stop(self) -> None:
        """Play nothing more."""
        self._ended.set()
