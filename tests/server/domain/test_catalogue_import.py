"""Rows of text become operations; what is wrong is named by its cell, and the rest is still read."""

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given, strategies as st

from server.domain.catalogue import Operation, Part, amount_of, labour_of
from server.domain.catalogue_import import COLUMNS, Vocabulary, changes, read_operations
from server.domain.stage import Name

SHOP = Vocabulary(("mechanical", "express"), frozenset({"yes", "是"}), frozenset({"no", "否"}))
PADS = {
    "code": "M201",
    "name_zh": "更换前刹车片",
    "name_en": "Front brake pads",
    "minutes": "60",
    "flow": "mechanical",
    "bay_kind": "lift",
    "skills": "brakes; chassis",
    "safety": "是",
    "consumables": "18.50",
    "part_number": "BP-F-0986",
    "part_brand": "Bosch",
    "part_name_zh": "前刹车片",
    "part_quantity": "1",
    "part_price": "¥1,420",
}
CLEANER = {
    "code": "M201",
    "part_name_en": "Brake cleaner (litre)",
    "part_quantity": "0.25",
    "part_price": "40",
}


def read(*rows: Mapping[str, str]) -> Any:
    return read_operations(list(enumerate(rows, start=2)), SHOP)


def test_an_operation_has_the_parts_of_its_own_row_and_of_those_below() -> None:
    found = read(PADS, CLEANER)

    assert found.problems == ()
    (pads,) = found.operations
    assert (pads.standard_minutes, pads.safety, pads.consumables_minor) == (60, True, 1_850)
    assert pads.skills == ("brakes", "chassis")
    assert pads.parts[0] == Part("BP-F-0986", "Bosch", Name("前刹车片", "前刹车片"), 1_000, 142_000)
    assert pads.parts[1].name.zh == "Brake cleaner (litre)"
    assert pads.price_minor(labour_hour_minor=24_000) == 24_000 + 142_000 + 1_000 + 1_850


@pytest.mark.parametrize(
    ("wrong", "column", "problem"),
    [
        ({"code": " "}, "code", "missing"),
        ({"code": "M" * 41}, "code", "too_long"),
        ({"name_zh": "", "name_en": ""}, "name_zh", "missing"),
        ({"minutes": ""}, "minutes", "missing"),
        ({"minutes": "1.5"}, "minutes", "not_a_number"),
        ({"minutes": "6001"}, "minutes", "not_a_number"),
        ({"minutes": "²"}, "minutes", "not_a_number"),
        ({"flow": "tuning"}, "flow", "unknown_word"),
        ({"bay_kind": ""}, "bay_kind", "missing"),
        ({"skills": ";".join("abcdefghi")}, "skills", "too_many"),
        ({"safety": "maybe"}, "safety", "not_yes_or_no"),
        ({"consumables": "12.345"}, "consumables", "not_an_amount"),
        ({"consumables": "-1"}, "consumables", "not_an_amount"),
        ({"part_price": ""}, "part_price", "missing"),
        ({"part_quantity": "0"}, "part_quantity", "not_a_quantity"),
        ({"part_quantity": "a few"}, "part_quantity", "not_a_quantity"),
    ],
)
def test_each_wrong_cell_is_named_by_row_and_column(wrong: dict[str, str], column: str, problem: str) -> None:
    found = read({**PADS, "code": "M001"}, PADS | wrong)

    (only,) = found.problems
    assert (only.row, only.column, only.problem) == (3, column, problem)


def test_all_problems_of_a_file_are_told_at_once() -> None:
    found = read(PADS | {"minutes": "x", "flow": "y"}, PADS | {"code": "M202", "part_price": "z"})
    assert [(each.row, each.column) for each in found.problems] == [
        (2, "minutes"),
        (2, "flow"),
        (3, "part_price"),
    ]


def test_a_code_that_comes_again_as_another_operation_is_refused() -> None:
    (only,) = read(PADS, PADS | {"code": "M202"}, PADS).problems
    assert (only.row, only.problem, only.given) == (4, "code_twice", "M201")


def test_a_file_that_is_too_long_says_where_it_must_end() -> None:
    rows = [PADS | {"code": f"M{number}"} for number in range(5_001)]
    (only,) = read(*rows).problems
    assert (only.row, only.problem) == (5_002, "too_many_rows")


def test_an_import_adds_changes_and_keeps() -> None:
    kept = [Operation(**{**_fields(read(PADS).operations[0]), "operation_id": "1", "shop_id": "a"})]
    new = read(PADS | {"minutes": "70"}, PADS | {"code": "M202"}).operations

    found = changes(kept, new)

    assert [change.kind for change in found] == ["changed", "added"]
    assert (found[0].operation.operation_id, found[0].operation.standard_minutes) == ("1", 70)
    assert [change.kind for change in changes(kept, read(PADS).operations)] == ["unchanged"]


@given(st.lists(st.dictionaries(st.sampled_from(COLUMNS), st.text(max_size=12)), max_size=6))
def test_no_table_breaks_the_reading(rows: list[dict[str, str]]) -> None:
    found = read(*rows)
    assert found.problems or all(operation.code and operation.name.zh for operation in found.operations)


@given(st.integers(1, 10**7), st.integers(0, 10**7))
def test_amounts_are_rounded_half_up_to_the_nearest(thousandths: int, price: int) -> None:
    exact = thousandths * price
    assert 2 * exact - 1_000 < 2_000 * amount_of(thousandths, price) <= 2 * exact + 1_000


@pytest.mark.parametrize(("minutes", "cost"), [(60, 24_000), (1, 400), (10, 4_000), (0, 0)])
def test_labour_is_paid_by_the_minute(minutes: int, cost: int) -> None:
    assert labour_of(minutes, 24_000) == cost


def _fields(operation: Operation) -> dict[str, Any]:
    return {name: getattr(operation, name) for name in Operation.__dataclass_fields__}
