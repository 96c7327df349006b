"""The part of the server that a gate agent talks to, over real HTTP on 127.0.0.1."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from tests.fakes.local_server import Answer, LocalServer


class AgentServer(LocalServer):
    """Keeps the sightings and heartbeats it is sent; `status` is what it answers, `ahead` its lead."""

    def __init__(self, port: int = 0) -> None:
        self.status = 200
        self.ahead = timedelta()
        self.sightings: list[dict[str, Any]] = []
        self.heartbeats: list[dict[str, Any]] = []
        self.headers: list[Mapping[str, str]] = []
        super().__init__(port)

    def texts(self) -> list[str]:
        """Return the plates of the sightings, in the order they came."""
        return [str(sighting["text"]) for sighting in self.sightings]

    def answer(self, path: str, headers: Mapping[str, str], body: bytes) -> Answer:
        """Keep what is sent, unless it is refused; tell the time."""
        self.headers.append(headers)
        if self.status == 200:
            (self.heartbeats if "heartbeats" in path else self.sightings).append(json.loads(body))
        return self.status, {"server_at": (datetime.now(UTC) + self.ahead).isoformat()}
