"""What was tapped offline and is refused when it arrives is shown to the foreman: deeds and clock alike."""

import pytest

from server.domain.records import RaisedException
from server.domain.staff import Role
from server.store.identifiers import new_id
from server.store.shop_rows import ShopRows
from tests.fakes.open_api import OpenApi

PLATE = "京A12345"


def _waiting_car(api: OpenApi) -> tuple[str, str]:
    """A car on which nobody works: its visit and its order."""
    arrived = api.send("POST", "/api/visits", api.session(Role.ADVISOR), {"plate": PLATE})
    visit_id = arrived.json()["visit_id"]
    with api.shop.reader.begin() as connection:
        order = ShopRows(connection, api.shop.shop_id).orders.of_visit(visit_id)[0]
    return visit_id, order.order_id


def _raised(api: OpenApi) -> list[RaisedException]:
    with api.shop.reader.begin() as connection:
        return ShopRows(connection, api.shop.shop_id).exceptions.where()


@pytest.mark.parametrize("path", ["/api/job-clock/{order}/on", "/api/repair-orders/{order}/start-work"])
def test_a_late_tap_on_a_car_that_has_gone_on_names_the_car_to_the_foreman(api: OpenApi, path: str) -> None:
    visit_id, order_id = _waiting_car(api)
    body = {"done_at": api.shop.shop_clock.now().isoformat()}

    answer = api.send("POST", path.format(order=order_id), api.session(Role.TECHNICIAN), body)

    assert (answer.status_code, answer.json()["code"]) == (409, "stage_not_allowed")
    assert [(each.kind, each.visit_id) for each in _raised(api)] == [("tap_refused", visit_id)]


def test_a_late_clocking_off_that_is_refused_is_told_too(api: OpenApi) -> None:
    body = {"staff_id": new_id(), "done_at": api.shop.shop_clock.now().isoformat()}

    answer = api.send("POST", "/api/job-clock/off", api.session(Role.TECHNICIAN), body)

    assert answer.status_code == 404
    assert [(each.kind, each.visit_id) for each in _raised(api)] == [("tap_refused", None)]


def test_a_refusal_that_somebody_sees_at_once_and_one_for_want_of_rights_tell_nobody_else(
    api: OpenApi,
) -> None:
    _, order_id = _waiting_car(api)
    path = f"/api/job-clock/{order_id}/on"
    late = {"done_at": api.shop.shop_clock.now().isoformat()}

    assert api.send("POST", path, api.session(Role.TECHNICIAN), {}).status_code == 409
    assert api.send("POST", path, api.session(Role.CASHIER), late).status_code == 403
    assert _raised(api) == []
