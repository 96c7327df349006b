"""A picture of a car on a line names its station; where one bay does it all, the bay is enough."""

import pytest

from server.domain.bay import BayStill, StillMoment
from server.projections.bay_video import bay_stills
from tests.fakes.clocked_cars import arrive
from tests.fakes.clocked_shop import ClockedShop


@pytest.mark.parametrize(
    ("flow", "stage", "moment", "name"),
    [
        ("body_and_paint", "panel", "begun", "Panel"),
        ("body_and_paint", "filler", "finished", "Panel"),
        ("body_and_paint", "final_inspection", "finished", "Reassembly"),
        ("mechanical", "in_bay", "begun", None),
        ("mechanical", "cross_check", "finished", None),
    ],
)
def test_the_station_is_named(flow: str, stage: str, moment: StillMoment, name: str | None) -> None:
    shop = ClockedShop()
    order = arrive(shop)
    shop.follow()
    shop.floor.flows[order.flow_digest] = shop.flows[flow]
    still = BayStill("s1", shop.shop_id, order.visit_id, "1", stage, moment, "0" * 64, shop.now)
    shop.floor.bay_stills["s1"] = still
    shown = bay_stills(shop.floor)["still/s1"].as_json
    assert isinstance(shown, dict)
    named = shown["stage"]
    assert (named["en"] if isinstance(named, dict) else None) == name
