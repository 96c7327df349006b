"""Speaking to the server as its people and devices do: bearer token, idempotency key, problem details."""

import asyncio
import re
import time
from collections.abc import Coroutine, Mapping
from typing import Any, TypeVar

import httpx
from pydantic import BaseModel, TypeAdapter
from uuid_utils import uuid7

from server.contract.deeds import OrderDeed
from server.simulator.stopwatch import Stopwatch

Answer = TypeVar("Answer")

TIMEOUT_S = 15.0
_TRIES = 4
_CAPITAL = re.compile(r"(?<!^)(?=[A-Z])")


class Refused(Exception):
    """The server said no, or nothing at all (`code` is then `unanswered`)."""

    def __init__(self, code: str, detail: str, fields: Mapping[str, Any] | None = None) -> None:
        """`fields` are those of the problem details."""
        super().__init__(f"{code}: {detail}")
        self.code = code
        self.fields = fields or {}


class ApiClient:
    """One person or device, by their token. A request that is not answered is sent again with its key."""

    def __init__(self, http: httpx.AsyncClient, token: str, stopwatch: Stopwatch | None = None) -> None:
        self._http = http
        self.token = token
        self._stopwatch = stopwatch

    async def get(self, path: str, shape: type[Answer]) -> Answer:
        """Return what is at `path`; raise Refused."""
        return TypeAdapter(shape).validate_json(await self._send("GET", path, None))

    async def picture_or_sound(self, path: str) -> bytes:
        """Return the bytes at `path`; raise Refused."""
        return await self._send("GET", path, None)

    async def post(self, path: str, body: BaseModel | None, shape: type[Answer]) -> Answer:
        """Post `body` and return the answer; raise Refused."""
        sent_at = time.monotonic()
        content = await self._send("POST", path, body)
        answer = TypeAdapter(shape).validate_json(content)
        self._note_tap(sent_at, answer)
        return answer

    async def post_picture(self, path: str, jpeg: bytes) -> None:
        """Post a picture as it is; raise Refused."""
        await self._send("POST", path, jpeg)

    async def do(self, order_id: str, deed: OrderDeed) -> None:
        """Do a deed on a repair order; raise Refused."""
        await self.post(f"/api/repair-orders/{order_id}/{deed_path(deed)}", deed, dict[str, Any])

    async def _send(self, method: str, path: str, body: BaseModel | bytes | None) -> bytes:
        kind = "image/jpeg" if isinstance(body, bytes) else "application/json"
        headers = {"Content-Type": kind, "Idempotency-Key": str(uuid7())}
        if self.token:
            headers["Authorization"] = f"Bearer {self.token}"
        content = body.model_dump_json() if isinstance(body, BaseModel) else body
        for attempt in range(_TRIES):
            try:
                answer = await _let_end(self._http.request(method, path, content=content, headers=headers))
            except httpx.TransportError:
                await asyncio.sleep(0.2 * 2**attempt)
            else:
                return _accepted(answer)
        raise Refused("unanswered", f"{method} {path}: the server did not answer")

    def _note_tap(self, sent_at: float, answer: object) -> None:
        """Deeds on orders show on every staff board; others (a rating, a booking) show on some only."""
        if self._stopwatch and isinstance(answer, dict) and "order_version" in answer:
            self._stopwatch.tapped(sent_at, answer["event_number"])


async def _let_end(request: Coroutine[Any, Any, httpx.Response]) -> httpx.Response:
    """Return the answer; where the caller is cancelled, wait for it first.

    httpx can lose connections without closing them where a request is cancelled (encode/httpx 1461).
    """
    asked = asyncio.create_task(request)
    try:
        return await asyncio.shield(asked)
    except asyncio.CancelledError:
        await asyncio.gather(asked, return_exceptions=True)
        raise


def deed_path(deed: OrderDeed) -> str:
    """Return the last part of the path of a deed: its name in kebab case."""
    return _CAPITAL.sub("-", type(deed).__name__).lower()


def open_http(origin: str) -> httpx.AsyncClient:
    """Return the connections to the server; no proxy is asked, it stands in the shop."""
    limits = httpx.Limits(max_connections=32, max_keepalive_connections=16)
    return httpx.AsyncClient(base_url=origin, timeout=TIMEOUT_S, trust_env=False, limits=limits)


def _accepted(answer: httpx.Response) -> bytes:
    if answer.is_success:
        return answer.content
    try:
        problem = answer.json()
        raise Refused(str(problem["code"]), str(problem["detail"]), problem)
    except (ValueError, KeyError, TypeError):
        raise Refused("unknown", f"status {answer.status_code}") from None
