"""Where a shop's own recorder (MediaMTX, go2rtc, Frigate) shows a bay to browsers."""

import re
from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import SplitResult, urlsplit

StreamKind = Literal["webrtc", "hls"]
LONGEST = 2000
# What a Content-Security-Policy can name: its grammar has neither IPv6 addresses nor other letters.
_HOST = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)*", re.IGNORECASE)
_VISIBLE = re.compile(r"[!-~]+")


@dataclass(frozen=True, slots=True)
class RecorderAddress:
    """One address: a playlist (`….m3u8`) is HLS, anything else is asked for WebRTC by WHEP."""

    address: str
    kind: StreamKind
    origin: str
    """Scheme, host and port, as browsers are told that it may be asked."""


@dataclass(frozen=True, slots=True)
class Recorders:
    """The bays that a recorder shows, by their numbers, and whether it shows them to customers, too."""

    addresses: dict[str, RecorderAddress] = field(default_factory=dict)
    for_customers: bool = False

    @property
    def shown_to_customers(self) -> dict[str, RecorderAddress]:
        """What a customer's page may be given, while the customer's car stands there."""
        return self.addresses if self.for_customers else {}


def recorder_address(said: str) -> RecorderAddress:
    """Return what an operator wrote; raise ValueError that says what is wrong with it."""
    parts = _split(said)
    if parts.scheme not in ("http", "https"):
        raise ValueError(f"'{said}' must begin with http:// or https://, as browsers can ask it")
    if "@" in parts.netloc:
        raise ValueError("browsers take no name and password in an address; the recorder must ask for them")
    if not _HOST.fullmatch(parts.hostname or ""):
        raise ValueError(f"'{said}' needs a host: a name or an IPv4 address (letters, digits, dots, hyphens)")
    kind: StreamKind = "hls" if parts.path.lower().endswith(".m3u8") else "webrtc"
    return RecorderAddress(said, kind, f"{parts.scheme}://{parts.netloc.lower()}")


def _split(said: str) -> SplitResult:
    if len(said) > LONGEST or not _VISIBLE.fullmatch(said):
        raise ValueError(f"an address is of 1 to {LONGEST} ASCII characters without spaces")
    try:
        parts = urlsplit(said)
        _ = parts.port  # raises where it is none
    except ValueError as problem:
        raise ValueError(f"'{said}' is no address: {problem}") from problem
    return parts
