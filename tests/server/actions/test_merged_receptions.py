"""Two begun receptions become one, part by part; what does not stand is set aside and not lost."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from server.actions import reception
from server.actions.visit_corrections import merge_visits, undo_merge
from server.contract import deeds
from server.domain.errors import VisitsNotMergeable
from server.domain.visit import Visit
from server.reports.visit_history import visit_history
from tests.fakes.busy_shop import BusyShop
from tests.fakes.corrected_visits import (
    ONE,
    OTHER,
    WHY,
    agrees,
    arrived,
    begin,
    everything,
    order_of,
)
from tests.fakes.written_receptions import WRITINGS


def written(shop: BusyShop, plate: str) -> Visit:
    """A car whose reception is written down, with marks and pictures."""
    visit = arrived(shop, plate)
    begin(shop, visit)
    order_id = order_of(shop, visit)
    for name in ("bringer", "vehicle", "interview", "clear", "mark", "photo"):
        shop.do(lambda unit, write=WRITINGS[name]: write(unit, order_id))  # type: ignore[misc]
    shop.follow()
    return visit


def merge_begun(shop: BusyShop, into: Visit, other: Visit, **kept: Any) -> str:
    body = deeds.MergeVisits(other_visit_id=other.visit_id, kept=deeds.KeptParts(**kept), reason=WHY)
    made = shop.do(lambda unit: merge_visits(unit, into.visit_id, body))
    agrees(shop)
    return made.correction_id


def found(shop: BusyShop, order_id: str) -> set[str]:
    """What the boards show of an order's walk-around."""
    marks = {key for key, mark in shop.floor.damage_marks.items() if mark.order_id == order_id}
    return marks | {key for key, photo in shop.floor.walk_photos.items() if photo.order_id == order_id}


@pytest.mark.parametrize("which", ["own", "other", "both"])
def test_of_two_begun_receptions_the_chosen_parts_stand_and_the_others_are_set_aside(which: Any) -> None:
    shop = BusyShop()
    into, other = written(shop, ONE), written(shop, OTHER)
    own_order, other_order = order_of(shop, into), order_of(shop, other)
    own, others = found(shop, own_order), found(shop, other_order)
    theirs = shop.floor.receptions[other_order]
    shop.do(lambda unit: unit.receptions.save(replace(theirs, mileage_km=52_300, own_words="刹车响")))
    before = everything(shop)
    made = merge_begun(shop, into, other, of_other=["readings"], marks=which, photos=which)
    here = shop.floor.receptions[own_order]
    assert (here.mileage_km, here.own_words) == (52_300, "左前有异响")
    aside = everything(shop)["receptions"][other_order]
    assert (aside.mileage_km, aside.own_words) == (40_000, "刹车响")
    assert found(shop, own_order) == {"own": own, "other": others, "both": own | others}[which]
    assert everything(shop)["damage_marks"].keys() == before["damage_marks"].keys()
    shop.do(lambda unit: undo_merge(unit, made))
    agrees(shop)
    assert everything(shop) == before


def test_the_history_tells_what_was_set_aside() -> None:
    shop = BusyShop()
    into, other = written(shop, ONE), written(shop, OTHER)
    number = shop.floor.orders[order_of(shop, other)].number
    made = merge_begun(shop, into, other, of_other=["notes"], marks="own", photos="own")
    entries = shop.do(lambda unit: visit_history(unit, into.visit_id)).entries
    assert [entry.what for entry in entries if entry.other_order == number] == [
        "reception_begun",
        "visits_merged",
    ]
    (aside,) = (entry.set_aside for entry in entries if entry.set_aside)
    assert (aside.record.mileage_km, len(aside.walk.marks), len(aside.walk.photos)) == (40_000, 1, 1)
    shop.do(lambda unit: undo_merge(unit, made))
    after = shop.do(lambda unit: visit_history(unit, into.visit_id)).entries
    assert [entry.set_aside for entry in after if entry.set_aside] == []


def test_what_the_customer_has_agreed_to_is_not_merged_away() -> None:
    shop = BusyShop()
    into, other = written(shop, ONE), written(shop, OTHER)
    order_id = order_of(shop, other)
    line = deeds.EstimateLine(title=shop.booking(ONE).job, standard_minutes=60, price_minor=48_000)
    body = deeds.FinishReception(
        lines=[line], promised_from=shop.now, promised_to=shop.now + timedelta(hours=3), promise_reason=WHY
    )
    shop.do(lambda unit: reception.finish_reception(unit, order_id, body))
    shop.do(
        lambda unit: reception.authorize_estimate(unit, order_id, deeds.AuthorizeEstimate(agreed="phone"))
    )
    shop.follow()
    with pytest.raises(VisitsNotMergeable) as refused:
        merge_begun(shop, into, other)
    assert refused.value.fields["why"] == "agreed"
    merge_begun(shop, other, into)
