"""What an agent says to its server about bays: what is wanted, and the pictures themselves."""

import threading
from pathlib import Path

import httpx
from pydantic import ValidationError

from server.contract.bay_video import SITTING_HEADER, AskWishes, BayWishes
from server.contract.trust import trust_for, why_unheard

# The server lets a question for wishes wait for ten seconds until there is news.
TIMEOUT_S = 20.0
NOT_ONE_OF_OURS = "what answers there is not a Glassbay server, or one of another version"


class BayLink:
    """One server, with the token of this agent; safe to use from several threads."""

    def __init__(self, origin: str, token: str, authority: Path | None = None) -> None:
        self._authority = authority
        self._client = httpx.Client(
            base_url=origin.rstrip("/"),
            headers={"Authorization": f"Bearer {token}"},
            timeout=TIMEOUT_S,
            trust_env=False,
            verify=trust_for(origin, authority),
        )
        self._lock = threading.Lock()
        self._trouble = ""

    @property
    def trouble(self) -> str:
        """Why the last message did not get through, in words; empty where it did."""
        with self._lock:
            return self._trouble

    def ask_wishes(self, ask: AskWishes) -> BayWishes | None:
        """Ask what is wanted, and wait for news; None where nobody answers."""
        question = ask.model_dump_json().encode()
        answer = self._send("POST", "/api/bay-video/wishes", question, "application/json")
        if answer is None:
            return None
        try:
            return BayWishes.model_validate_json(answer.content)
        except ValidationError:
            self._say(NOT_ONE_OF_OURS)
            return None

    def send_frame(self, bay: str, sitting: str, jpeg: bytes) -> None:
        """Send a bay's newest picture, once: if it does not get through a newer one follows."""
        self._send("PUT", f"/api/bay-video/{bay}/frame", jpeg, "image/jpeg", {SITTING_HEADER: sitting})

    def send_still(self, still_id: str, jpeg: bytes) -> bool:
        """Send a picture that was asked for; return whether the server has it."""
        return self._send("PUT", f"/api/bay-video/stills/{still_id}", jpeg, "image/jpeg") is not None

    def close(self) -> None:
        """Close the connections."""
        self._client.close()

    def _send(
        self, method: str, path: str, body: bytes, kind: str, headers: dict[str, str] | None = None
    ) -> httpx.Response | None:
        try:
            answer = self._client.request(
                method, path, content=body, headers={"Content-Type": kind, **(headers or {})}
            )
        except (httpx.HTTPError, RuntimeError) as error:
            # A client that has been closed meanwhile says so with a RuntimeError.
            self._say(why_unheard(error, self._authority))
            return None
        self._say("" if answer.is_success else f"the server answers with status {answer.status_code}")
        return answer if answer.is_success else None

    def _say(self, trouble: str) -> None:
        with self._lock:
            self._trouble = trouble
