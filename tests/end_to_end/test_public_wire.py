"""What a running server says in public, byte by byte: of no car more than its masked plate."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest

from server.contract.bay_video import SITTING_HEADER
from server.domain.plate_mask import fits
from server.store.identifiers import new_id
from tests.fakes.bay_shop import JPEG
from tests.fakes.driven_car import DrivenCar, see
from tests.fakes.plate_reads import sighting
from tests.fakes.running_shop import SECONDS, RunningShop, running_shop
from tests.fakes.waiting import until
from tests.fakes.wire_tap import WireTap

BOOKED, LOOK_ALIKE, MISREAD, CORRECTED, TYPED, REVISED = (
    "京AQZK45",
    "京AQWK45",
    "沪BKVT07",
    "沪BKYT07",
    "苏EXRW91",
    "粤BJHN33",
)
PLATES = (BOOKED, LOOK_ALIKE, MISREAD, CORRECTED, TYPED, REVISED)
OPENLY_SHOWN = "浙CTUY63"
STRANGER = "京NWPLX8"
"""A car that blocks the way, and that nobody has on record."""
STATIC = ("/", "/lounge", "/gate", "/follow", "/health", "/api/wording", "/metrics", "/openapi.json")


@dataclass
class Public:
    """Everybody outside the staff: two screens and the phone of somebody else's customer."""

    shop: RunningShop
    wire: WireTap
    lounge: str
    gate: str
    link: str = ""


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningShop]:
    with running_shop(tmp_path_factory.mktemp("shop")) as running:
        yield running


@pytest.fixture
def public(shop: RunningShop) -> Public:
    return Public(shop, WireTap(shop), shop.device("display", "lounge"), shop.device("display", "gate"))


def test_no_plate_can_be_read_on_any_public_topic(public: Public) -> None:
    shop, wire = public.shop, public.wire
    ready = two_alike(shop)
    gate_sees_what_is_corrected(shop)
    other = walk_in(shop, "苏e·xrw 91")
    public.link = customer_link(shop, other)
    be_filmed(public, ready)
    listen(public, other)
    ready.be_finished()
    listen_to_call(public, "lounge", "尾号 4 5")
    say_plates_aloud(shop)
    listen_to_call(public, "reception", "尾号 X 8")
    listen(public, other)

    assert wire.leaks({*PLATES, STRANGER} - {TYPED}) == []
    own = {where.removeprefix("/api/boards/") for where, _ in wire.leaks([TYPED])}
    assert own == {topic_of(public.link)}, "its owner's page"
    lounge = shop.board("lounge", public.lounge)
    assert lounge[f"car/{ready.visit_id}"]["plate"]["text"] == "京AQZ•45"
    shown = [value["plate"]["text"] for key, value in lounge.items() if key.startswith("car/")]
    here = set(PLATES) - {MISREAD}
    assert all(sum(fits(mask, plate) for plate in here) == 1 for mask in shown)


def test_the_tap_would_hear_a_leak(public: Public) -> None:
    """On the desk, which is not public, the same plates can be read."""
    walk_in(public.shop, OPENLY_SHOWN)
    public.wire.get("/api/boards/desk", public.shop.session("wang"))
    public.wire.watch("desk", public.shop.session("wang"), b"snapshot")
    assert [where for where, _ in public.wire.leaks([OPENLY_SHOWN])] == ["/api/boards/desk", "desk"]


def two_alike(shop: RunningShop) -> DrivenCar:
    """Two cars that the gate greets; the first is received and stands in bay 1."""
    cars = DrivenCar(shop, BOOKED), DrivenCar(shop, LOOK_ALIKE)
    for car in cars:
        car.book()
        assert car.pass_entry() == "greeted"
    cars[0].receive()
    cars[0].go_to_bay()
    return cars[0]


def gate_sees_what_is_corrected(shop: RunningShop) -> None:
    """One plate is read wrongly and put right by the advisor, one is revised by the agent itself."""
    doubtful = sighting(MISREAD, doubts={4: "Y"})
    assert see(shop, doubtful)["outcome"] == "doubtful"
    path = f"/api/sightings/{doubtful.sighting_id}/confirm"
    assert shop.post(path, shop.session("wang"), {"plate": "沪B-KYT07"}).status_code == 200
    first = sighting(REVISED, doubts={5: "8"}).model_copy(update={"final": False})
    see(shop, first)
    see(shop, sighting(REVISED, sighting_id=first.sighting_id, revision=1))


def walk_in(shop: RunningShop, typed: str) -> DrivenCar:
    """A car that an advisor checks in, as they type its plate."""
    car = DrivenCar(shop, typed)
    answer = shop.post("/api/visits", shop.session("wang"), {"plate": typed})
    assert answer.status_code == 200, answer.text
    car.be_here(answer.json()["visit_id"])
    return car


def customer_link(shop: RunningShop, car: DrivenCar) -> str:
    path = f"/api/visits/{car.visit_id}/customer-link"
    return str(shop.post(path, shop.session("wang"), {}).json()["path"]).removeprefix("/v/")


def be_filmed(public: Public, car: DrivenCar) -> None:
    """A camera hangs over the car's bay, the lounge looks, and a still is kept."""
    shop, agent, now = public.shop, public.shop.device("agent"), datetime.now(UTC).isoformat()
    over = {"camera": "over 1", "direction": "bay", "bay": "1", "state": "up", "since": now}
    beat = {"sent_at": now, "version": "1", "outbox_waiting": 0, "cameras": [over]}
    assert shop.post("/api/heartbeats/agent", agent, beat).status_code == 200
    until(lambda: bool(wish(shop, agent).get("sitting")))
    put(shop, agent, "/api/bay-video/1/frame", wish(shop, agent)["sitting"])
    public.wire.get("/api/bay-video/1/frame", public.lounge)
    car.be_worked_on()
    until(lambda: bool(wish(shop, agent)["stills"]))
    put(shop, agent, f"/api/bay-video/stills/{wish(shop, agent)['stills'][0]}")
    own = customer_link(shop, car)
    until(lambda: any(key.startswith("still/") for key in shop.board(topic_of(own), own)))
    board = shop.board(topic_of(own), own)
    (picture,) = [value["picture"] for key, value in board.items() if key.startswith("still/")]
    for token in (public.link, own):
        public.wire.get(picture, token)


def wish(shop: RunningShop, agent: str) -> dict[str, Any]:
    """What the agent is asked for over bay 1."""
    wishes = shop.post("/api/bay-video/wishes", agent, {"bays": ["1"]}).json()["bays"]
    return dict(wishes[0]) if wishes else {}


def put(shop: RunningShop, agent: str, path: str, sitting: str = "") -> None:
    headers = {"Authorization": f"Bearer {agent}", SITTING_HEADER: sitting, "Idempotency-Key": new_id()}
    answer = httpx.put(shop.address + path, headers=headers, content=JPEG, timeout=SECONDS)
    assert answer.status_code == 200, answer.text


def say_plates_aloud(shop: RunningShop) -> None:
    """Somebody types plates into words that are shown and said."""
    words = f"请 {STRANGER} 与 京a·qzk 45、ＫＹＴ：沪Ｂ－ＫＹＴ０７ 的车主挪车"
    body = {"zh": words, "en": words, "room": "reception"}
    assert shop.post("/api/announcements", shop.session("wang"), body).status_code == 200


def listen_to_call(public: Public, room: str, words: str) -> None:
    """Hear the call with these words on its way to a room's screens, and its sound."""
    public.wire.watch("lounge", public.lounge, words.encode())
    call = public.shop.board("lounge", public.lounge)[f"call/{room}"]
    public.wire.get(call["audio"], public.lounge)


def listen(public: Public, other: DrivenCar) -> None:
    """Hear all that is public: sockets, boards, calls with their sound, pages, and what is refused."""
    wire, topic = public.wire, topic_of(public.link)
    for name, token in (("lounge", public.lounge), ("gate", public.gate), (topic, public.link)):
        wire.watch(name, token, b"snapshot")
        wire.get(f"/api/boards/{name}", token)
    wire.get("/api/speaker", public.lounge)
    for path in (*STATIC, f"/v/{public.link}"):
        wire.get(path)
    for refused in (
        "/api/boards/desk",
        "/api/announcements",
        f"/api/visits/{other.visit_id}",
        "/api/devices",
    ):
        wire.get(refused, public.lounge)
        wire.get(refused, public.link)


def topic_of(link: str) -> str:
    return f"visit/{link.partition('.')[0]}"
