"""The till: parts of what is due, refunds by counter-entries, and never more than a payer owes."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, strategies as st

from server.domain import payment_deeds
from server.domain.completeness import GapKind, gaps
from server.domain.errors import Incomplete, InvalidRequest, StageNotAllowed
from server.domain.events import OrderEvent
from server.domain.order_changes import evolve
from server.domain.payment import Payment, PaymentKind, balances, paid_minor, refundable_minor
from server.domain.payment_deeds import Till
from server.domain.repair_order import JobLine, LineAuthorization, Payer, RepairOrder
from server.domain.staff import Role
from server.domain.stage import Flow
from server.flow_files import load_flow

START = datetime(2026, 11, 21, 1, 0, tzinfo=UTC)
FLOW: Flow = load_flow(Path(__file__).resolve().parents[3] / "config/flows/mechanical.toml")


def line(key: str, price_minor: int, payer: Payer = Payer.CUSTOMER) -> JobLine:
    return JobLine(key, 60, price_minor, False, False, LineAuthorization.AUTHORIZED, payer)


def ready(*lines: JobLine, stage: str = "ready") -> RepairOrder:
    """A car that is ready, for these lines."""
    return RepairOrder(
        order_id="order",
        shop_id="shop",
        visit_id="visit",
        number="2026-0001",
        flow=FLOW.key,
        flow_digest=FLOW.digest,
        stage=stage,
        stage_entered_at=START,
        opened_at=START,
        lines=lines,
        mileage_km=48_210,
    )


def entry(
    key: str, amount_minor: int, payer: Payer = Payer.CUSTOMER, kind: PaymentKind = PaymentKind.WECHAT
) -> Payment:
    return Payment(key, "shop", "order", kind, payer, amount_minor, START, "wu")


def moved(till: Till, event: OrderEvent, made: Payment | None = None) -> Till:
    """The till after an event, with the entry that belongs to it."""
    return Till(evolve(till.order, event, START, FLOW), (*till.payments, *([made] if made else [])))


prices = st.integers(min_value=0, max_value=200_000)
payers = st.sampled_from(sorted(Payer))
takings = st.tuples(st.just("take"), payers, st.integers(min_value=1, max_value=250_000))
refunds = st.tuples(
    st.just("refund"), st.integers(min_value=0, max_value=8), st.integers(min_value=0, max_value=120_000)
)


@given(st.lists(st.tuples(prices, payers), min_size=1, max_size=5), st.lists(takings | refunds, max_size=25))
def test_what_is_paid_is_what_was_taken_less_what_was_given_back(
    lines: list[tuple[int, Payer]], steps: list[tuple[str, Any, int]]
) -> None:
    till = Till(ready(*(line(str(at), price, payer) for at, (price, payer) in enumerate(lines))), ())
    for number, (step, what, amount) in enumerate(steps):
        try:
            if step == "take":
                made = entry(str(number), amount, what)
                till = moved(till, payment_deeds.take_payment(till, FLOW, made), made)
            elif till.payments:
                taken = till.payments[what % len(till.payments)]
                made = entry(str(number), amount, taken.payer)
                made = replace(made, refund_of=taken.payment_id, reason="x")
                till = moved(till, payment_deeds.refund_payment(till, FLOW, made), made)
        except (InvalidRequest, StageNotAllowed):
            pass
        assert all(refundable_minor(each, till.payments) >= 0 for each in till.payments)
        own = [each for each in till.payments if each.payer is Payer.CUSTOMER]
        assert till.order.paid_minor == paid_minor(own)
        assert all(0 <= each.paid_minor <= each.due_minor for each in balances(till.order, till.payments))
    due = sum(each.due_minor for each in balances(till.order, till.payments))
    assert due == sum(price for price, _ in lines)


def test_a_payer_pays_no_more_than_their_own_part() -> None:
    till = Till(ready(line("a", 80_000), line("b", 120_000, Payer.INSURER)), ())
    with pytest.raises(InvalidRequest) as refusal:
        payment_deeds.take_payment(till, FLOW, entry("p", 80_001))
    assert refusal.value.fields["due_minor"] == 80_000
    payment_deeds.take_payment(till, FLOW, entry("p", 120_000, Payer.INSURER))


@pytest.mark.parametrize(("amount", "allowed"), [(99, True), (100, False)])
def test_rounding_is_less_than_one_whole_unit(amount: int, allowed: bool) -> None:
    till = Till(ready(line("a", 80_050)), ())
    made = entry("p", amount, kind=PaymentKind.ROUNDING)
    if allowed:
        assert payment_deeds.take_payment(till, FLOW, made).amount_minor == amount
    else:
        with pytest.raises(InvalidRequest):
            payment_deeds.take_payment(till, FLOW, made)


def test_a_bill_is_rounded_once_however_often_it_is_tried() -> None:
    till = Till(ready(line("a", 80_050)), ())
    first = entry("p1", 60, kind=PaymentKind.ROUNDING)
    till = moved(till, payment_deeds.take_payment(till, FLOW, first), first)
    payment_deeds.take_payment(till, FLOW, entry("p2", 39, kind=PaymentKind.ROUNDING))
    with pytest.raises(InvalidRequest):
        payment_deeds.take_payment(till, FLOW, entry("p2", 40, kind=PaymentKind.ROUNDING))


@pytest.mark.parametrize("kind", [PaymentKind.INSURER, PaymentKind.WARRANTY, PaymentKind.INTERNAL])
def test_what_others_pay_does_not_pay_the_customers_part(kind: PaymentKind) -> None:
    till = Till(ready(line("a", 80_000), line("b", 80_000, Payer(kind))), ())
    payment_deeds.take_payment(till, FLOW, entry("p", 500, Payer(kind), kind))
    with pytest.raises(InvalidRequest) as refusal:
        payment_deeds.take_payment(till, FLOW, entry("p", 500, kind=kind))
    assert refusal.value.fields["field"] == "kind"


def test_the_rest_settles_and_a_refund_opens_again() -> None:
    till = Till(ready(line("a", 80_000)), ())
    first = entry("p1", 30_000)
    till = moved(till, payment_deeds.take_payment(till, FLOW, first), first)
    with pytest.raises(InvalidRequest) as refusal:
        payment_deeds.settle_order(till.order, FLOW, 80_000)
    assert refusal.value.fields["due_minor"] == 50_000
    till = moved(till, payment_deeds.settle_order(till.order, FLOW, 50_000), entry("p2", 50_000))
    assert (till.order.stage, till.order.settled_at) == ("settled", START)

    back = replace(first, payment_id="p3", refund_of="p1", reason="刷错卡")
    till = moved(till, payment_deeds.refund_payment(till, FLOW, back), back)
    assert (till.order.stage, till.order.settled_at, till.order.paid_minor) == ("ready", None, 50_000)
    with pytest.raises(InvalidRequest, match="given back already"):
        payment_deeds.refund_payment(till, FLOW, replace(back, payment_id="p4"))
    with pytest.raises(InvalidRequest, match="no payment"):
        payment_deeds.refund_payment(till, FLOW, replace(back, payment_id="p4", refund_of="p3"))


def test_money_comes_in_before_the_car_is_ready_but_not_before_the_customers_word() -> None:
    early = Till(ready(line("a", 80_000), stage="in_bay"), ())
    assert payment_deeds.take_payment(early, FLOW, entry("p", 10_000)).amount_minor == 10_000
    with pytest.raises(StageNotAllowed):
        payment_deeds.take_payment(Till(ready(line("a", 1), stage="authorization"), ()), FLOW, entry("p", 1))


def test_nothing_is_settled_while_something_is_missing() -> None:
    asked = replace(line("b", 1_000), added=True, authorization=LineAuthorization.REQUESTED)
    order = ready(line("a", 80_000), asked)
    with pytest.raises(Incomplete) as refusal:
        payment_deeds.settle_order(order, FLOW, 80_000)
    assert refusal.value.fields["missing"] == ["added_work_open"]


def test_the_list_says_what_is_missing_and_who_must_see_to_it() -> None:
    free = line("a", 0)
    open_line = replace(line("b", 100), authorization=LineAuthorization.REQUESTED)
    order = replace(ready(free, open_line, stage="final_inspection"), mileage_km=None)
    found = [(gap.kind, gap.owner, gap.blocks, gap.line_id or gap.stage) for gap in gaps(order, FLOW)]
    assert found == [
        (GapKind.NOT_PRICED, Role.ADVISOR, False, "a"),
        (GapKind.NOT_AUTHORIZED, Role.ADVISOR, True, "b"),
        (GapKind.STAGE_AHEAD, Role.INSPECTOR, True, "final_inspection"),
        (GapKind.STAGE_AHEAD, Role.WASHER, True, "wash"),
        (GapKind.NO_MILEAGE, Role.ADVISOR, False, None),
    ]
    assert gaps(ready(line("a", 100)), FLOW) == ()
    assert gaps(ready(), FLOW)[0].kind is GapKind.NO_LINES
