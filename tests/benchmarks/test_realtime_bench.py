"""The benchmark of the realtime core: few screens over real sockets, and what its figures say."""

import socket
from collections.abc import Iterator

import pytest

from tests.benchmarks.fanout_bench import FanOutRound, fan_out_ratios, measure_fan_out
from tests.benchmarks.fanout_screens import NotTold, Screens, screens
from tests.benchmarks.fanout_servers import TEXT_BYTES, change
from tests.benchmarks.realtime_figures import ASKED, Asked, as_table, report_of

WORST = {each.key: [each.must] * 3 for each in ASKED}
BEYOND = {"at most": 1.01, "at least": 0.99}


@pytest.fixture(scope="module")
def measured() -> list[FanOutRound]:
    """One round with three screens."""
    return measure_fan_out(displays=3, rounds=1)


def test_every_way_of_telling_is_measured(measured: list[FanOutRound]) -> None:
    (only,) = measured
    assert set(only.servers) == {"floor", "broadcast", "naive", "ours"}
    for figures in only.servers.values():
        assert figures.wall_ms > 0
        assert figures.cpu_us > 0
        assert figures.burst_a_second > 0


def test_ratios_are_of_one_round(measured: list[FanOutRound]) -> None:
    servers = measured[0].servers
    ratios = fan_out_ratios(measured)
    assert ratios["naive_wall_over_ours"] == [servers["naive"].wall_ms / servers["ours"].wall_ms]
    assert ratios.keys() <= {each.key for each in ASKED}


def test_a_change_has_the_size_that_is_asked_for() -> None:
    assert len(change(7).message.model_dump_json()) == TEXT_BYTES
    assert len(change(7).frame) == TEXT_BYTES + 4
    assert len(change(123_456).frame) == len(change(7).frame)


@pytest.fixture
def one_screen() -> Iterator[tuple[Screens, socket.socket]]:
    """A screen, and the other end of its socket."""
    with (
        socket.create_server(("127.0.0.1", 0)) as listening,
        screens(listening.getsockname()[1], hello="") as opened,
    ):
        opened.open(1)
        told, _ = listening.accept()
        with told:
            yield opened, told


def test_a_screen_that_is_told_too_much_is_no_measurement(one_screen: tuple[Screens, socket.socket]) -> None:
    opened, told = one_screen
    told.sendall(b"12345678")
    assert opened.await_bytes(8) > 0
    told.sendall(b"123456789")
    with pytest.raises(NotTold, match="too many"):
        opened.await_bytes(8)


def test_a_screen_that_is_hung_up_on_is_no_measurement(one_screen: tuple[Screens, socket.socket]) -> None:
    opened, told = one_screen
    told.sendall(b"1234")
    told.close()
    with pytest.raises(NotTold, match="hung up"):
        opened.await_bytes(8)


def test_what_must_be_reached_may_just_be_reached() -> None:
    report = report_of(WORST)
    assert report["met"]
    assert set(report["goals_missed"]) == {each.key for each in ASKED}
    assert report["stalled_vs_none"] == 1.2
    assert "targets met" in as_table(report)


@pytest.mark.parametrize("asked", ASKED, ids=lambda asked: asked.key)
def test_each_ratio_can_be_missed(asked: Asked) -> None:
    key = asked.key
    beyond = WORST | {key: [figure * BEYOND[asked.bound] for figure in WORST[key]]}
    report = report_of(beyond)
    assert not report["met"]
    assert [each["target"] for each in report["missed"]] == [key]
    assert key in as_table(report)


def test_the_median_of_the_rounds_counts() -> None:
    report = report_of({"burst_vs_broadcast": [1.0, 9.0, 5.0]})
    assert report["burst_vs_broadcast"] == 5.0
    assert report["spread"]["burst_vs_broadcast"] == [1.0, 9.0]
    assert "tap_vs_floor" not in report
