"""What a gate agent says to its server over HTTP, and what it makes of the answers."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

import httpx
from pydantic import ValidationError

from recognition.clock_offset import ClockOffset
from server.contract.heartbeats import AgentHeartbeat, HeartbeatAnswer
from server.contract.sightings import Sighting
from server.contract.trust import trust_for, why_unheard

TIMEOUT_S = 5.0

Delivery = Literal["acknowledged", "refused", "unanswered"]
# Answers that the same message would get again: to send it once more is in vain.
_NEVER_ACCEPTED = (400, 409, 413, 422)


class ServerLink:
    """One server, with the token of this agent. The server stands in the shop: no proxy is asked."""

    def __init__(self, origin: str, token: str, authority: Path | None = None) -> None:
        """`authority` is the certificate of the shop's own; raises UnusableAuthority where it is none."""
        self._authority = authority
        self._client = httpx.Client(
            base_url=origin.rstrip("/"),
            headers={"Authorization": f"Bearer {token}", "Content-Type": "application/json"},
            timeout=TIMEOUT_S,
            trust_env=False,
            verify=trust_for(origin, authority),
        )
        self.clock = ClockOffset()
        self.trouble = ""
        """Why the last message did not get through, in words; empty where it did."""

    def send_sighting(self, sighting: Sighting) -> Delivery:
        """Post a sighting. `refused` means that this very message will never be accepted."""
        key = {"Idempotency-Key": sighting.idempotency_key}
        answer = self._post("/api/sightings", sighting.model_dump_json(), key)
        if answer is None:
            return "unanswered"
        return "refused" if answer.status_code in _NEVER_ACCEPTED else self._judge(answer)

    def send_heartbeat(self, heartbeat: AgentHeartbeat) -> bool:
        """Post a heartbeat, and measure the clock by its answer; return whether there was one."""
        sent_at = datetime.now(UTC)
        answer = self._post("/api/heartbeats/agent", heartbeat.model_dump_json(), {})
        if answer is None or self._judge(answer) != "acknowledged":
            return False
        received_at = datetime.now(UTC)
        try:
            server_at = HeartbeatAnswer.model_validate_json(answer.content).server_at
            self.clock.add(sent_at, received_at, server_at)
        except (ValidationError, TypeError):
            self.trouble = "what answers there is not a Glassbay server, or one of another version"
            return False
        return True

    def close(self) -> None:
        """Close the connections."""
        self._client.close()

    def _post(self, path: str, body: str, headers: dict[str, str]) -> httpx.Response | None:
        try:
            return self._client.post(path, content=body, headers=headers)
        except httpx.HTTPError as error:
            self.trouble = why_unheard(error, self._authority)
            return None

    def _judge(self, answer: httpx.Response) -> Delivery:
        if answer.is_success:
            self.trouble = ""
            return "acknowledged"
        if answer.status_code in (401, 403):
            self.trouble = "the server does not accept this agent's token; pair it anew"
        else:
            self.trouble = f"the server answers with status {answer.status_code}"
        return "unanswered"
