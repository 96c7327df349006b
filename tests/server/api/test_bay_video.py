"""Bay video over the API: who sees which bay, decided for every single picture."""

from pathlib import Path

import pytest

from server.bay_video import frames
from server.domain.staff import Role
from tests.fakes.bay_shop import JPEG, BayShop
from tests.fakes.open_api import OpenApi, open_api
from tests.fakes.open_shop import OpenShop
from tests.fakes.waiting import until

MINE, OTHER = "京A12345", "粤B67890"


@pytest.fixture
def bays(api: OpenApi, monkeypatch: pytest.MonkeyPatch) -> BayShop:
    monkeypatch.setattr(frames, "SILENT_AFTER_S", 0.5)
    return BayShop(api)


def test_all_viewers_get_the_very_bytes_that_the_agent_sent(bays: BayShop) -> None:
    car = bays.in_bay(MINE, "1")
    assert bays.show("1", JPEG + b"mine")

    seen = [bays.look(token, "1") for token in (car.link, bays.lounge, bays.session(Role.ADVISOR))]

    assert {answer.content for answer in seen} == {JPEG + b"mine"}
    assert {answer.headers["Cache-Control"] for answer in seen} == {"no-store"}
    assert {answer.headers["Content-Type"] for answer in seen} == {"image/jpeg"}


def test_a_viewer_gets_the_newest_picture_and_none_twice(bays: BayShop) -> None:
    bays.in_bay(MINE, "1")
    assert bays.show("1", JPEG + b"1")
    first = int(bays.look(bays.lounge, "1").headers["Glassbay-Frame"])
    for number in (2, 3):
        until(lambda number=number: bays.show("1", JPEG + str(number).encode()))  # type: ignore[misc]

    later = bays.look(bays.lounge, "1", after=first)

    assert later.content == JPEG + b"3", "what came between is not queued"
    assert bays.look(bays.lounge, "1", after=int(later.headers["Glassbay-Frame"])).status_code == 503


def test_a_customer_sees_the_own_bay_and_no_other(bays: BayShop) -> None:
    mine, other = bays.in_bay(MINE, "1"), bays.in_bay(OTHER, "2")
    assert bays.show("1")
    assert bays.show("2")

    assert bays.look(mine.link, "1").status_code == 200
    assert bays.why_not(mine.link, "2") == "not_yours"
    assert bays.why_not(other.link, "1") == "not_yours"


def test_a_customer_loses_the_picture_with_the_car(bays: BayShop) -> None:
    car = bays.in_bay(MINE, "1")
    bays.do(car.order_id, "start-work")
    assert bays.show("1")
    assert bays.look(car.link, "1").status_code == 200

    bays.finish(car)

    until(lambda: not bays.wish("1")["sitting"])
    assert bays.why_not(car.link, "1") == "not_yours"
    assert bays.why_not(bays.lounge, "1") == "no_car"


def test_no_picture_of_one_car_reaches_the_next_customer(bays: BayShop) -> None:
    first = bays.in_bay(MINE, "1")
    bays.do(first.order_id, "start-work")
    sitting = str(bays.wish("1")["sitting"])
    assert bays.show("1", JPEG + b"the first car")
    bays.finish(first)
    until(lambda: not bays.wish("1")["sitting"])

    second = bays.in_bay(OTHER, "1")

    assert not bays.show("1", JPEG + b"the first car, on its way", sitting), "taken for the first car"
    assert bays.look(second.link, "1").status_code == 503
    assert bays.show("1", JPEG + b"the second car")
    assert bays.look(second.link, "1").content == JPEG + b"the second car"


def test_the_technician_switches_the_camera_off_for_a_job(bays: BayShop) -> None:
    car = bays.in_bay(MINE, "1")
    assert bays.show("1")

    bays.do(car.order_id, "switch-camera", {"on": False})

    until(lambda: not bays.wish("1")["sitting"])
    viewers = (car.link, bays.lounge, bays.session(Role.MANAGER))
    assert {bays.why_not(token, "1") for token in viewers} == {"switched_off"}
    bays.do(car.order_id, "switch-camera", {"on": True})
    until(lambda: bool(bays.wish("1")["sitting"]))
    assert bays.look(bays.lounge, "1").status_code == 503, "the picture from before is forgotten"


def test_only_somebody_who_looks_has_pictures_made(bays: BayShop) -> None:
    bays.in_bay(MINE, "1")
    assert bays.wish("1")["watched"] is False
    bays.look(bays.lounge, "1")
    assert bays.wish("1")["watched"] is True


def test_the_agent_hears_no_plate_unless_the_shop_wants_the_own_one_readable(
    shop: OpenShop, tmp_path: Path
) -> None:
    told = []
    for setting in ("", 'own_plate = "readable"\n'):
        (tmp_path / "settings.toml").write_text(f"[bay_video]\n{setting}", encoding="utf-8")
        api = open_api(shop, tmp_path)
        with api.client:
            bays = BayShop(api)
            bays.in_bay(MINE if not setting else OTHER, "1" if not setting else "2")
            told += [bays.wish("1")["own_plate"], bays.wish("2")["own_plate"]]
    assert told == ["", "", MINE, OTHER]


def test_an_agent_sends_pictures_of_its_own_cameras_only(bays: BayShop) -> None:
    bays.in_bay(MINE, "1")
    stranger = bays.api.shop.device("agent").token
    sitting = str(bays.wish("1")["sitting"])

    assert bays.wish("1", stranger)["sitting"] == ""
    answer = bays.api.client.put(
        "/api/bay-video/1/frame",
        headers={"Authorization": f"Bearer {stranger}", "Glassbay-Sitting": sitting},
        content=JPEG,
    )
    assert (answer.status_code, answer.json()["code"]) == (403, "not_allowed")


def test_displays_elsewhere_and_strangers_see_nothing(bays: BayShop) -> None:
    bays.in_bay(MINE, "1")
    assert bays.show("1")
    workshop = bays.api.shop.device("display", "workshop").token
    assert bays.why_not(workshop, "1") == "not_here"
    assert bays.look(bays.session(Role.PARTS), "1").json()["code"] == "not_allowed"
    assert bays.api.send("GET", "/api/bay-video/1/frame").status_code == 401
    assert bays.look(bays.session(Role.ADVISOR), "99").status_code == 404


def test_boards_tell_where_something_is_to_be_seen(bays: BayShop) -> None:
    car = bays.in_bay(MINE, "1")
    own = f"visit/{car.link.partition('.')[0]}"
    boards = [bays.board("lounge", bays.lounge), bays.board(own, car.link)]
    assert [board["video/1"]["shown"] for board in boards] == [True, True]
    bays.do(car.order_id, "switch-camera", {"on": False})
    until(lambda: not bays.board(own, car.link)["video/1"]["shown"])


def test_the_administrator_sees_the_cameras_over_bays(bays: BayShop) -> None:
    cameras = bays.api.send("GET", "/api/cameras", bays.session(Role.ADMINISTRATOR)).json()
    assert {camera["direction"] for camera in cameras} == {"bay"}
