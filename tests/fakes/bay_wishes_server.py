"""The part of the server that a bay camera's agent talks to, over real HTTP on 127.0.0.1."""

import json
import time
from collections.abc import Mapping
from typing import Any

from server.contract.bay_video import SITTING_HEADER
from tests.fakes.local_server import Answer, LocalServer

ANSWERS_AFTER_S = 0.05


class WishingServer(LocalServer):
    """Wants what a test says, and keeps what comes: (bay, sitting, JPEG), or (still id, "", JPEG)."""

    def __init__(self, longest_side_px: int = 960) -> None:
        self.sitting = "sitting-1"
        self.watched = True
        self.stills: list[str] = []
        self.frames: list[tuple[str, str, bytes]] = []
        self.taken_stills: list[tuple[str, str, bytes]] = []
        self.longest_side_px = longest_side_px
        self.own_plate = ""
        super().__init__()

    def answer(self, path: str, headers: Mapping[str, str], body: bytes) -> Answer:
        """Keep a picture; answer a question for wishes a little later, as the server does."""
        match path.split("/")[3:]:
            case ["stills", still_id]:
                self.stills = [still for still in self.stills if still != still_id]
                self.taken_stills.append((still_id, "", body))
                return 200, {"still_id": still_id}
            case [bay, "frame"]:
                self.frames.append((bay, headers[SITTING_HEADER.lower()], body))
                return 200, {"taken": True}
            case _:
                time.sleep(ANSWERS_AFTER_S)
                return 200, self._wishes(json.loads(body).get("bays", []))

    def _wishes(self, bays: list[str]) -> dict[str, Any]:
        """The answer to an agent's question, which asks again at once."""
        wish = {
            "sitting": self.sitting,
            "watched": self.watched,
            "stills": self.stills,
            "own_plate": self.own_plate,
        }
        return {
            "revision": "",
            "frame_every_s": 0.05,
            "longest_side_px": self.longest_side_px,
            "quality": 80,
            "bays": [{"bay": bay, **wish} for bay in bays],
        }
