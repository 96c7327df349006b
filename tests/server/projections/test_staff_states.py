"""What everybody does, as the control board counts them."""

import pytest

from server.actions import dispatch, work
from server.contract import deeds
from server.contract.boards import PauseReason
from server.projections.values import staff_states
from tests.fakes.busy_shop import BusyShop
from tests.fakes.reported_car import ReportedCar


def _state(shop: BusyShop) -> str:
    return staff_states(shop.floor)[shop.technician.staff_id].state


@pytest.mark.parametrize(("reason", "state"), [("break", "break"), ("parts", "working")])
def test_whoever_pauses_for_a_break_is_on_one_until_they_go_on(reason: PauseReason, state: str) -> None:
    shop = BusyShop()
    car = ReportedCar(shop)
    assert _state(shop) == "free"
    car.receive(120)
    body = deeds.AssignBay(bay_id=shop.bays[0].bay_id, technician_id=shop.technician.staff_id)
    car.after(1, dispatch.assign_bay, body)
    car.after(1, work.start_work, deeds.StartWork())
    assert _state(shop) == "working"

    car.after(5, work.pause_work, deeds.PauseWork(reason=reason))
    assert _state(shop) == state
    car.after(5, work.start_work, deeds.StartWork())
    assert _state(shop) == "working"
