"""What a kiosk says to its server over HTTP, and what it makes of the answers."""

from contextlib import suppress
from pathlib import Path
from typing import Literal, TypeVar

import httpx
from pydantic import BaseModel, ValidationError

from kiosk.errors import PairingRefused, UnusableEnvironment
from kiosk.server_key import shown_key
from server.contract.deeds import PairDevice, PairedDevice
from server.contract.devices import AskForPairing, ClaimPairing, PairingAsked, PairingClaimed
from server.contract.heartbeats import KioskAnswer, KioskHeartbeat
from server.contract.trust import UnusableAuthority, trust_for, why_unheard

Outcome = Literal["refused", "unanswered"]
Gone = Literal["gone"]
T = TypeVar("T", bound=BaseModel)
_TIMEOUT_SECONDS = 3.0
_NOT_ALLOWED = (401, 403)
_NOT_FOUND = (404,)


class ServerLink:
    """One server, asked with short time limits, so that the browser is never left without its keeper."""

    def __init__(self, origin: str, authority: Path | None = None) -> None:
        """`authority` is the certificate of the shop's own. Raises UnusableEnvironment where it is none."""
        self.origin = origin
        self._authority = authority
        self.key = ""
        """What the browser must know the server by, once it has answered; empty where it trusts it anyway."""
        try:
            self.trust = trust_for(origin, authority)
        except UnusableAuthority as problem:
            raise UnusableEnvironment(str(problem)) from problem
        # The server stands in the shop: a proxy from the environment would only lead away from it.
        self._client = httpx.Client(
            base_url=origin,
            timeout=_TIMEOUT_SECONDS,
            trust_env=False,
            verify=self.trust,
            event_hooks={"response": [self._note_key] if authority else []},
        )

    def close(self) -> None:
        """Close the connections."""
        self._client.close()

    def silence(self) -> str:
        """Return why the server does not answer, in words, or nothing where it does."""
        try:
            answer = self._client.get("/health")
        except httpx.HTTPError as error:
            return why_unheard(error, self._authority)
        return "" if answer.is_success else f"it answers with status {answer.status_code}"

    def pair(self, code: str) -> PairedDevice:
        """Give the six digits and return the device; raise PairingRefused, or OSError without an answer."""
        try:
            answer = self._client.post("/api/pairing", json=PairDevice(code=code).model_dump())
        except httpx.HTTPError as error:
            raise ConnectionError(why_unheard(error, self._authority)) from error
        if not answer.is_success:
            raise PairingRefused(_refusal(answer))
        try:
            return PairedDevice.model_validate_json(answer.content)
        except ValidationError as error:
            raise PairingRefused(f"{self.origin} is not a Glassbay server, or of another version") from error

    def ask_pairing(self, screen: str | None) -> PairingAsked | None:
        """Ask to be paired and return the code to show; None where the server does not answer."""
        body = AskForPairing(kind="kiosk", screen=screen)
        return self._told(PairingAsked, "/api/pairing-requests", body)

    def claim_pairing(self, secret: str) -> PairingClaimed | Gone | None:
        """Ask whether somebody has typed the code; "gone": it is too old; None without an answer."""
        try:
            return self._told(PairingClaimed, "/api/pairing-requests/claim", ClaimPairing(secret=secret))
        except PairingRefused:
            return "gone"

    def send_heartbeat(self, token: str, heartbeat: KioskHeartbeat) -> KioskAnswer | Outcome:
        """Send a heartbeat and return the answer; `refused` means that the server does not know the token."""
        try:
            answer = self._client.post(
                "/api/heartbeats/kiosk",
                content=heartbeat.model_dump_json(),
                headers=_headers(token, "application/json"),
            )
        except httpx.HTTPError:
            return "unanswered"
        if answer.status_code in _NOT_ALLOWED:
            return "refused"
        try:
            return KioskAnswer.model_validate_json(answer.content) if answer.is_success else "unanswered"
        except ValidationError:
            return "unanswered"

    def send_picture(self, token: str, picture: bytes) -> None:
        """Send what the screen shows; one that is lost is asked for again by whoever wants it."""
        with suppress(httpx.HTTPError):
            self._client.post(
                "/api/devices/current/picture", content=picture, headers=_headers(token, "image/jpeg")
            )

    def _note_key(self, answer: httpx.Response) -> None:
        self.key = shown_key(answer)

    def _told(self, shape: type[T], path: str, body: BaseModel) -> T | None:
        """Return the server's answer; None without one; raise PairingRefused where it says no."""
        try:
            answer = self._client.post(path, json=body.model_dump())
        except httpx.HTTPError:
            return None
        if answer.status_code in _NOT_FOUND:
            raise PairingRefused(_refusal(answer))
        try:
            return shape.model_validate_json(answer.content) if answer.is_success else None
        except ValidationError:
            return None


def _headers(token: str, content: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}", "Content-Type": content}


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
