"""The till in a shop: rows, boards and the journal agree, and nothing is ever deleted."""

from collections.abc import Iterator
from datetime import date

import pytest

from server.actions import delivery, payments, wash
from server.contract import deeds
from server.contract.settlement import Settlement
from server.domain.errors import InvalidRequest, StageNotAllowed
from server.reports.settlement import settlement
from server.store.journal import body_of, read_after
from server.store.shop_rows import ShopRows
from tests.fakes.busy_shop import BusyShop
from tests.fakes.reported_car import ReportedCar


@pytest.fixture
def car() -> Iterator[ReportedCar]:
    """A car that is ready and costs 100 minor units."""
    shop = BusyShop()
    found = ReportedCar(shop)
    found.receive(200)
    found.work(30)
    found.pass_checks()
    found.after(1, wash.start_wash, deeds.StartWash())
    found.after(7, wash.finish_wash, deeds.FinishWash())
    yield found
    shop.engine.dispose()


def sheet(car: ReportedCar) -> Settlement:
    with car.shop.engine.begin() as connection:
        found = settlement(ShopRows(connection, car.shop.shop_id), car.order_id)
    assert found.paid_minor == sum(each.amount_minor for each in found.payments)
    of_customer = [each.amount_minor for each in found.payments if each.payer == "customer"]
    assert sum(of_customer) == car.order.paid_minor
    return found


def test_a_bill_is_paid_in_parts_and_settled_with_the_rest(car: ReportedCar) -> None:
    car.after(1, payments.take_payment, deeds.TakePayment(kind="wechat", amount_minor=60))
    car.after(1, payments.settle_order, deeds.SettleOrder(paid_minor=40, kind="card"))

    found = sheet(car)

    assert [(each.kind, each.amount_minor) for each in found.payments] == [("wechat", 60), ("card", 40)]
    assert (car.order.stage, found.due_minor, found.paid_minor) == ("settled", 100, 100)
    assert [(each.payer, each.due_minor, each.paid_minor) for each in found.balances] == [
        ("customer", 100, 100)
    ]


def test_a_mistaken_payment_is_given_back_and_both_entries_stay(car: ReportedCar) -> None:
    car.after(1, payments.settle_order, deeds.SettleOrder(paid_minor=100))
    taken = sheet(car).payments[0]
    assert taken.refundable_minor == 100
    body = deeds.RefundPayment(payment_id=taken.payment_id, reason="刷错卡")
    car.after(1, payments.refund_payment, body)

    found = sheet(car)

    assert [(each.amount_minor, each.reason, each.refundable_minor) for each in found.payments] == [
        (100, "", 0),
        (-100, "刷错卡", 0),
    ]
    assert (car.order.stage, found.settled_at, found.paid_minor) == ("ready", None, 0)
    with pytest.raises(StageNotAllowed):
        car.after(1, payments.refund_payment, body)


def test_a_payment_goes_back_in_parts_and_never_more_than_it_was(car: ReportedCar) -> None:
    car.after(1, payments.take_payment, deeds.TakePayment(kind="card", amount_minor=100))
    key = sheet(car).payments[0].payment_id

    def give_back(amount: int | None) -> None:
        body = deeds.RefundPayment(payment_id=key, amount_minor=amount, reason="多收")
        car.after(1, payments.refund_payment, body)

    give_back(30)
    give_back(20)
    assert (sheet(car).payments[0].refundable_minor, sheet(car).paid_minor) == (50, 50)
    with pytest.raises(InvalidRequest) as refusal:
        give_back(51)
    assert refusal.value.fields["refundable_minor"] == 50
    give_back(None)

    assert [each.amount_minor for each in sheet(car).payments] == [100, -30, -20, -50]
    assert sheet(car).paid_minor == car.order.paid_minor == 0
    with pytest.raises(StageNotAllowed):
        give_back(1)


def test_part_of_what_settled_a_bill_is_owed_again(car: ReportedCar) -> None:
    car.after(1, payments.settle_order, deeds.SettleOrder(paid_minor=100))
    body = deeds.RefundPayment(payment_id=sheet(car).payments[0].payment_id, amount_minor=40, reason="换卡")
    car.after(1, payments.refund_payment, body)
    assert (car.order.stage, car.order.paid_minor, sheet(car).settled_at) == ("ready", 60, None)
    car.after(1, payments.settle_order, deeds.SettleOrder(paid_minor=40, kind="card"))
    assert (car.order.stage, sheet(car).paid_minor) == ("settled", 100)


def test_what_was_advised_at_the_delivery_stands_on_the_sheet(car: ReportedCar) -> None:
    car.after(1, payments.settle_order, deeds.SettleOrder(paid_minor=100))
    body = deeds.DeliverVehicle(
        unsigned="refused", old_parts="taken", advice="下次查看刹车片", next_service_km=58_000
    )
    car.after(1, delivery.deliver_vehicle, body)

    found = sheet(car)

    assert (found.advice, found.next_service_km) == ("下次查看刹车片", 58_000)
    assert found.next_service_on == date(2027, 5, 21)


def test_words_of_the_till_stay_out_of_the_journal(car: ReportedCar) -> None:
    car.after(1, payments.request_invoice, deeds.RequestInvoice(title="京华贸易", tax_number="91110000X"))
    car.after(1, payments.request_invoice, deeds.RequestInvoice(title="京华商贸", tax_number="91110000X"))
    car.after(1, payments.settle_order, deeds.SettleOrder(paid_minor=100))
    body = deeds.RefundPayment(payment_id=sheet(car).payments[0].payment_id, reason="刷错卡")
    car.after(1, payments.refund_payment, body)

    assert sheet(car).invoice_title == "京华商贸"
    with car.shop.engine.begin() as connection:
        told = "".join(body_of(entry.event) for entry in read_after(connection, car.shop.shop_id, 0))
    assert not any(word in told for word in ("京华", "91110000X", "刷错卡"))


def test_the_sheet_of_a_car_in_the_wash_says_who_must_finish_it() -> None:
    shop = BusyShop()
    car = ReportedCar(shop)
    car.receive(200)
    car.work(30)
    car.pass_checks()

    missing = [(gap.kind, gap.role, gap.of.en if gap.of else "") for gap in sheet(car).gaps]

    assert missing == [("stage_ahead", "washer", "Wash"), ("no_mileage", "advisor", "")]
    shop.engine.dispose()
