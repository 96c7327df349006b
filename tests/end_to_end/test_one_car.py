"""One car through the whole shop over the real server: HTTP, websocket, boards, voice, a power cut."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import httpx
import pytest

from server.shop_clock import real_now
from server.store.identifiers import new_id
from tests.fakes.driven_car import SAID, DrivenCar
from tests.fakes.plate_reads import sighting
from tests.fakes.running_shop import RunningShop, Watching, running_shop


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningShop]:
    """A server of its own, with a founded shop."""
    with running_shop(tmp_path_factory.mktemp("shop")) as running:
        yield running


def step_of(visit_id: str, step: str) -> Any:
    """Whether the lounge shows that car at that step."""
    return lambda board: board.get(f"car/{visit_id}", {}).get("step") == step


def test_a_booked_car_goes_all_the_way(shop: RunningShop) -> None:
    car = DrivenCar(shop, "京A12345")
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
    car.be_worked_on()
    car.be_finished()
    lounge.hear_until(lambda board: board.get("call/lounge"))
    call = lounge.board["call/lounge"]
    assert "尾号 4 5" in call["caption"]["zh"]
    assert call["plate"]["text"] == "京A1••45"
    sound = httpx.get(shop.address + call["audio"], headers={"Authorization": f"Bearer {lounge_token}"})
    assert sound.content.startswith(b"RIFF")
    assert call["seconds"] == pytest.approx(len(sound.content) / 44_100, abs=1.0)

    assert car.do("wu", "settle-order", {"paid_minor": 1}).json()["code"] == "invalid_request"
    car.must("wu", "settle-order", {"paid_minor": 48_000})
    car.must("wang", "deliver-vehicle", {"unsigned": "in_a_hurry"})
    lounge.hear_until(lambda board: f"car/{car.visit_id}" not in board)
    left = sighting(car.plate, direction="out")
    answer = shop.post("/api/sightings", shop.device("agent"), left.model_dump(mode="json"), left.sighting_id)
    assert answer.json()["outcome"] == "departed"
    assert lounge.gaps == gate.gaps == 0
    assert lounge.kinds.count("snapshot") == 1
    lounge.close()
    gate.close()


def test_a_tap_that_the_stage_does_not_allow_names_the_ones_it_does(shop: RunningShop) -> None:
    car = DrivenCar(shop, "沪B26317")
    car.book()
    car.pass_entry()
    refusal = car.do("chenqiang", "start-work")
    assert refusal.status_code == 409
    assert refusal.headers["content-type"] == "application/problem+json"
    problem = refusal.json()
    assert (problem["code"], problem["stage"], problem["allowed"]) == (
        "stage_not_allowed",
        "arrived",
        ["begin_reception", "choose_flow"],
    )


def test_a_late_tap_that_is_refused_is_shown_to_the_foreman(shop: RunningShop) -> None:
    car = DrivenCar(shop, "京AD06827")
    car.book()
    car.pass_entry()
    assert car.do("chenqiang", "start-work", {"done_at": real_now().isoformat()}).status_code == 409
    workshop = Watching(shop, shop.device("display", "workshop"), "workshop")
    workshop.hear_until(lambda board: any(key.startswith("exception/") for key in board))
    raised = [value for key, value in workshop.board.items() if key.startswith("exception/")]
    assert [(each["kind"], each["visit_id"]) for each in raised] == [("tap_refused", car.visit_id)]
    workshop.close()


def test_after_a_power_cut_nothing_committed_is_lost_and_a_screen_goes_on(shop: RunningShop) -> None:
    car = DrivenCar(shop, "粤ZF023港")
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
        "promise_reason": "test",
    }
