"""A picture of added work: from the bay to the desk and to the customer who is asked, and to nobody else."""

from typing import Any

import pytest

from server.domain.staff import Role
from server.store.identifiers import new_id
from tests.fakes.bay_shop import JPEG, BayShop, ParkedCar
from tests.fakes.open_api import OpenApi

WORDS = {"zh": "前刹车片", "en": "Front brake pads"}
ADDED = {
    "title": WORDS,
    "options": [{"option_id": "one", "title": WORDS, "detail": WORDS, "minutes": 40, "price_minor": 58_000}],
}


@pytest.fixture
def shop(api: OpenApi) -> BayShop:
    return BayShop(api)


@pytest.fixture
def car(shop: BayShop) -> ParkedCar:
    return working(shop, "京A12345", "1")


def working(shop: BayShop, plate: str, bay: str) -> ParkedCar:
    car = shop.received(plate)
    shop.assign(car, bay)
    shop.do(car.order_id, "start-work")
    return car


def photograph(
    shop: BayShop, car: ParkedCar, photo_id: str, jpeg: bytes = JPEG, key: str | None = None
) -> Any:
    path = f"/api/repair-orders/{car.order_id}/photos?photo_id={photo_id}"
    return shop.api.send("POST", path, shop.session(Role.TECHNICIAN), jpeg, key)


def request(shop: BayShop, car: ParkedCar, *photos: str) -> Any:
    path = f"/api/repair-orders/{car.order_id}/request-added-work"
    return shop.api.send("POST", path, shop.session(Role.TECHNICIAN), ADDED | {"photos": photos})


def asked_with_a_picture(shop: BayShop, car: ParkedCar) -> str:
    """Return the id of the picture that an added line of the car names."""
    photo_id = new_id()
    assert photograph(shop, car, photo_id).status_code == 200
    assert request(shop, car, photo_id).status_code == 200
    return photo_id


def of_customer(car: ParkedCar, photo_id: str) -> str:
    return f"/api/customer-links/{car.link}/photos/{photo_id}"


def test_the_picture_reaches_the_customer_who_is_asked(shop: BayShop, car: ParkedCar) -> None:
    photo_id = asked_with_a_picture(shop, car)
    board = shop.board(f"visit/{car.link.partition('.')[0]}", car.link)
    assert board["visit"]["lines"][-1]["photos"] == [photo_id]
    shown = shop.api.send("GET", of_customer(car, photo_id), None)
    assert (shown.status_code, shown.content) == (200, JPEG)
    assert (shown.headers["content-type"], shown.headers["cache-control"]) == (
        "image/jpeg",
        "private, no-store",
    )


def test_another_customer_does_not_see_it(shop: BayShop, car: ParkedCar) -> None:
    photo_id = asked_with_a_picture(shop, car)
    other = shop.received("粤B67890")
    assert shop.api.send("GET", of_customer(other, photo_id), None).status_code == 404
    path = f"/api/repair-orders/photos/{photo_id}"
    assert [shop.api.send("GET", path, token).status_code for token in (other.link, car.link)] == [403, 403]


def test_a_customer_sees_no_picture_that_no_line_names(shop: BayShop, car: ParkedCar) -> None:
    photo_id = new_id()
    assert photograph(shop, car, photo_id).status_code == 200
    assert shop.api.send("GET", of_customer(car, photo_id), None).status_code == 404


def test_staff_see_it_where_they_see_receptions(shop: BayShop, car: ParkedCar) -> None:
    photo_id = asked_with_a_picture(shop, car)
    board = shop.board("desk", shop.session(Role.ADVISOR))
    assert board[f"car/{car.visit_id}"]["lines"][-1]["photos"] == [photo_id]
    path = f"/api/repair-orders/photos/{photo_id}"
    tokens = [*(shop.session(role) for role in (Role.ADVISOR, Role.FOREMAN, Role.WASHER)), shop.lounge]
    answers = [shop.api.send("GET", path, token) for token in tokens]
    assert [answer.status_code for answer in answers] == [200, 200, 403, 403]
    assert answers[0].content == JPEG


@pytest.mark.parametrize("whose", ["another car's", "nobody's"])
def test_a_picture_of_something_else_is_refused(shop: BayShop, car: ParkedCar, whose: str) -> None:
    photo_id = new_id()
    if whose == "another car's":
        assert photograph(shop, working(shop, "粤B67890", "2"), photo_id).status_code == 200
    refused = request(shop, car, photo_id)
    assert (refused.status_code, refused.json()["code"]) == (422, "photo_not_of_order")
    assert refused.json()["photo_id"] == photo_id


def test_a_picture_is_taken_once_and_never_replaced(shop: BayShop, car: ParkedCar) -> None:
    photo_id = asked_with_a_picture(shop, car)
    other = photograph(shop, car, photo_id, JPEG + b"something else")
    assert (other.status_code, other.json()["field"]) == (422, "photo_id")
    assert shop.api.send("GET", of_customer(car, photo_id), None).content == JPEG
    sent = [photograph(shop, car, "0" * 36, key="one tap").json() for _ in range(2)]
    assert sent[0] == sent[1]


def test_undo_takes_back_the_request_and_the_customer_sees_its_picture_no_more(
    shop: BayShop, car: ParkedCar
) -> None:
    photo_id = asked_with_a_picture(shop, car)
    undone = f"/api/repair-orders/{car.order_id}/undo-deed"
    answer = shop.api.send("POST", undone, shop.session(Role.TECHNICIAN), {})
    assert answer.status_code == 200, answer.text
    assert not shop.board("desk", shop.session(Role.ADVISOR))[f"car/{car.visit_id}"]["lines"][1:]
    assert shop.api.send("GET", of_customer(car, photo_id), None).status_code == 404


def test_an_id_that_is_none_is_refused(shop: BayShop, car: ParkedCar) -> None:
    assert photograph(shop, car, "short").json()["field"] == "photo_id"
