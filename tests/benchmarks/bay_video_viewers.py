"""Viewers for the benchmark of bay video, in their own process: each asks for one picture after the other.

`python -m tests.benchmarks.bay_video_viewers ORIGIN`; a question names the viewers (token and bay) and for
how many seconds they look, the answer how many pictures they got.
"""

import asyncio
import json
import sys
import time
from typing import Any

import httpx

from server.contract.bay_video import FRAME_HEADER


async def look(client: httpx.AsyncClient, token: str, bay: str, ends_at: float) -> tuple[int, int]:
    """Return how many pictures one viewer got, and their bytes."""
    pictures, size, after = 0, 0, "0"
    while time.monotonic() < ends_at:
        answer = await _asked(client, token, bay, after)
        if answer is not None and answer.is_success:
            after = answer.headers[FRAME_HEADER]
            pictures, size = pictures + 1, size + len(answer.content)
        else:
            await asyncio.sleep(0.5)
    return pictures, size


async def _asked(client: httpx.AsyncClient, token: str, bay: str, after: str) -> httpx.Response | None:
    """Ask for a picture; None where the connection fails, after which a viewer asks again."""
    try:
        return await client.get(
            f"/api/bay-video/{bay}/frame",
            params={"after": after},
            headers={"Authorization": f"Bearer {token}"},
        )
    except httpx.TransportError:
        return None


async def look_all(origin: str, viewers: list[tuple[str, str]], seconds: float) -> dict[str, Any]:
    """Let all look at once."""
    limits = httpx.Limits(max_connections=None, max_keepalive_connections=None)
    async with httpx.AsyncClient(base_url=origin, timeout=20.0, limits=limits, trust_env=False) as client:
        ends_at = time.monotonic() + seconds
        seen = await asyncio.gather(*(look(client, token, bay, ends_at) for token, bay in viewers))
    return {"pictures": [pictures for pictures, _ in seen], "bytes": sum(size for _, size in seen)}


def main() -> None:
    """Answer questions until standard input ends."""
    print(json.dumps({"ready": True}), flush=True)
    for line in sys.stdin:
        asked = json.loads(line)
        print(json.dumps(asyncio.run(look_all(sys.argv[1], asked["viewers"], asked["seconds"]))), flush=True)


if __name__ == "__main__":
    main()
