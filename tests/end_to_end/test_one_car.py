"""One car through the whole shop over the real server: HTTP, websocket, boards, voice, a power cut."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import httpx
import pytest

from server.shop_clock import real_now
from server.store.identifiers import new_id
from tests.fakes.plate_reads import sighting
from tests.fakes.running_shop import RunningShop, Watching, running_shop

SAID = {"zh": "保养 A", "en": "Service A"}


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningShop]:
    """A server of its own, with a founded shop."""
    with running_shop(tmp_path_factory.mktemp("shop")) as running:
        yield running


class Car:
    """The one car of the test, moved on by the people of the shop."""

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
        }
        assert self.shop.post("/api/appointments", self.shop.session("wang"), body).status_code == 200

    def pass_entry(self) -> str:
        """The gate sees the car; return what the server decided."""
        seen = sighting(self.plate)
        token = self.shop.device("agent")
        answer = self.shop.post("/api/sightings", token, seen.model_dump(mode="json"), seen.sighting_id)
        assert answer.status_code == 200, answer.text
        self.visit_id = answer.json()["visit_id"]
        desk = self.shop.board("desk", self.shop.session("wang"))
        self.order_id = desk[f"car/{self.visit_id}"]["order_id"]
        return str(answer.json()["outcome"])

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

    def receive(self) -> None:
        """From arrival to dispatch."""
        promised = {
            "promised_from": (real_now() + timedelta(hours=1)).isoformat(),
            "promised_to": (real_now() + timedelta(hours=1, minutes=15)).isoformat(),
        }
        line = {"title": SAID, "standard_minutes": 60, "price_minor": 48_000}
        self.must("wang", "begin-reception")
        self.must("wang", "finish-reception", {"lines": [line], **promised})
        self.must("wang", "authorize-estimate")

    def go_to_bay(self) -> None:
        """The foreman gives it bay 1."""
        workshop = self.shop.board("workshop", self.shop.session("foreman"))
        bay = next(
            value["bay_id"] for key, value in workshop.items() if key[:4] == "bay/" and value["number"] == "1"
        )
        body = {"bay_id": bay, "technician_id": self.shop.staff_id("chenqiang")}
        self.must("foreman", "assign-bay", body)

    def be_repaired(self) -> None:
        """Work, self check, cross check, final inspection, wash."""
        self.must("chenqiang", "start-work")
        job = self.shop.board("bay/1", self.shop.session("chenqiang"))["job"]
        for item in job["checklist"]:
            self.must("chenqiang", "tick-checklist", {"item_id": item["item_id"]})
        self.must("chenqiang", "finish-work")
        self.must("gao", "pass-check")
        self.must("tang", "pass-check")
        self.must("xu", "start-wash")
        self.must("xu", "finish-wash")


def step_of(visit_id: str, step: str) -> Any:
    """Whether the lounge shows that car at that step."""
    return lambda board: board.get(f"car/{visit_id}", {}).get("step") == step


def test_a_booked_car_goes_all_the_way(shop: RunningShop) -> None:
    car = Car(shop, "京A12345")
    car.book()
    lounge_token = shop.device("display", "lounge")
    lounge = Watching(shop, lounge_token, "lounge")
    gate = Watching(shop, shop.device("display", "gate"), "gate")
    assert car.pass_entry() == "greeted"
    gate.hear_until(lambda board: "greeting" in board)
    assert gate.board["greeting"]["plate"]["text"] == "京A1••45"
    assert gate.board["greeting"]["advisor"] == {"zh": "王", "en": "Wang"}

    lounge.hear_until(step_of(car.visit_id, "reception"))
    car.receive()
    car.go_to_bay()
    lounge.hear_until(step_of(car.visit_id, "service"))
    car.be_repaired()
    lounge.hear_until(lambda board: board.get("call"))
    call = lounge.board["call"]
    assert "尾号 4 5" in call["caption"]["zh"]
    assert call["plate"]["text"] == "京A1••45"
    sound = httpx.get(shop.address + call["audio"], headers={"Authorization": f"Bearer {lounge_token}"})
    assert sound.content.startswith(b"RIFF")
    assert call["seconds"] == pytest.approx(len(sound.content) / 44_100, abs=1.0)

    assert car.do("wu", "settle-order", {"paid_minor": 1}).json()["code"] == "invalid_request"
    car.must("wu", "settle-order", {"paid_minor": 48_000})
    car.must("wang", "deliver-vehicle")
    lounge.hear_until(lambda board: f"car/{car.visit_id}" not in board)
    left = sighting(car.plate, direction="out")
    answer = shop.post("/api/sightings", shop.device("agent"), left.model_dump(mode="json"), left.sighting_id)
    assert answer.json()["outcome"] == "departed"
    assert lounge.gaps == gate.gaps == 0
    assert lounge.kinds.count("snapshot") == 1
    lounge.close()
    gate.close()


def test_a_tap_that_the_stage_does_not_allow_names_the_ones_it_does(shop: RunningShop) -> None:
    car = Car(shop, "沪B26317")
    car.book()
    car.pass_entry()
    refusal = car.do("chenqiang", "start-work")
    assert refusal.status_code == 409
    assert refusal.headers["content-type"] == "application/problem+json"
    problem = refusal.json()
    assert (problem["code"], problem["stage"], problem["allowed"]) == (
        "stage_not_allowed",
        "arrived",
        ["begin_reception"],
    )


def test_a_late_tap_that_is_refused_is_shown_to_the_foreman(shop: RunningShop) -> None:
    car = Car(shop, "京AD06827")
    car.book()
    car.pass_entry()
    assert car.do("chenqiang", "start-work", {"done_at": real_now().isoformat()}).status_code == 409
    workshop = Watching(shop, shop.device("display", "workshop"), "workshop")
    workshop.hear_until(lambda board: any(key.startswith("exception/") for key in board))
    raised = [value for key, value in workshop.board.items() if key.startswith("exception/")]
    assert [(each["kind"], each["visit_id"]) for each in raised] == [("tap_refused", car.visit_id)]
    workshop.close()


def test_after_a_power_cut_nothing_committed_is_lost_and_a_screen_goes_on(shop: RunningShop) -> None:
    car = Car(shop, "粤ZF023港")
    car.book()
    car.pass_entry()
    token = shop.device("display", "lounge")
    before = Watching(shop, token, "lounge")
    before.hear_until(step_of(car.visit_id, "reception"))
    key = new_id()
    first = car.do("wang", "begin-reception", key=key)
    port = int(shop.address.rpartition(":")[2])
    shop.kill()
    shop.start(port)
    assert car.do("wang", "begin-reception", key=key).json() == first.json()
    after = Watching(shop, token, "lounge", before.number)
    after.hear_until(step_of(car.visit_id, "reception"))
    car.must("wang", "finish-reception", _estimate())
    after.hear_until(step_of(car.visit_id, "approval"))
    assert after.gaps == 0
    after.close()


def _estimate() -> dict[str, Any]:
    return {
        "lines": [{"title": SAID, "standard_minutes": 60, "price_minor": 48_000}],
        "promised_from": real_now().isoformat(),
        "promised_to": (real_now() + timedelta(minutes=15)).isoformat(),
    }
