"""The simulated month holds what the benchmark promises: every kind, look-alikes, a fixed seed."""

from collections import Counter

import numpy as np
import pytest

from recognition.engine import Engine
from recognition.plates import NOTHING_READ, Picture, PlateReading, PlateRegion
from server.domain.arrival import GateThresholds
from tests.benchmarks.gate_bench import GateBench, Trial, as_table, report_of, run_gate_bench
from tests.benchmarks.gate_month import GUESTS, KINDS, Month, draw_month
from tests.benchmarks.gate_passing import Outcome
from tests.benchmarks.gate_views import FRAMES, frames_of, is_readable
from tests.fakes.plate_formats import CHINA


@pytest.fixture(scope="module")
def month() -> Month:
    return draw_month(3, 460)


def test_the_same_seed_is_the_same_month(month: Month) -> None:
    assert draw_month(3, 460).arrivals == month.arrivals
    assert draw_month(4, 460).arrivals != month.arrivals


def test_as_many_come_as_asked_of_every_kind_and_sort(month: Month) -> None:
    assert len(month.arrivals) == 460
    guests = Counter(arrival.guest for arrival in month.arrivals)
    assert all(guests[guest] == pytest.approx(share * 460, rel=0.4) for guest, share in GUESTS.items())
    drawn = {(arrival.car.kind, arrival.car.design.rows) for arrival in draw_month(5, 1500).arrivals}
    assert drawn == {(kind, rows) for kind, _, _, rows in KINDS}


def test_every_plate_is_of_a_format_of_its_kind_and_colour(month: Month) -> None:
    for arrival in month.arrivals:
        fitting = [form for form in CHINA.formats if form.fits(arrival.car.plate)]
        assert arrival.car.kind in {form.kind for form in fitting}, arrival.car.plate
        assert any(arrival.car.design.colour in form.colours for form in fitting), arrival.car.plate


def test_booked_cars_are_expected_when_they_come_and_not_any_more_later(month: Month) -> None:
    for arrival in month.arrivals:
        expected = [booking.car.plate for booking in arrival.bookings]
        assert (arrival.car.plate in expected) is (arrival.guest == "booked")


def test_a_look_alike_differs_in_one_character_from_a_booking_and_is_not_booked(month: Month) -> None:
    by_day: dict[object, set[str]] = {}
    for arrival in month.arrivals:
        plates = {booking.car.plate for booking in arrival.bookings}
        by_day.setdefault(arrival.at.date(), set()).update(plates)
    for arrival in month.arrivals:
        if arrival.guest == "look_alike":
            plate = arrival.car.plate
            booked = by_day[arrival.at.date()]
            differences = {
                sum(a != b for a, b in zip(plate, other, strict=True))
                for other in booked
                if len(other) == len(plate)
            }
            assert plate not in booked
            assert 1 in differences


def test_frames_show_the_plate_growing_and_are_drawn_the_same_each_time(month: Month) -> None:
    arrival = month.arrivals[0]
    first, second = list(frames_of(arrival)), list(frames_of(arrival))
    assert len(first) == FRAMES
    assert all(np.array_equal(a.picture, b.picture) for a, b in zip(first, second, strict=True))
    widths = [frame.region.box.w for frame in first]
    assert widths[-1] > 2 * widths[0]
    assert first[0].at < first[-1].at


def test_most_arrivals_are_readable_and_not_all(month: Month) -> None:
    share = sum(is_readable(arrival.view) for arrival in month.arrivals) / len(month.arrivals)
    assert 0.6 < share < 0.95


class Blind:
    """A reader that reads nothing."""

    def read(self, plate: Picture) -> PlateReading:
        return NOTHING_READ

    def detect(self, picture: Picture) -> list[PlateRegion]:
        return []


@pytest.mark.parametrize("scenes", [False, True])
def test_a_gate_that_reads_nothing_greets_nobody_and_misses_the_target(scenes: bool) -> None:
    order = GateBench(arrivals=3, seed=2, engine="blind", scenes=scenes)
    report = run_gate_bench(order, Engine(Blind(), Blind()), CHINA)
    assert (report["readable"]["greeted"], report["false_greetings"]["count"]) == (0, 0)
    assert report["abstained"]["reasons"] == {"not_read": 3}
    assert report["met"] is False
    (greeted,) = report["missed"]
    assert (greeted["figure"], greeted["bound"], greeted["limit"]) == (0, "at least", 0.97)
    assert as_table(report).endswith("targets missed\n  greeted of the readable: 0, must be at least 0.97")


def test_false_greetings_and_right_ones_are_counted_apart(month: Month) -> None:
    trials = [
        Trial(arrival, Outcome(arrival.car.plate if index else "京A00000", "booked", ()))
        for index, arrival in enumerate(month.arrivals)
    ]
    report = report_of(trials, GateThresholds())
    assert report["false_greetings"]["count"] == 1
    assert report["false_greetings"]["per_1000"] == pytest.approx(1000 / 460, abs=1e-3)
    assert report["readable"]["rate"] > 0.99
    assert not report["met"]
    assert [miss["target"] for miss in report["missed"]] == ["false greetings in 1,000 arrivals"]
    assert sum(part["false"] for part in report["by_kind"].values()) == 1
