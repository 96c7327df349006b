"""A long history for the benchmark: valid entries without a gap, and the same cars on the boards."""

from pathlib import Path

from server.bootstrap import database_url
from server.projections.topics import board_for
from server.store.engines import reading_engine
from server.store.floor_reader import read_floor
from server.store.journal import last_number, read_after
from tests.benchmarks.bench_shop import found_bench_shop
from tests.benchmarks.long_history import finish_visit, tell_again
from tests.fakes.filled_shop import filling

VISITS = 40


def test_a_visit_told_again_is_a_visit_like_any_other(tmp_path: Path) -> None:
    shop = found_bench_shop(tmp_path, cars=3, bays=2)
    with filling(database_url(tmp_path), shop.founded) as unit:
        visit_id = finish_visit(unit, shop.tablets[0].order_id)
    engine = reading_engine(database_url(tmp_path))
    with engine.begin() as connection:
        before, last = read_floor(connection, shop.shop_id), last_number(connection, shop.shop_id)
    added = tell_again(tmp_path, visit_id, VISITS)
    with engine.begin() as connection:
        after = read_floor(connection, shop.shop_id)
        entries = read_after(connection, shop.shop_id, last)
    engine.dispose()
    assert len(entries) == added > 15 * VISITS
    assert [entry.number for entry in entries] == list(range(last + 1, last + added + 1))
    assert len({entry.event.visit_id for entry in entries if hasattr(entry.event, "visit_id")}) == VISITS
    assert max(entry.occurred_at for entry in entries) < before.orders[shop.tablets[1].order_id].opened_at
    for topic in ("workshop", "desk"):
        assert board_for(topic, after) == board_for(topic, before)
    assert after.number == last + added
    with filling(database_url(tmp_path), shop.founded) as unit:
        finish_visit(unit, shop.tablets[1].order_id)
