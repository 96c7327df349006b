"""The screens that a kiosk can show, and the address of each."""

import re
from urllib.parse import quote, urlsplit

from kiosk.errors import UnusableEnvironment

_SCREEN = re.compile(
    r"lounge|gate(/list)?|workshop(/stages|/body-and-paint)?|people|desk|bay/[A-Za-z0-9-]{1,20}"
)
_QUERY = re.compile(r"[a-z]+=[a-z]+(&[a-z]+=[a-z]+)*")


def server_origin(address: str) -> str:
    """Return scheme, host and port of the server's address; raise where it is not one of http or https."""
    try:
        parts = urlsplit(address.strip())
        port = parts.port
    except ValueError:
        raise _not_an_address(address) from None
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.username:
        raise _not_an_address(address)
    if parts.path.strip("/") or parts.query or parts.fragment:
        raise _not_an_address(address)
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    return f"{parts.scheme}://{host}:{port}" if port else f"{parts.scheme}://{host}"


def check_screen(screen: str) -> None:
    """Raise where `screen` is none of ours. It may carry a query: `lounge?theme=night&lang=zh`."""
    path, mark, query = screen.partition("?")
    if not _SCREEN.fullmatch(path) or (mark and not _QUERY.fullmatch(query)):
        raise UnusableEnvironment(
            f"--screen {screen}: no such screen; use lounge, gate, gate/list, workshop, "
            "workshop/stages, workshop/body-and-paint, people, desk, bay/3"
        )


def page_address(origin: str, screen: str, token: str) -> str:
    """Return the page's address. The token stands after `#`, which a browser never sends or logs."""
    return f"{origin}/{screen}#token={quote(token, safe='')}"


def _not_an_address(address: str) -> UnusableEnvironment:
    return UnusableEnvironment(
        f"--server {address}: not the address of a server; write it like http://192.168.1.10:8080"
    )
