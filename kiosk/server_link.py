"""What a kiosk says to its server over HTTP, and what it makes of the answers."""

from typing import Literal

import httpx
from pydantic import ValidationError

from kiosk.errors import PairingRefused
from server.contract.deeds import PairDevice, PairedDevice
from server.contract.heartbeats import KioskHeartbeat

Outcome = Literal["accepted", "refused", "unanswered"]
_TIMEOUT_SECONDS = 3.0
_NOT_ALLOWED = (401, 403)


class ServerLink:
    """One server, asked with short time limits, so that the browser is never left without its keeper."""

    def __init__(self, origin: str) -> None:
        self.origin = origin
        # The server stands in the shop: a proxy from the environment would only lead away from it.
        self._client = httpx.Client(base_url=origin, timeout=_TIMEOUT_SECONDS, trust_env=False)

    def close(self) -> None:
        """Close the connections."""
        self._client.close()

    def silence(self) -> str:
        """Return why the server does not answer, in words, or nothing where it does."""
        try:
            answer = self._client.get("/health")
        except httpx.HTTPError as error:
            return _reason(error)
        return "" if answer.is_success else f"it answers with status {answer.status_code}"

    def pair(self, code: str) -> PairedDevice:
        """Give the six digits and return the device; raise PairingRefused, or OSError without an answer."""
        try:
            answer = self._client.post("/api/pairing", json=PairDevice(code=code).model_dump())
        except httpx.HTTPError as error:
            raise ConnectionError(_reason(error)) from error
        if not answer.is_success:
            raise PairingRefused(_refusal(answer))
        try:
            return PairedDevice.model_validate_json(answer.content)
        except ValidationError as error:
            raise PairingRefused(f"{self.origin} is not a Glassbay server, or of another version") from error

    def send_heartbeat(self, token: str, heartbeat: KioskHeartbeat) -> Outcome:
        """Send a heartbeat; `refused` means that the server does not know the token."""
        try:
            answer = self._client.post(
                "/api/heartbeats/kiosk",
                content=heartbeat.model_dump_json(),
                headers={"Authorization": f"Bearer {token}", "Content-Type": "application/json"},
            )
        except httpx.HTTPError:
            return "unanswered"
        if answer.status_code in _NOT_ALLOWED:
            return "refused"
        return "accepted" if answer.is_success else "unanswered"


def _reason(error: httpx.HTTPError) -> str:
    return str(error).split("] ", 1)[-1] or type(error).__name__


def _refusal(answer: httpx.Response) -> str:
    """Return the server's refusal in one line, with what to do about it."""
    try:
        problem = answer.json()
    except ValueError:
        problem = {}
    code = problem.get("code") if isinstance(problem, dict) else None
    if code == "pairing_code_invalid":
        return "the pairing code is wrong, used or too old; make a new one and try again"
    if code == "too_many_attempts":
        return "too many wrong codes; wait some minutes, then try with a new one"
    return f"the server refused the pairing with status {answer.status_code} ({code or 'no reason given'})"
