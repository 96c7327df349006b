"""An open shop with cars in bays and an agent that has a camera over each, called over the API alone."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from httpx2 import Response

from server.contract.bay_video import SITTING_HEADER
from server.domain.staff import Role
from tests.fakes.open_api import OpenApi
from tests.fakes.waiting import until

JPEG = b"\xff\xd8\xff\xe0 a picture of "
AT_THE_BAY = {"start-work", "pause-work", "finish-work", "tick-checklist", "switch-camera"}
WORDS = {"zh": "保养", "en": "Service"}


@dataclass
class ParkedCar:
    """A car with an open order, and its customer's link."""

    visit_id: str
    order_id: str
    link: str


@dataclass
class BayShop:
    """Somebody for each deed, and an agent that has told of its cameras."""

    api: OpenApi
    cameras_over: tuple[str, ...] = ()
    """Bays with a camera; all, where none is named."""
    agent: str = ""
    lounge: str = ""
    _sessions: dict[Role, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.agent = self.api.shop.device("agent").token
        self.lounge = self.api.shop.device("display", "lounge").token
        self.beat(self.agent, *(self.cameras_over or self.api.shop.bays))

    def session(self, role: Role) -> str:
        """The token of a session of the member of staff with that role."""
        if role not in self._sessions:
            self._sessions[role] = self.api.session(role)
        return self._sessions[role]

    def beat(self, agent: str, *bays: str) -> None:
        """An agent tells of its cameras over bays."""
        now = datetime.now(UTC).isoformat()
        cameras = [
            {"camera": f"over {bay}", "direction": "bay", "bay": bay, "state": "up", "since": now}
            for bay in bays
        ]
        body = {"sent_at": now, "version": "1", "outbox_waiting": 0, "cameras": cameras}
        assert self.api.send("POST", "/api/heartbeats/agent", agent, body).status_code == 200

    def do(self, order_id: str, deed: str, body: dict[str, Any] | None = None) -> None:
        """Somebody who may do everything does something to an order."""
        role = Role.TECHNICIAN if deed in AT_THE_BAY else Role.MANAGER
        answer = self.api.send(
            "POST", f"/api/repair-orders/{order_id}/{deed}", self.session(role), body or {}
        )
        assert answer.status_code == 200, answer.text

    def received(self, plate: str) -> ParkedCar:
        """A car arrives, is received and authorized."""
        manager = self.session(Role.MANAGER)
        arrived = self.api.send("POST", "/api/visits", manager, {"plate": plate})
        assert arrived.status_code == 200, arrived.text
        visit_id = str(arrived.json()["visit_id"])
        link = self.api.send("POST", f"/api/visits/{visit_id}/customer-link", manager).json()["path"]
        until(lambda: f"car/{visit_id}" in self.board("desk", manager))
        order_id = str(self.board("desk", manager)[f"car/{visit_id}"]["order_id"])
        now = self.api.shop.shop_clock.now()
        promised = {"promised_from": now.isoformat(), "promised_to": (now + timedelta(hours=1)).isoformat()}
        promised["promise_reason"] = "test"
        line = {"title": WORDS, "standard_minutes": 30, "price_minor": 12_000}
        self.do(order_id, "begin-reception")
        self.do(order_id, "finish-reception", {"lines": [line], **promised})
        self.do(order_id, "authorize-estimate", {"agreed": "phone"})
        return ParkedCar(visit_id, order_id, str(link).removeprefix("/v/"))

    def in_bay(self, plate: str, bay: str) -> ParkedCar:
        """A car stands in a bay, and the server's floor knows it."""
        car = self.received(plate)
        self.assign(car, bay)
        until(lambda: bool(self.wish(bay)["sitting"]))
        return car

    def assign(self, car: ParkedCar, bay: str) -> None:
        """A car is driven into a bay."""
        technician = self.api.shop.staff[Role.TECHNICIAN].staff_id
        body = {"bay_id": self.api.shop.bays[bay].bay_id, "technician_id": technician}
        self.do(car.order_id, "assign-bay", body)

    def finish(self, car: ParkedCar) -> None:
        """The technician's work is done: the car leaves the bay."""
        for item in self.api.shop.flows["mechanical"].checklist:
            self.do(car.order_id, "tick-checklist", {"item_id": item.item_id, "ticked": True})
        self.do(car.order_id, "finish-work")

    def board(self, topic: str, token: str) -> dict[str, Any]:
        """Return a board."""
        board: dict[str, Any] = self.api.send("GET", f"/api/boards/{topic}", token).json()["board"]
        return board

    def wish(self, bay: str, agent: str | None = None) -> dict[str, Any]:
        """What the agent is asked for over one bay; empty where the server knows of no camera of its own."""
        answer = self.api.send("POST", "/api/bay-video/wishes", agent or self.agent, {"bays": [bay]})
        assert answer.status_code == 200, answer.text
        wishes: list[dict[str, Any]] = answer.json()["bays"]
        return wishes[0] if wishes else {"sitting": "", "stills": []}

    def show(self, bay: str, jpeg: bytes = JPEG, sitting: str | None = None) -> bool:
        """The agent sends a picture; return whether it was taken."""
        headers = {
            "Authorization": f"Bearer {self.agent}",
            SITTING_HEADER: self.wish(bay)["sitting"] if sitting is None else sitting,
        }
        answer = self.api.client.put(f"/api/bay-video/{bay}/frame", headers=headers, content=jpeg)
        assert answer.status_code == 200, answer.text
        return bool(answer.json()["taken"])

    def look(self, token: str, bay: str, after: int = 0) -> Response:
        """Somebody asks for a bay's picture."""
        return self.api.send("GET", f"/api/bay-video/{bay}/frame?after={after}", token)

    def why_not(self, token: str, bay: str) -> str:
        """Why somebody does not see a bay."""
        answer = self.look(token, bay)
        assert (answer.status_code, answer.json()["code"]) == (403, "bay_video_not_shown"), answer.text
        return str(answer.json()["why"])
