"""Tiers by visits or payments, and how long somebody rests who was asked back."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from server.domain.errors import ConfigurationInvalid
from server.domain.standing import WinBackAnswer, WinBackCall, rests, tier_of
from server.standing_file import load_standing_rules

NOW = datetime(2026, 11, 21, tzinfo=UTC)
SHIPPED = load_standing_rules(Path("nowhere"))


@pytest.mark.parametrize(
    ("visits", "paid_minor", "key"),
    [
        (0, 0, None),
        (3, 799_999, None),
        (4, 0, "silver"),
        (0, 800_000, "silver"),
        (8, 0, "gold"),
        (1, 2_000_000, "gold"),
    ],
)
def test_the_best_tier_that_is_reached_by_either(visits: int, paid_minor: int, key: str | None) -> None:
    tier = tier_of(SHIPPED, visits, paid_minor)
    assert (tier.key if tier else None) == key


@pytest.mark.parametrize(("answer", "days"), [("booked", 60), ("later", 60), ("no", 365)])
def test_who_was_rung_rests_and_after_a_no_for_longer(answer: str, days: int) -> None:
    old = WinBackCall("1", "s", "c", WinBackAnswer.NO, NOW - timedelta(days=900), None)
    call = WinBackCall("2", "s", "c", WinBackAnswer(answer), NOW, None)
    assert rests(SHIPPED, [call, old], NOW + timedelta(days=days - 1))
    assert not rests(SHIPPED, [call, old], NOW + timedelta(days=days))
    assert not rests(SHIPPED, [], NOW)


def test_a_shops_own_file_stands_instead_and_a_wrong_key_is_named(tmp_path: Path) -> None:
    own = tmp_path / "customer_tiers.toml"
    own.write_text(
        "months = 12\ntiers = []\n[win_back]\nafter_months = 6\nrest_days = 1\nno_days = 2\n",
        encoding="utf-8",
    )
    assert load_standing_rules(tmp_path).tiers == ()
    own.write_text(
        "months = 0\ntiers = []\n[win_back]\nafter_months = 6\nrest_days = 1\nno_days = 2\n", encoding="utf-8"
    )
    with pytest.raises(ConfigurationInvalid, match="months"):
        load_standing_rules(tmp_path)
