"""A car on its way through a running shop, moved on by the shop's people over HTTP."""

from datetime import timedelta
from typing import Any

import httpx

from server.contract.sightings import Sighting
from server.shop_clock import real_now
from server.store.identifiers import new_id
from tests.fakes.plate_reads import sighting
from tests.fakes.running_shop import RunningShop

SAID = {"zh": "保养 A", "en": "Service A"}


class DrivenCar:
    """One car with its order."""

    def __init__(self, shop: RunningShop, plate: str) -> None:
        self.shop = shop
        self.plate = plate
        self.visit_id = ""
        self.order_id = ""

    def book(self) -> None:
        """The customer has a booking for now."""
        body = {
            "appointment_id": new_id(),
            "plate": self.plate,
            "brand": {"zh": "大众", "en": "Volkswagen"},
            "series": {"zh": "朗逸", "en": "Lavida"},
            "vehicle_colour": {"zh": "白色", "en": "white"},
            "customer_name": "何平",
            "customer_phone": "13800004571",
            "slot_at": real_now().isoformat(),
            "job": SAID,
            "standard_minutes": 60,
            "advisor_id": self.shop.staff_id("wang"),
            # A test may run in the shop's night.
            "overbook_reason": "now",
        }
        assert self.shop.post("/api/appointments", self.shop.session("wang"), body).status_code == 200

    def pass_entry(self) -> str:
        """The gate sees the car; return what the server decided."""
        decided = see(self.shop, sighting(self.plate))
        self.be_here(decided["visit_id"])
        return str(decided["outcome"])

    def be_here(self, visit_id: str) -> None:
        """This visit is the car's."""
        self.visit_id = visit_id
        desk = self.shop.board("desk", self.shop.session("wang"))
        self.order_id = desk[f"car/{visit_id}"]["order_id"]

    def do(
        self, login: str, deed: str, body: dict[str, Any] | None = None, key: str | None = None
    ) -> httpx.Response:
        """Somebody does something to the car's order."""
        path = f"/api/repair-orders/{self.order_id}/{deed}"
        return self.shop.post(path, self.shop.session(login), body or {}, key)

    def must(self, login: str, deed: str, body: dict[str, Any] | None = None) -> None:
        """Somebody does something that is allowed."""
        answer = self.do(login, deed, body)
        assert answer.status_code == 200, answer.text

    def receive(self, payer: str = "customer") -> None:
        """From arrival to dispatch."""
        self.be_received_with(
            [{"title": SAID, "standard_minutes": 60, "price_minor": 48_000, "payer": payer}]
        )
        self.must("wang", "authorize-estimate", {"agreed": "phone"})

    def be_received_with(self, lines: list[dict[str, Any]]) -> None:
        """From arrival to the customer's word on these lines."""
        promised = {
            "promised_from": (real_now() + timedelta(hours=1)).isoformat(),
            "promised_to": (real_now() + timedelta(hours=1, minutes=15)).isoformat(),
            "promise_reason": "test",
        }
        self.must("wang", "begin-reception")
        self.must("wang", "finish-reception", {"lines": lines, **promised})

    def go_to_bay(self) -> None:
        """The foreman gives it bay 1."""
        workshop = self.shop.board("workshop", self.shop.session("foreman"))
        bay = next(
            value["bay_id"] for key, value in workshop.items() if key[:4] == "bay/" and value["number"] == "1"
        )
        body = {"bay_id": bay, "technician_id": self.shop.staff_id("chenqiang")}
        self.must("foreman", "assign-bay", body)

    def be_worked_on(self) -> None:
        """The technician begins."""
        self.must("chenqiang", "start-work")

    def all_checked(self) -> dict[str, Any]:
        """All that the check asks for at which the car is."""
        asked = self.shop.board("desk", self.shop.session("wang"))[f"car/{self.visit_id}"]["check"]
        drive = {"taken": True, "km": 4} if asked["road_test"] else None
        return {"checked": [item["item_id"] for item in asked["checklist"]], "road_test": drive}

    def be_finished(self) -> None:
        """Self check, cross check, final inspection, wash."""
        self.be_checked()
        self.must("xu", "start-wash")
        self.must("xu", "finish-wash")

    def be_checked(self) -> None:
        """Self check, cross check, final inspection."""
        self.be_done()
        self.must("gao", "pass-check", self.all_checked())
        self.must("tang", "pass-check", self.all_checked())

    def be_done(self) -> None:
        """The technician ends with the self check."""
        job = self.shop.board("bay/1", self.shop.session("chenqiang"))["job"]
        for item in job["checklist"]:
            self.must("chenqiang", "tick-checklist", {"item_id": item["item_id"]})
        self.must("chenqiang", "finish-work")


def see(shop: RunningShop, seen: Sighting) -> dict[str, Any]:
    """The gate's agent reports a sighting; return what the server decided."""
    key = seen.idempotency_key
    answer = shop.post("/api/sightings", shop.device("agent"), seen.model_dump(mode="json"), key)
    assert answer.status_code == 200, answer.text
    decided: dict[str, Any] = answer.json()
    return decided
