"""The kiosk's own voice: plays a call through the machine's player where the browser does not."""

import logging
import ssl
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Literal

import httpx
from pydantic import ValidationError

from kiosk.sound_programs import OtherSounds, find_player, play
from server.contract.realtime import Played
from server.contract.voice import CallToPlay, SpeakerPlace

ASK_EVERY_SECONDS = 1.0
_TIMEOUT_SECONDS = 3.0
_MOST_SOUND_BYTES = 8_000_000
_TOO_OLD_SECONDS = 8.0
"""A call that has been going on for longer would still be heard when the room's next one begins."""
_log = logging.getLogger("glassbay.kiosk")


def is_due(place: SpeakerPlace, call: CallToPlay, *, page_runs: bool) -> bool:
    """Tell whether the agent is to play a call: by its setting, or because the page did not or cannot."""
    return place.player == "agent" or not page_runs or call.told_by_page in ("blocked", "failed")


class Player:
    """Asks the server every second what is said in this kiosk's room, in a thread of its own."""

    def __init__(
        self,
        origin: str,
        token: str,
        page_runs: Callable[[], bool],
        command: tuple[str, ...] | None = None,
        others: OtherSounds | None = None,
        trust: ssl.SSLContext | None = None,
    ) -> None:
        # The server stands in the shop: a proxy from the environment would only lead away from it.
        self._client = httpx.Client(
            base_url=origin,
            timeout=_TIMEOUT_SECONDS,
            trust_env=False,
            verify=trust or True,
            headers={"Authorization": f"Bearer {token}"},
        )
        self._page_runs = page_runs
        self._command = command or find_player()
        self._others = others or OtherSounds()
        self._last: tuple[str, int] = ("", 0)

    def run(self, stop: threading.Event) -> None:
        """Play what is due until `stop` is set."""
        with self._client:
            while not stop.wait(ASK_EVERY_SECONDS):
                try:
                    self.look()
                except (httpx.HTTPError, ValidationError, OSError) as error:
                    _log.debug("the server was not heard about calls: %s", error)

    def look(self) -> None:
        """Ask once, and play what is due; whatever becomes of it is told."""
        place = SpeakerPlace.model_validate_json(self._get("/api/speaker"))
        call = place.call
        if call is None or (call.announcement_id, call.take) == self._last:
            return
        if call.age_seconds > _TOO_OLD_SECONDS or not is_due(place, call, page_runs=self._page_runs()):
            return
        self._last = (call.announcement_id, call.take)
        self._tell(call, self._play(call))

    def _play(self, call: CallToPlay) -> Literal["played", "failed"]:
        if self._command is None:
            _log.warning("this machine has no program that plays a sound; install pipewire or alsa-utils")
            return "failed"
        with tempfile.TemporaryDirectory(prefix="glassbay-call-") as folder:
            file = Path(folder) / "call.wav"
            file.write_bytes(self._get(call.audio))
            self._others.lower()
            try:
                went_well = play(self._command, file, call.seconds + 5.0)
            finally:
                self._others.restore()
        return "played" if went_well else "failed"

    def _tell(self, call: CallToPlay, outcome: Literal["played", "failed"]) -> None:
        said = Played(announcement_id=call.announcement_id, take=call.take, player="agent", outcome=outcome)
        headers = {"Content-Type": "application/json"}
        self._client.post(
            "/api/announcements/receipts", content=said.model_dump_json(), headers=headers
        ).raise_for_status()

    def _get(self, path: str) -> bytes:
        answer = self._client.get(path)
        answer.raise_for_status()
        if len(answer.content) > _MOST_SOUND_BYTES:
            raise OSError(f"{path}: too long a sound")
        return answer.content
