"""What a gate agent is told to do, by its command line or its gate file."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from recognition.engines.catalogue import SecondOpinion
from recognition.idle_pace import DEFAULT_SHARE
from recognition.watched_area import WHOLE_PICTURE, WatchedArea
from server.domain.plate_region import Numbering

DEFAULT_FROZEN_AFTER_S = 30.0


class UnusableGate(Exception):
    """What the operator said cannot work; the message says what to do."""


@dataclass(frozen=True, slots=True)
class CameraOrder:
    """One camera: its name in the shop, where its pictures come from, and which of them count."""

    name: str
    address: str
    direction: Literal["in", "out", "both"]
    area: WatchedArea = WHOLE_PICTURE
    frozen_after_s: float = DEFAULT_FROZEN_AFTER_S

    @property
    def file_name(self) -> str:
        """The name as a part of file names."""
        return re.sub(r"[^\w-]+", "-", self.name)


@dataclass(frozen=True, slots=True)
class BayCameraOrder:
    """One camera over a bay: its name, the bay's number, and which parts of its picture nobody may see."""

    name: str
    bay: str
    address: str
    black_out: tuple[WatchedArea, ...] = ()
    frozen_after_s: float = DEFAULT_FROZEN_AFTER_S


@dataclass(frozen=True, slots=True)
class TestPageOrder:
    """Where the test page listens, and its words: language → key → text."""

    # pytest would take the name for that of a test.
    __test__ = False

    port: int
    host: str
    words: Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class GateOrder:
    """All an agent needs; `outbox` is the file in which sightings wait, the drawn areas lie beside it."""

    cameras: tuple[CameraOrder, ...]
    server: str
    token: str
    outbox: Path
    engine: str
    threads: int
    regions: Numbering
    idle_core_share: float = DEFAULT_SHARE
    test_page: TestPageOrder | None = None
    second_opinion: SecondOpinion = "auto"
    bay_cameras: tuple[BayCameraOrder, ...] = ()
    authority: Path | None = None
    """The certificate of the shop's own authority, where the server is known by it."""


def server_origin(address: str) -> str:
    """Return scheme, host and port of the server's address. Raises `UnusableGate`."""
    try:
        parts = urlsplit(address)
        if parts.scheme in ("http", "https") and parts.hostname and parts.port != 0:
            return f"{parts.scheme}://{parts.netloc}"
    except ValueError:
        pass
    raise UnusableGate(f"--server: {address!r} is no address; write it like http://192.168.1.10:8080")
