"""What the page of the shop's authority is told."""

from typing import Any

AUTHORITY_PATH = "/api/authority"


def shop_authority() -> dict[str, Any]:
    """Return an authority with a long name, of a server with a name and an address."""
    return {
        "name": "Glassbay Anhe Motors Chaoyang North Fourth Ring Road",
        "fingerprint": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        "ends_at": "2036-11-18T00:00:00Z",
        "served_as": ["shop.lan", "192.168.1.20"],
        "secure_port": 8080,
        "plain_port": 8088,
    }
