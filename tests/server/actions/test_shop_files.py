"""Flows and signs that change while cars are in the shop: every board follows, open orders keep their way."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from hypothesis import given, strategies as st

from server.actions.arrivals import check_in_vehicle
from server.actions.shop_setup import change_capacities, change_flows, describe_shop
from server.contract.deeds import CheckInVehicle
from server.domain.capacity import Capacity
from server.domain.shop_differences import differences, still_needed
from server.domain.stage import Flow
from server.store.identifiers import new_id
from tests.fakes.busy_shop import BusyShop


def test_boards_follow_and_open_orders_keep_their_way() -> None:
    shop = BusyShop()
    shop.do(lambda work: check_in_vehicle(work, CheckInVehicle(plate="京A12345")))
    shop.follow()
    before = shop.flows["mechanical"]
    tight = tuple(replace(stage, wip_limit=1) if stage.key == "wash" else stage for stage in before.stages)

    shop.do(lambda work: change_flows(work, [replace(before, stages=tight, digest="tight")]))
    shop.do(lambda work: describe_shop(work, replace(work.shop, handover_bay="2")))
    shop.do(lambda work: change_capacities(work, [Capacity(new_id(), work.shop_id, "lift", 2)]))
    assert shop.follow() == 3
    shop.wait(timedelta(minutes=1))
    shop.do(lambda work: check_in_vehicle(work, CheckInVehicle(plate="京A12645")))
    shop.follow()

    boards: dict[str, Any] = shop.boards(shop.floor)
    assert boards == shop.boards(shop.floor_from_tables())
    assert boards["workshop"]["stage/mechanical/wash"]["wip_limit"] == 1
    assert {order.flow_digest for order in shop.floor.orders.values()} == {before.digest, "tight"}
    shop.engine.dispose()


words = st.dictionaries(st.sampled_from("abcdef"), st.sampled_from(["1", "2"]))


@given(before=words, after=words)
def test_differences_lead_from_one_to_the_other(before: dict[str, str], after: dict[str, str]) -> None:
    led = dict(before)
    for difference in differences(before, after):
        assert led.get(difference.place) == difference.before != difference.after
        led.pop(difference.place, None)
        if difference.after is not None:
            led[difference.place] = difference.after
    assert led == after


def test_a_stage_is_needed_until_no_open_order_comes_there() -> None:
    shop = BusyShop()
    shop.do(lambda work: check_in_vehicle(work, CheckInVehicle(plate="京A12345")))
    shop.follow()
    (order,) = shop.floor.orders.values()
    mechanical = shop.flows["mechanical"]

    def without(key: str) -> Flow:
        return replace(mechanical, stages=tuple(each for each in mechanical.stages if each.key != key))

    ready = replace(order, stage="ready")
    assert still_needed([(order, mechanical)], without("wash")) == {"wash": [order.number]}
    assert still_needed([(ready, mechanical)], without("wash")) == {}
    assert still_needed([(ready, mechanical)], without("ready")) == {"ready": [order.number]}
    assert still_needed([(order, shop.flows["express"])], without("wash")) == {}
    shop.engine.dispose()
