"""May this person do the work on this day, and is the bay made for it? With the reason why not."""

from datetime import date, timedelta

import pytest
from hypothesis import given, strategies as st

from server.domain.bay import BAY_KINDS
from server.domain.errors import InvalidRequest
from server.domain.skill import (
    Doubt,
    DoubtKind,
    HeldSkill,
    ShopSkills,
    Skill,
    bay_doubts,
    check_skills,
    doubts_about,
)
from server.domain.stage import Name

TODAY = date(2026, 11, 22)
KEYS = st.sampled_from(("brakes", "engine", "paint", "high_voltage"))
DAYS = st.none() | st.integers(-400, 400).map(lambda days: TODAY + timedelta(days=days))
HELD = st.dictionaries(KEYS, DAYS)


def _held(until: dict[str, date | None]) -> list[HeldSkill]:
    return [HeldSkill(skill, day) for skill, day in until.items()]


@given(HELD, st.frozensets(KEYS))
def test_each_needed_skill_is_doubted_exactly_where_it_is_missing_or_over(
    until: dict[str, date | None], needed: frozenset[str]
) -> None:
    expected = [
        Doubt(DoubtKind.SKILL_MISSING if skill not in until else DoubtKind.CERTIFICATE_EXPIRED, skill)
        for skill in sorted(needed)
        if skill not in until or (until[skill] or TODAY) < TODAY
    ]
    assert doubts_about(_held(until), needed, TODAY) == expected


@given(HELD, st.frozensets(KEYS), KEYS)
def test_one_more_skill_for_good_is_never_in_the_way(
    until: dict[str, date | None], needed: frozenset[str], more: str
) -> None:
    before = doubts_about(_held(until), needed, TODAY)
    after = doubts_about(_held(until | {more: None}), needed, TODAY)
    assert set(after) <= set(before)


def test_a_certificate_counts_on_its_last_day() -> None:
    held = [HeldSkill("high_voltage", TODAY)]
    assert doubts_about(held, ["high_voltage"], TODAY) == []
    assert doubts_about(held, ["high_voltage"], TODAY + timedelta(days=1)) == [
        Doubt(DoubtKind.CERTIFICATE_EXPIRED, "high_voltage")
    ]


@given(st.frozensets(KEYS))
def test_nobody_is_judged_of_whom_nothing_is_written_down(needed: frozenset[str]) -> None:
    assert doubts_about(None, needed, TODAY) == []
    assert len(doubts_about([], needed, TODAY)) == len(needed)


@pytest.mark.parametrize("kind", BAY_KINDS)
def test_a_bay_suits_its_own_work_and_work_for_no_bay_in_particular(kind: str) -> None:
    assert bay_doubts(kind, [kind]) == bay_doubts(kind, []) == bay_doubts(kind, [""]) == []


@pytest.mark.parametrize(
    ("kind", "wanted", "doubted"),
    [
        ("lift", ["inspection"], []),
        ("lift", ["alignment"], ["alignment"]),
        ("lift", ["alignment", "lift"], []),
        ("quick", ["lift"], ["lift"]),
        ("wash", ["quick", "lift"], ["lift", "quick"]),
        ("other", ["paint_booth"], []),
    ],
)
def test_a_bay_is_also_good_for_less_than_it_can(kind: str, wanted: list[str], doubted: list[str]) -> None:
    assert [doubt.what for doubt in bay_doubts(kind, wanted)] == doubted


LIST = ShopSkills(
    (Skill("brakes", Name("制动", "Brakes")), Skill("high_voltage", Name("高压电", "High voltage"), True)), 30
)


def test_what_is_on_the_shops_list_is_taken() -> None:
    check_skills(LIST, [HeldSkill("brakes"), HeldSkill("high_voltage", TODAY)])


@pytest.mark.parametrize(
    ("held", "field"),
    [
        ([HeldSkill("flying")], "skills"),
        ([HeldSkill("brakes"), HeldSkill("brakes")], "skills"),
        ([HeldSkill("high_voltage")], "certificate"),
    ],
)
def test_what_cannot_be_written_down_is_named(held: list[HeldSkill], field: str) -> None:
    with pytest.raises(InvalidRequest) as refusal:
        check_skills(LIST, held)
    assert refusal.value.fields["field"] == field
