"""Estimates to print, of as many operations as a test wants."""

from datetime import timedelta
from typing import Any

from server.contract.boards import Plate, Words
from server.contract.estimates import (
    CostEntry,
    EarlierVersion,
    EstimateEntry,
    EstimatePaper,
    ItemEntry,
    LineAnswer,
    PayerSum,
)
from server.domain.plate import PlateColour
from tests.fakes.open_shop import OPENING

PADS = Words(zh="前刹车片（四片一套，含磨损传感器）", en="Front brake pads, set of four with wear sensors")
BRAKES = Words(zh="更换前刹车片", en="Replace the front brake pads")
WIPERS = Words(zh="更换雨刮片", en="Replace the wiper blades")
ADVISOR = Words(zh="王敏", en="Wang Min")
AMOUNT_MINOR = 63_900


def cost(kind: Any, title: Words, **terms: Any) -> CostEntry:
    """One cost of an operation; without terms a piece for ¥240."""
    usual: dict[str, Any] = {
        "number": "",
        "brand": "",
        "minutes": 0,
        "quantity_thousandths": 1_000,
        "price_minor": 24_000,
        "discount_basis_points": 0,
        "discount_minor": 0,
        "amount_minor": 24_000,
        "tax_minor": 2_761,
    }
    return CostEntry(kind=kind, title=title, **usual | terms)


def item(number: int, **terms: Any) -> ItemEntry:
    """An operation of an hour's labour and a set of pads."""
    part = {"number": "BP-F-0986", "brand": "Bosch", "price_minor": 42_000, "discount_minor": 2_100}
    usual: dict[str, Any] = {
        "title": BRAKES,
        "payer": "customer",
        "safety": False,
        "costs": [
            cost("labour", Words(zh="工时", en="Labour"), minutes=60),
            cost("part", PADS, amount_minor=39_900, **part),
        ],
    }
    return ItemEntry(
        line_id=str(number),
        operation_id=None,
        explanation=None,
        standard_minutes=60,
        bay_kind="lift",
        amount_minor=AMOUNT_MINOR,
        **usual | terms,
    )


def estimate(*items: ItemEntry, payers: tuple[PayerSum, ...] = ()) -> EstimateEntry:
    """The second version of an estimate, with the tax of 13 % in it."""
    total = AMOUNT_MINOR * len(items)
    return EstimateEntry(
        estimate_id="2",
        number=2,
        made_at=OPENING,
        made_by=ADVISOR,
        items=list(items),
        total_minor=total,
        tax_minor=7_351 * len(items),
        tax_basis_points=1_300,
        payers=list(payers or [PayerSum(payer="customer", amount_minor=total)]),
        promised_from=OPENING + timedelta(hours=5),
        promised_to=OPENING + timedelta(hours=5, minutes=20),
        promise_reason="",
    )


def paper(shown: EstimateEntry | None = None, **terms: Any) -> EstimatePaper:
    """An estimate that nobody has answered, as it is printed."""
    usual: dict[str, Any] = {
        "plate": Plate(text="京A12345", colour=PlateColour.BLUE),
        "vin": "LBV5S3107DSJ12345",
        "customer_name": "赵伟",
        "answers": [],
        "agreed": False,
    }
    return EstimatePaper(
        shop=Words(zh="玻璃湾汽车", en="Glassbay Motors"),
        zone="Asia/Shanghai",
        order_number="2026-0418",
        brand=Words(zh="宝马", en="BMW"),
        series=Words(zh="3系", en="3 Series"),
        mileage_km=48_210,
        arrived_at=OPENING,
        advisor=ADVISOR,
        estimate=shown or estimate(item(1)),
        due_minor=AMOUNT_MINOR,
        signed=False,
        **usual | terms,
    )


def answer(line_id: str, authorization: Any, *, added: bool = False) -> LineAnswer:
    """What the customer said to a line."""
    title = WIPERS if added else BRAKES
    return LineAnswer(
        line_id=line_id,
        title=title,
        added=added,
        authorization=authorization,
        payer="customer",
        price_minor=12_800,
    )


def first_version() -> EarlierVersion:
    """The version that another has taken the place of."""
    return EarlierVersion(
        number=1,
        made_at=OPENING - timedelta(hours=1),
        made_by=ADVISOR,
        titles=[WIPERS],
        total_minor=99_900,
        promised_from=OPENING,
        promised_to=OPENING + timedelta(minutes=15),
    )
