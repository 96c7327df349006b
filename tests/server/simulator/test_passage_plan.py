"""What the seed leaves to chance at the gate."""

import random

from server.domain.plate import PlateColour
from server.simulator.passage_plan import PassagePlan, Weather, choose_passage


def choose_many(seed: int, count: int = 400) -> list[PassagePlan]:
    rng = random.Random(seed)
    return [choose_passage("京A12345", PlateColour.BLUE, rng) for _ in range(count)]


def test_equal_seeds_choose_equal_passages_and_others_do_not() -> None:
    assert choose_many(5) == choose_many(5)
    assert choose_many(5) != choose_many(6)


def test_chance_brings_every_weather_and_some_slanted_unsharp_and_dirty_plates() -> None:
    rng = random.Random(1)
    passages = [choose_passage("京A12345", PlateColour.BLUE, rng) for _ in range(400)]
    assert {passage.weather for passage in passages} == set(Weather)
    for share in (
        sum(passage.slant_degrees != 0 for passage in passages) / 400,
        sum(passage.focus_blur_px != 0 for passage in passages) / 400,
        sum(passage.dirt != 0 for passage in passages) / 400,
    ):
        assert 0.05 < share < 0.4


def test_a_plate_is_as_wide_as_a_gate_camera_shows_it() -> None:
    rng = random.Random(2)
    widths = [choose_passage("京A12345", PlateColour.BLUE, rng).plate_width_px for _ in range(100)]
    assert min(widths) >= 150
    assert max(widths) <= 220


def test_a_given_weather_is_kept() -> None:
    rng = random.Random(3)
    chosen = {choose_passage("京A12345", PlateColour.BLUE, rng, Weather.RAIN).weather for _ in range(30)}
    assert chosen == {Weather.RAIN}
