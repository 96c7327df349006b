"""What a manufacturer may pay for: by the first registration and the mileage, or where the day is unknown."""

from datetime import date

import pytest

from server.domain.catalogue import Operation
from server.domain.manufacturer_warranty import CoverState, ManufacturerTerm, cover
from server.domain.repair_warranty import WarrantyEnd
from server.domain.stage import Name

TERM = ManufacturerTerm("Example", Name("整车", "Whole car"), 24, frozenset({"engine"}), 50_000)
TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("registered", "km", "state"),
    [
        (date(2025, 3, 1), 30_000, CoverState.STANDS),
        (date(2025, 3, 1), None, CoverState.STANDS),
        (date(2024, 11, 22), 50_000, CoverState.STANDS),
        (date(2024, 11, 21), 30_000, CoverState.OVER),
        (date(2025, 3, 1), 50_001, CoverState.OVER),
        (None, 30_000, CoverState.UNKNOWN),
        (None, 50_001, CoverState.OVER),
    ],
)
def test_a_term_ends_by_the_day_or_by_the_mileage(
    registered: date | None, km: int | None, state: CoverState
) -> None:
    assert cover(TERM, registered, TODAY, km).state is state


def test_its_end_is_told_where_the_day_is_known() -> None:
    assert cover(TERM, date(2025, 3, 1), TODAY, 0).end == WarrantyEnd(date(2027, 3, 1), 50_000)
    assert cover(TERM, None, TODAY, 0).end is None


def test_it_is_for_cars_of_its_brand_in_either_language_and_for_work_of_its_skills() -> None:
    assert TERM.is_for(Name("样例", "EXAMPLE"))
    assert not TERM.is_for(Name("样例", "Other"))
    operation = Operation("1", "s", "M1", Name("", ""), 60, "mechanical", "lift", skills=("engine", "brakes"))
    assert TERM.pays_for(operation)
    assert not TERM.pays_for(Operation("1", "s", "M1", Name("", ""), 60, "mechanical", "lift"))
