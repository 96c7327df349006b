"""A customer's link, from the desk to the phone: it opens one visit and nothing else."""

from datetime import timedelta

import pytest

from server.actions.departures import depart
from server.domain.customer_link import LINK_LIFETIME
from server.domain.staff import Role
from server.store.identifiers import new_id
from server.store.shop_rows import ShopRows
from tests.fakes.open_api import OpenApi

MINE, OTHER = "京A12345", "粤B67890"
WORDS = {"zh": "大众", "en": "Volkswagen"}


def _arrive(api: OpenApi, plate: str, phone: str) -> str:
    """Book a car in, check it in, and return its visit's id."""
    advisor = api.session(Role.ADVISOR)
    booking = {
        "appointment_id": new_id(),
        "plate": plate,
        "brand": WORDS,
        "series": WORDS,
        "vehicle_colour": WORDS,
        "customer_name": "李雷",
        "customer_phone": phone,
        "slot_at": api.shop.shop_clock.now().isoformat(),
        "job": WORDS,
        "standard_minutes": 60,
    }
    assert api.send("POST", "/api/appointments", advisor, booking).status_code == 200
    arrived = api.send("POST", "/api/visits", advisor, {"plate": plate})
    assert arrived.status_code == 200, arrived.text
    return str(arrived.json()["visit_id"])


def _link(api: OpenApi, visit_id: str) -> str:
    """The token of the visit's link, as the desk hands it out."""
    answer = api.send("POST", f"/api/visits/{visit_id}/customer-link", api.session(Role.ADVISOR))
    assert answer.status_code == 200, answer.text
    return str(answer.json()["path"]).removeprefix("/v/")


def _leave(api: OpenApi, visit_id: str) -> None:
    with api.shop.reader.begin() as connection:
        vehicle_id = ShopRows(connection, api.shop.shop_id).visits.get(visit_id).vehicle_id
    api.shop.write(lambda work: depart(work, vehicle_id))


def _topic(token: str) -> str:
    return f"/api/boards/visit/{token.partition('.')[0]}"


def _find(api: OpenApi, plate: str = MINE, phone_last4: str = "1234") -> tuple[int, dict[str, str]]:
    body = {"plate": plate, "phone_last4": phone_last4}
    answer = api.send("POST", "/api/customer-links/find", None, body)
    return answer.status_code, answer.json()


def test_a_link_opens_the_board_of_its_visit_only(api: OpenApi) -> None:
    mine = _link(api, _arrive(api, MINE, "13800001234"))
    other = _link(api, _arrive(api, OTHER, "13900005678"))

    assert api.send("GET", _topic(mine), mine).status_code == 200
    for path in (_topic(other), "/api/boards/lounge", "/api/boards/desk"):
        assert api.send("GET", path, mine).status_code == 403, path


def test_a_link_does_nothing_to_the_order_of_another_visit(api: OpenApi) -> None:
    mine = _link(api, _arrive(api, MINE, "13800001234"))
    other_visit = _arrive(api, OTHER, "13900005678")
    with api.shop.reader.begin() as connection:
        order = ShopRows(connection, api.shop.shop_id).orders.of_visit(other_visit)[0]

    for deed, body in (
        ("authorize-estimate", {"agreed": "phone"}),
        ("answer-added-work", {"line_id": "1", "option_id": None}),
    ):
        answer = api.send("POST", f"/api/repair-orders/{order.order_id}/{deed}", mine, body)
        assert (answer.status_code, answer.json()["code"]) == (403, "not_allowed")
    link_to_other = api.send("POST", f"/api/visits/{other_visit}/customer-link", mine)
    assert link_to_other.status_code == 403


def test_a_link_outlives_a_long_repair_and_ends_after_the_departure(api: OpenApi) -> None:
    visit_id = _arrive(api, MINE, "13800001234")
    token = _link(api, visit_id)
    api.shop.real_clock.pass_by(timedelta(days=7))
    api.shop.shop_clock.pass_by(timedelta(days=7))
    assert api.send("GET", _topic(token), token).status_code == 200

    _leave(api, visit_id)
    api.shop.real_clock.pass_by(LINK_LIFETIME + timedelta(seconds=1))

    assert api.send("GET", _topic(token), token).status_code == 401
    rating = api.send("POST", f"/api/customer-links/{token}/rating", None, {"score": 5})
    assert rating.status_code == 401


def test_an_owner_finds_the_same_link_by_plate_and_phone(api: OpenApi) -> None:
    token = _link(api, _arrive(api, MINE, "13800001234"))

    status, found = _find(api, "京A·12345")

    assert status == 200
    assert found["path"] == f"/v/{token}"


@pytest.mark.parametrize(("plate", "phone_last4"), [(MINE, "5678"), (OTHER, "1234"), ("京A12346", "1234")])
def test_what_does_not_belong_together_finds_nothing(api: OpenApi, plate: str, phone_last4: str) -> None:
    _arrive(api, MINE, "13800001234")
    _arrive(api, OTHER, "13900005678")

    status, problem = _find(api, plate, phone_last4)

    assert (status, problem["code"]) == (404, "not_found")
    assert set(problem) == {"type", "title", "status", "code", "detail"}, (
        "nothing tells which of the two is wrong"
    )


def test_the_number_of_a_plate_cannot_be_tried_out(api: OpenApi) -> None:
    _arrive(api, MINE, "13800001234")
    assert [_find(api, phone_last4=f"{guess:04d}")[0] for guess in range(5)] == [404] * 5

    assert _find(api)[0] == 429


def test_finding_the_right_link_again_and_again_is_not_limited(api: OpenApi) -> None:
    _arrive(api, MINE, "13800001234")

    assert {_find(api)[0] for _ in range(7)} == {200}


def test_a_page_keeps_its_visit_when_the_car_has_left_and_takes_the_rating_still(api: OpenApi) -> None:
    visit_id = _arrive(api, MINE, "13800001234")
    page = f"/api/customer-links/{_link(api, visit_id)}"
    assert api.send("GET", f"{page}/afterwards").json()["code"] == "not_found"

    _leave(api, visit_id)

    told = api.send("GET", f"{page}/afterwards").json()
    assert (told["plate"]["text"], told["rating"]) == (MINE, None)
    assert api.send("POST", f"{page}/rating", None, {"score": 5}).status_code == 200
    assert api.send("GET", f"{page}/afterwards").json()["rating"] == 5
