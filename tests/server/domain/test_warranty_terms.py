"""What a delivered line is given: by kind of work, from the day and the mileage of the delivery."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from server.domain.estimate import CostKind, EstimateCost, EstimateItem
from server.domain.repair_order import JobLine, LineAuthorization, LineOption, RepairOrder
from server.domain.repair_warranty import RepairWarranty, WarrantyEnd
from server.domain.stage import Name
from server.domain.warranty_terms import (
    DeliveredWork,
    KindOfWork,
    Term,
    Terms,
    WarrantyTerms,
    given_warranties,
)

TODAY = date(2026, 11, 30)
TERMS = WarrantyTerms(
    usual=Terms(labour=Term(3, 5_000), parts=Term(12, 20_000)),
    kinds=(
        KindOfWork(Terms(parts=Term(1)), operations=frozenset({"M201"})),
        KindOfWork(Terms(labour=Term(24)), skills=frozenset({"painting"})),
        KindOfWork(Terms(), safety=True),
    ),
)
LINE = JobLine("line", 60, 500, False, False, LineAuthorization.AUTHORIZED)
PART = EstimateCost(CostKind.PART, Name("片", "pads"), 300)
LABOUR = EstimateCost(CostKind.LABOUR, Name("工时", "labour"), 200, minutes=60)


def order(line: JobLine, km: int | None = 48_000) -> RepairOrder:
    at = datetime(2026, 11, 30, 2, tzinfo=UTC)
    return RepairOrder("o", "s", "v", "1", "f", "d", "done", at, at, lines=(line,), mileage_km=km)


def given(
    line: JobLine, *costs: EstimateCost, code: str = "", km: int | None = 48_000
) -> RepairWarranty | None:
    items = {"line": EstimateItem("line", Name("", ""), costs)} if costs else {}
    done = DeliveredWork(order(line, km), items, {"line": code}, TODAY)
    return next((each.warranty for each in given_warranties(TERMS, done)), None)


def test_labour_and_parts_end_by_their_own_terms_from_the_delivery() -> None:
    assert given(LINE, LABOUR, PART) == RepairWarranty(
        labour=WarrantyEnd(date(2027, 2, 28), 53_000), parts=WarrantyEnd(date(2027, 11, 30), 68_000)
    )


def test_a_mileage_that_nobody_read_ends_nothing() -> None:
    assert given(LINE, LABOUR, km=None) == RepairWarranty(labour=WarrantyEnd(date(2027, 2, 28)))


def test_the_first_kind_that_has_a_line_counts() -> None:
    safe = replace(LINE, safety=True)
    assert given(safe, LABOUR, PART) is None
    assert given(safe, LABOUR, PART, code="M201") == RepairWarranty(parts=WarrantyEnd(date(2026, 12, 30)))
    painted = replace(safe, skills=("bodywork", "painting"))
    assert given(painted, LABOUR) == RepairWarranty(labour=WarrantyEnd(date(2028, 11, 30)))


def test_work_whose_parts_nobody_wrote_down_is_taken_to_have_had_some() -> None:
    found = given(LINE)
    assert found is not None
    assert found.parts == WarrantyEnd(date(2027, 11, 30), 68_000)
    option = LineOption("other", 60, 400)
    other_way = given(replace(LINE, options=(option,), option_id="other"), LABOUR)
    assert other_way is not None
    assert other_way.parts is not None


@pytest.mark.parametrize("line", [
    replace(LINE, authorization=LineAuthorization.DECLINED),
    replace(LINE, standard_minutes=0),
])  # fmt: skip
def test_what_was_not_done_and_what_is_no_work_has_none(line: JobLine) -> None:
    assert given(line) is None


def test_it_stands_through_its_day_and_up_to_its_mileage() -> None:
    warranty = RepairWarranty(labour=WarrantyEnd(date(2027, 2, 28), 53_000), parts=WarrantyEnd(TODAY))
    assert warranty.stands(date(2027, 2, 28), 53_000)
    assert warranty.stands(date(2027, 2, 28), None)
    assert not warranty.stands(date(2027, 3, 1), 50_000)
    assert not warranty.stands(date(2027, 2, 28), 53_001)


def test_added_work_tells_its_operation_itself() -> None:
    added = given(replace(LINE, added=True, operation="M201"))
    assert added == RepairWarranty(parts=WarrantyEnd(date(2026, 12, 30)))
