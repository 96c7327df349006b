"""All that a server says in public: what is received on sockets and over HTTP, searched for plates."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from urllib.parse import unquote

import httpx
from websockets.sync.client import connect

from server.domain.plate import normalise_plate
from tests.fakes.running_shop import SECONDS, RunningShop


@dataclass
class WireTap:
    """Asks as one screen or phone would, and keeps every byte of the answers with where it came from."""

    shop: RunningShop
    heard: list[tuple[str, bytes]] = field(default_factory=list)

    def get(self, path: str, token: str = "") -> httpx.Response:
        """Ask for `path`; headers and body are kept, whatever the answer."""
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        answer = httpx.get(self.shop.address + path, headers=headers, timeout=SECONDS)
        told = "\n".join(f"{name}: {value}" for name, value in answer.headers.multi_items())
        self.heard += [(path, told.encode()), (path, answer.content)]
        return answer

    def watch(self, topic: str, token: str, until: bytes) -> None:
        """Follow a topic from the beginning until a frame holds `until`."""
        address = self.shop.address.replace("http://", "ws://") + "/api/live"
        with connect(address, open_timeout=SECONDS) as socket:
            socket.send(f'{{"type": "hello", "token": "{token}", "topics": {{"{topic}": null}}}}')
            frame = b""
            while until not in frame:
                frame = socket.recv(timeout=SECONDS, decode=False)
                self.heard.append((topic, frame))

    def leaks(self, plates: Iterable[str]) -> list[tuple[str, str]]:
        """Return (where, plate) for each plate that can be read whole, in any spelling.

        A plate without its province is whole, too: anybody can guess that.
        """
        told = [(where, readable(answer)) for where, answer in self.heard]
        return [(where, plate) for plate in plates for where, text in told if serial(plate) in text]


def readable(answer: bytes) -> str:
    """Return what was answered as somebody might read it: unescaped, in one width, without separators."""
    text = unquote(answer.decode("utf-8", "replace"))
    if "\\u" in text:
        text = text.encode("utf-8").decode("raw_unicode_escape")
    return normalise_plate(unicodedata.normalize("NFKC", text))


def serial(plate: str) -> str:
    """The plate without its province and letter."""
    return normalise_plate(plate)[2:]
