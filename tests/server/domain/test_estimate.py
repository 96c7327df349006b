"""Money: whole minor units, half up a line, and every sum is the sum of what is shown."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, strategies as st

from server.domain.catalogue import Operation, Part
from server.domain.discounts import USUAL_LIMITS, check_discounts, largest_discount, price_list
from server.domain.errors import DiscountTooLarge
from server.domain.estimate import (
    CostKind,
    Estimate,
    EstimateCost,
    EstimateItem,
    EstimateOption,
    share_of,
)
from server.domain.repair_order import Payer
from server.domain.staff import Role
from server.domain.stage import Name

NAME = Name("前刹车片", "Front brake pads")
NOW = datetime(2026, 11, 21, tzinfo=UTC)
HOUR_MINOR = 24_000
PADS = Operation(
    "1", "shop", "M201", NAME, 60, "mechanical", "lift", parts=(Part("BP", "Bosch", NAME, 1_000, 42_000),)
)
PRICES = price_list(HOUR_MINOR, [PADS])

costs = st.builds(
    EstimateCost,
    kind=st.sampled_from(CostKind),
    title=st.just(NAME),
    price_minor=st.integers(0, 10**8),
    minutes=st.integers(0, 6_000),
    quantity_thousandths=st.integers(1, 10**6),
    discount_basis_points=st.integers(0, 10_000),
)
items = st.builds(
    EstimateItem,
    line_id=st.just("line"),
    title=st.just(NAME),
    costs=st.lists(costs, min_size=1, max_size=5).map(tuple),
    payer=st.sampled_from(Payer),
)


def estimate(of: list[EstimateItem], tax: int) -> Estimate:
    return Estimate("1", "shop", "order", 1, NOW, None, tax, tuple(of), NOW, NOW)


@given(st.lists(items, max_size=6), st.integers(0, 5_000))
def test_payers_together_pay_the_total_and_the_tax_is_in_it(of: list[EstimateItem], tax: int) -> None:
    made = estimate(of, tax)
    assert sum(made.due_minor(payer) for payer in Payer) == made.total_minor
    assert 0 <= made.tax_minor <= made.total_minor


@given(costs, st.integers(0, 5_000))
def test_a_line_is_what_it_costs_less_what_is_taken_off(cost: EstimateCost, tax: int) -> None:
    assert 0 <= cost.amount_minor <= cost.full_minor
    assert cost.amount_minor + cost.discount_minor == cost.full_minor
    net = cost.amount_minor - cost.tax_minor(tax)
    # Adding the tax to the net amount comes to what is paid, but for the rounding of one minor unit.
    assert abs(net + share_of(net, tax, 10_000) - cost.amount_minor) <= 1


@given(st.integers(0, 10**10), st.integers(0, 10_000), st.integers(1, 15_000))
def test_shares_are_rounded_half_up(amount: int, part: int, whole: int) -> None:
    assert 2 * amount * part - whole < 2 * whole * share_of(amount, part, whole) <= 2 * amount * part + whole


@pytest.mark.parametrize(
    ("cost", "amount", "tax"),
    [
        (EstimateCost(CostKind.LABOUR, NAME, HOUR_MINOR, minutes=35), 14_000, 1_611),
        (EstimateCost(CostKind.PART, NAME, 6_800, quantity_thousandths=4_500), 30_600, 3_520),
        (EstimateCost(CostKind.PART, NAME, 42_000, discount_basis_points=500), 39_900, 4_590),
        (EstimateCost(CostKind.CONSUMABLE, NAME, 1), 1, 0),
    ],
)
def test_known_lines_come_out_as_on_paper(cost: EstimateCost, amount: int, tax: int) -> None:
    assert (cost.amount_minor, cost.tax_minor(1_300)) == (amount, tax)


@pytest.mark.parametrize(
    ("roles", "most"),
    [({Role.ADVISOR}, 500), ({Role.ADVISOR, Role.MANAGER}, 10_000), ({Role.TECHNICIAN}, 0), (set(), 0)],
)
def test_the_largest_limit_of_somebodys_roles_counts(roles: set[Role], most: int) -> None:
    assert largest_discount(USUAL_LIMITS, frozenset(roles)) == most


@pytest.mark.parametrize(
    ("cost", "percent"),
    [
        (EstimateCost(CostKind.PART, NAME, 42_000, number="BP", discount_basis_points=501), 5.01),
        (EstimateCost(CostKind.PART, NAME, 39_899, number="BP"), 5.01),
        (EstimateCost(CostKind.PART, NAME, 41_000, number="BP", discount_basis_points=400), 6.29),
        (EstimateCost(CostKind.LABOUR, NAME, 12_000, minutes=60), 50.0),
        (EstimateCost(CostKind.OTHER, NAME, 100, discount_basis_points=600), 6.0),
    ],
)
def test_a_price_below_the_catalogues_is_a_discount_too(cost: EstimateCost, percent: float) -> None:
    item = EstimateItem("line", NAME, (cost,))
    with pytest.raises(DiscountTooLarge) as refusal:
        check_discounts(item, PADS, PRICES, 500)
    assert refusal.value.fields["percent"] == pytest.approx(percent)
    check_discounts(item, PADS, PRICES, 10_000)


def test_what_may_be_taken_off_is_taken_off() -> None:
    part = EstimateCost(CostKind.PART, NAME, 42_000, number="BP", discount_basis_points=500)
    dearer = EstimateCost(CostKind.PART, NAME, 50_000, number="BP", discount_basis_points=500)
    other = EstimateCost(CostKind.PART, NAME, 10, number="another brand")
    check_discounts(EstimateItem("line", NAME, (part, dearer, other)), PADS, PRICES, 500)


def in_words(title: Name, price_minor: int, minutes: int = 0, **more: object) -> EstimateItem:
    """A line in words of one's own."""
    cost = EstimateCost(CostKind.OTHER, title, price_minor)
    return EstimateItem("line", title, (cost,), standard_minutes=minutes, **more)  # type: ignore[arg-type]


@given(minutes=st.integers(1, 600), price=st.integers(0, 300_000))
def test_work_in_ones_own_words_costs_its_labour_but_for_what_may_be_taken_off(
    minutes: int, price: int
) -> None:
    item = in_words(Name("查异响", "Find the noise"), price, minutes)
    if price * 60 * 100 >= minutes * HOUR_MINOR * 95 + 60 * 100:
        check_discounts(item, None, PRICES, 500)
    elif price * 60 * 100 < minutes * HOUR_MINOR * 95 - 60 * 100:
        with pytest.raises(DiscountTooLarge):
            check_discounts(item, None, PRICES, 500)
    check_discounts(item, None, PRICES, 10_000)


@pytest.mark.parametrize("title", ["前刹车片", "前 刹车片。", "Ｆｒｏｎｔ brake-pads"])
def test_a_line_that_names_an_operation_is_held_against_its_price(title: str) -> None:
    listed = PADS.price_minor(HOUR_MINOR)
    check_discounts(in_words(Name(title, title), listed * 95 // 100 + 1), None, PRICES, 500)
    with pytest.raises(DiscountTooLarge):
        check_discounts(in_words(Name(title, title), listed * 94 // 100), None, PRICES, 500)


def test_another_way_and_labour_of_ones_own_are_held_against_the_rate() -> None:
    cheap = EstimateOption("a", NAME, NAME, 60, HOUR_MINOR // 2)
    fair = EstimateOption("b", NAME, NAME, 60, HOUR_MINOR)
    noise = Name("查异响", "Find the noise")
    check_discounts(in_words(noise, 50_000, options=(fair,)), None, PRICES, 500)
    with pytest.raises(DiscountTooLarge):
        check_discounts(in_words(noise, 50_000, options=(fair, cheap)), None, PRICES, 500)
    labour = EstimateCost(CostKind.LABOUR, noise, HOUR_MINOR // 2, minutes=60)
    with pytest.raises(DiscountTooLarge):
        check_discounts(EstimateItem("line", noise, (labour,)), None, PRICES, 500)
