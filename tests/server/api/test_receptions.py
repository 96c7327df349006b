"""A reception over the API: what is written down, who sees it, and what comes late from a lost network."""

import asyncio
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from server.actions.departures import depart
from server.clock_rule_file import load_clock_rules
from server.domain.staff import Actor, Role
from server.settings import load_settings
from server.store.identifiers import new_id
from server.store.shop_rows import ShopRows
from server.timekeeper import Timekeeper
from tests.fakes.bay_shop import JPEG, BayShop
from tests.fakes.open_api import OpenApi
from tests.fakes.open_shop import CONFIG
from tests.fakes.waiting import until

OWNER = {"name": "何平", "phone": "138 0000 4571"}
PLATE = "京A12345"


@pytest.fixture
def shop(api: OpenApi) -> BayShop:
    return BayShop(api)


def begun(shop: BayShop, plate: str = PLATE) -> tuple[str, str]:
    """A car whose reception has begun: its visit and its order."""
    advisor = shop.session(Role.ADVISOR)
    visit = str(shop.api.send("POST", "/api/visits", advisor, {"plate": plate}).json()["visit_id"])
    until(lambda: f"car/{visit}" in shop.board("desk", advisor))
    order = str(shop.board("desk", advisor)[f"car/{visit}"]["order_id"])
    shop.do(order, "begin-reception")
    return visit, order


def write(shop: BayShop, order: str, part: str, body: object, key: str | None = None) -> Any:
    return shop.api.send("POST", f"/api/receptions/{order}/{part}", shop.session(Role.ADVISOR), body, key)


def mark(station: str = "front") -> dict[str, Any]:
    return {"mark_id": new_id(), "station": station, "kind": "dent", "x": 0.5, "y": 0.1}


def shown(shop: BayShop, key: str) -> Any:
    return shop.board("desk", shop.session(Role.ADVISOR)).get(key)


def test_a_walk_in_is_asked_for_name_and_phone_and_finds_their_page(shop: BayShop) -> None:
    _, order = begun(shop)
    find = {"plate": PLATE, "phone_last4": "4571"}
    assert shop.api.send("POST", "/api/customer-links/find", None, find).status_code == 404
    bringer = {"name": "何文", "phone": "13900001111"}
    assert write(shop, order, "customer", {"owner": OWNER, "bringer": bringer}).status_code == 200
    until(lambda: shown(shop, f"reception/{order}")["bringer_name"] == "何文")
    assert shown(shop, f"reception/{order}")["owner_phone"] == "13800004571"
    assert shop.api.send("POST", "/api/customer-links/find", None, find).status_code == 200
    assert write(shop, order, "customer", {"owner": OWNER}).status_code == 200
    until(lambda: shown(shop, f"reception/{order}")["bringer_name"] is None)


def test_the_same_customer_is_on_record_once_whatever_they_drive(shop: BayShop) -> None:
    _, first = begun(shop)
    write(shop, first, "customer", {"owner": OWNER})
    _, second = begun(shop, "京B67890")
    write(shop, second, "customer", {"owner": {"name": " 何平", "phone": "+86 138-0000-4571"}})
    (known,) = on_record(shop)
    assert known == ("何平", "13800004571")
    write(shop, second, "customer", {"owner": {"name": "何文", "phone": "13900001111"}})
    assert on_record(shop) == [known, ("何文", "13900001111")]
    until(lambda: shown(shop, f"reception/{second}")["owner_name"] == "何文")
    assert shown(shop, f"reception/{first}")["owner_name"] == "何平"


def test_a_wrong_letter_or_digit_is_corrected_where_it_stands(shop: BayShop) -> None:
    _, order = begun(shop)
    for name, phone in (("何平", "13800004570"), ("何平", "13800004571"), ("和平", "13800004571")):
        write(shop, order, "customer", {"owner": {"name": name, "phone": phone}})
        assert on_record(shop) == [(name, phone)]


def test_a_customer_may_say_that_they_have_no_number(shop: BayShop) -> None:
    for plate in (PLATE, "京B67890"):
        _, order = begun(shop, plate)
        assert write(shop, order, "customer", {"owner": {"name": "何平", "phone": None}}).status_code == 200
    assert on_record(shop) == [("何平", ""), ("何平", "")]
    assert shown(shop, f"reception/{order}")["owner_has_no_phone"] is False
    said = {"name": "何平", "phone": None, "has_no_phone": True}
    assert write(shop, order, "customer", {"owner": said}).status_code == 200
    assert shown(shop, f"reception/{order}")["owner_has_no_phone"] is True
    left_out = write(shop, order, "customer", {"owner": {"name": "何平"}})
    assert (left_out.status_code, left_out.json()["code"]) == (422, "invalid_request")
    write(shop, order, "customer", {"owner": OWNER})
    assert on_record(shop) == [("何平", ""), ("何平", "13800004571")]
    assert shown(shop, f"reception/{order}")["owner_has_no_phone"] is False


def test_a_number_on_record_stays_until_another_is_told(shop: BayShop) -> None:
    _, order = begun(shop)
    write(shop, order, "customer", {"owner": OWNER, "bringer": {"name": "何文", "phone": "13900001111"}})
    both = [("何平", "13800004571"), ("何文", "13900001111")]
    for said in (True, False):
        owner, bringer = ({"name": name, "phone": None, "has_no_phone": said} for name in ("何平", "何文"))
        assert write(shop, order, "customer", {"owner": owner, "bringer": bringer}).status_code == 200
        assert on_record(shop) == both
        seen = shown(shop, f"reception/{order}")
        assert (seen["owner_phone"], seen["owner_has_no_phone"]) == ("13800004571", False)
    write(shop, order, "customer", {"owner": {"name": "和平", "phone": None, "has_no_phone": True}})
    assert on_record(shop) == [("和平", ""), *both]


def on_record(shop: BayShop) -> list[tuple[str, str]]:
    with shop.api.shop.reader.begin() as connection:
        kept = ShopRows(connection, shop.api.shop.shop_id).customers.where()
    return sorted(((each.name, each.phone) for each in kept), key=lambda each: each[1])


@pytest.mark.parametrize(
    ("part", "body", "field"),
    [
        ("customer", {"owner": {"name": "何平", "phone": "1380000457"}}, "phone"),
        ("vehicle", {"vin": "1M8GDM9A1KP042788"}, "vin"),
        ("vehicle", {"fuel_eighths": 9}, "fuel_eighths"),
        ("interview", {"own_words": "字" * 2001}, "own_words"),
        ("marks", mark() | {"x": 1.2}, "x"),
    ],
)
def test_what_cannot_be_meant_is_refused_with_its_field(
    shop: BayShop, part: str, body: dict[str, Any], field: str
) -> None:
    _, order = begun(shop)
    answer = write(shop, order, part, body)
    assert (answer.status_code, answer.json()["field"]) == (422, field)


def test_fewer_kilometres_than_at_the_last_visit_must_be_confirmed(shop: BayShop) -> None:
    first = shop.received(PLATE)
    assert write(shop, first.order_id, "vehicle", {"mileage_km": 52_300}).status_code == 200
    shop.api.shop.write(lambda work: depart(work, work.visits.get(first.visit_id).vehicle_id))
    _, order = begun(shop)
    refused = write(shop, order, "vehicle", {"mileage_km": 5_230})
    assert (refused.status_code, refused.json()["code"]) == (409, "mileage_below_last")
    assert refused.json()["last_km"] == 52_300
    sure = {"mileage_km": 5_230, "mileage_confirmed": True, "vin": "1M8GDM9AXKP042788"}
    assert write(shop, order, "vehicle", sure).status_code == 200
    history = shop.api.send("GET", f"/api/receptions/{order}/history", shop.session(Role.ADVISOR)).json()
    assert history["last_mileage_km"] == 52_300
    assert [past["lines"][0]["title"]["zh"] for past in history["orders"]] == ["保养"]


def test_what_was_written_down_goes_into_the_order(shop: BayShop) -> None:
    visit, order = begun(shop)
    write(shop, order, "vehicle", {"mileage_km": 40_000})
    write(shop, order, "interview", {"own_words": "刹车有声音", "stay": "waits"})
    now = shop.api.shop.shop_clock.now()
    window = {"promised_from": now.isoformat(), "promised_to": (now + timedelta(hours=1)).isoformat()}
    line = {"title": {"zh": "保养", "en": "Service"}, "standard_minutes": 30, "price_minor": 12_000}
    shop.do(order, "finish-reception", {"lines": [line], **window, "promise_reason": "test"})
    until(lambda: shown(shop, f"car/{visit}")["waits_here"])
    with shop.api.shop.reader.begin() as connection:
        row = connection.exec_driver_sql("SELECT mileage_km FROM repair_orders").scalar_one()
    assert row == 40_000


def test_a_mark_is_kept_once_however_often_it_is_sent(shop: BayShop) -> None:
    visit, order = begun(shop)
    body, key = mark(), new_id()
    for _ in range(3):
        assert write(shop, order, "marks", body, key).status_code == 200
    assert write(shop, order, "marks", body).status_code == 200
    until(lambda: shown(shop, f"walkaround/{order}") is not None)
    assert len(shown(shop, f"walkaround/{order}")["marks"]) == 1
    assert shown(shop, f"walkaround/{order}")["visit_id"] == visit
    _, other = begun(shop, "粤B67890")
    assert write(shop, other, "marks", body).status_code == 422
    assert write(shop, order, f"marks/{body['mark_id']}/remove", {}).status_code == 200
    until(lambda: shown(shop, f"walkaround/{order}") is None)


def test_marks_of_before_the_work_arrive_late_and_later_ones_are_refused(shop: BayShop) -> None:
    car = shop.in_bay(PLATE, "1")
    before = shop.api.shop.shop_clock.now().isoformat()
    shop.api.shop.shop_clock.pass_by(timedelta(minutes=5))
    shop.do(car.order_id, "start-work")
    assert write(shop, car.order_id, "marks", mark() | {"done_at": before}).status_code == 200
    refused = write(shop, car.order_id, "marks", mark())
    assert (refused.status_code, refused.json()["code"]) == (409, "stage_not_allowed")


def photograph(shop: BayShop, order: str, jpeg: bytes = JPEG, station: str = "front") -> str:
    photo_id = new_id()
    path = f"photos?station={station}&photo_id={photo_id}"
    assert write(shop, order, path, jpeg).status_code == 200
    return f"/api/receptions/photos/{photo_id}"


def test_a_photo_is_shown_to_staff_and_to_the_own_customer(shop: BayShop) -> None:
    visit, order = begun(shop)
    picture = photograph(shop, order)
    path = f"/api/visits/{visit}/customer-link"
    own = str(shop.api.send("POST", path, shop.session(Role.ADVISOR)).json()["path"]).removeprefix("/v/")
    topic = f"visit/{own.partition('.')[0]}"
    until(lambda: f"walkaround/{order}" in shop.board(topic, own))
    assert shop.board(topic, own)[f"walkaround/{order}"]["photos"][0]["picture"] == picture
    other = shop.received("粤B67890").link
    tokens = [own, shop.session(Role.CASHIER), other, shop.session(Role.PARTS), shop.lounge]
    seen = [shop.api.send("GET", picture, token) for token in tokens]
    assert [answer.status_code for answer in seen] == [200, 200, 403, 403, 403]
    assert seen[0].content == JPEG


def test_a_picture_that_is_none_or_too_large_is_refused(shop: BayShop) -> None:
    _, order = begun(shop)
    path = f"photos?station=front&photo_id={new_id()}"
    assert write(shop, order, path, b"GIF89a").status_code == 422
    assert write(shop, order, path, JPEG + b"0" * 2_000_000).status_code == 422
    assert write(shop, order, path.replace("front", "roof"), JPEG).status_code == 422


def test_a_photo_is_deleted_after_its_time_and_the_marks_stay(shop: BayShop, tmp_path: Path) -> None:
    _, order = begun(shop)
    photograph(shop, order)
    write(shop, order, "marks", mark())
    until(lambda: bool((shown(shop, f"walkaround/{order}") or {}).get("marks")))
    (file,) = [path for path in (tmp_path / "blobs").rglob("*") if path.is_file()]
    opened = shop.api.shop
    keeper = Timekeeper(
        opened.commands,
        shop.api.services.blobs,
        load_clock_rules(CONFIG / "service_clock.toml"),
        load_settings(tmp_path).retention,
    )
    opened.shop_clock.pass_by(timedelta(days=89))
    asyncio.run(keeper._look(Actor(opened.shop_id, frozenset())))
    assert file.exists()
    opened.shop_clock.pass_by(timedelta(days=2))
    asyncio.run(keeper._look(Actor(opened.shop_id, frozenset())))
    assert not file.exists()
    until(lambda: not shown(shop, f"walkaround/{order}")["photos"])
    assert shown(shop, f"walkaround/{order}")["marks"]


def test_the_journal_has_no_word_and_no_number_of_a_reception(shop: BayShop) -> None:
    _, order = begun(shop)
    write(shop, order, "customer", {"owner": OWNER})
    write(shop, order, "vehicle", {"vin": "1M8GDM9AXKP042788"})
    write(shop, order, "interview", {"own_words": "刹车有声音", "valuables": "手表"})
    with shop.api.shop.reader.begin() as connection:
        bodies = connection.exec_driver_sql("SELECT body FROM journal").scalars().all()
    written = "".join(bodies)
    assert not [
        word for word in ("何平", "13800004571", "1M8GDM9AXKP042788", "刹车", "手表") if word in written
    ]
