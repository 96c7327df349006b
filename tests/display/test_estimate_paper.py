"""The estimate as a sheet of paper, at the desk and from the customer's page."""

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from server.contract.boards import Plate, Words
from server.contract.estimates import (
    CostEntry,
    EstimateEntry,
    EstimatePaper,
    ItemEntry,
    LineAnswer,
    PayerSum,
)
from tests.fakes import desk_boards
from tests.fakes.desk_browser import desk_serving, open_desk, violations
from tests.fakes.open_shop import OPENING

pytestmark = pytest.mark.browser
PADS = Words(zh="更换前刹车片", en="Front brake pads")
PLACE = "/api/estimates/order-0418/paper"


def paper() -> EstimatePaper:
    """An estimate that the customer has agreed to."""
    cost = CostEntry(
        kind="part",
        title=PADS,
        number="BP-F-0986",
        brand="Bosch",
        minutes=0,
        quantity_thousandths=1_000,
        price_minor=42_000,
        discount_basis_points=500,
        discount_minor=2_100,
        amount_minor=39_900,
        tax_minor=4_590,
    )
    item = ItemEntry(
        line_id="1",
        operation_id="1",
        title=PADS,
        explanation=None,
        payer="customer",
        safety=True,
        standard_minutes=60,
        bay_kind="lift",
        amount_minor=39_900,
        costs=[cost],
    )
    estimate = EstimateEntry(
        estimate_id="1",
        number=2,
        made_at=OPENING,
        made_by=None,
        items=[item],
        total_minor=39_900,
        tax_minor=4_590,
        tax_basis_points=1_300,
        payers=[PayerSum(payer="customer", amount_minor=39_900)],
        promised_from=OPENING,
        promised_to=OPENING,
        promise_reason="",
    )
    answer = LineAnswer(
        line_id="1", title=PADS, added=False, authorization="authorized", payer="customer", price_minor=39_900
    )
    return EstimatePaper(
        shop=Words(zh="玻璃湾汽车", en="Glassbay Motors"),
        zone="Asia/Shanghai",
        order_number="2026-0418",
        plate=Plate(text="京P6J552", colour="blue"),
        brand=Words(zh="宝马", en="BMW"),
        series=Words(zh="3系", en="3 Series"),
        vin=None,
        customer_name="赵伟",
        mileage_km=48_210,
        arrived_at=OPENING,
        advisor=None,
        estimate=estimate,
        answers=[answer],
        agreed=True,
        due_minor=39_900,
        signed=False,
    )


def test_the_repair_order_is_a_sheet_of_paper(context: BrowserContext, page: Page) -> None:
    with desk_serving(desk_boards.busy_desk()) as server:
        server.answers["GET", PLACE] = (200, paper().model_dump(mode="json"))
        open_desk(context, page, server)
        page.goto(f"{server.url}/estimate/order-0418?lang=en")
        expect(page.get_by_role("heading", name="Repair order")).to_be_visible()
        expect(page.get_by_role("row").filter(has_text="Bosch BP-F-0986")).to_contain_text("−¥21")
        expect(page.get_by_text("Tax in it (13 %)")).to_be_visible()
        assert violations(page) == []
        page.emulate_media(media="print")
        expect(page.get_by_role("button", name="Print")).to_be_hidden()


def test_the_paper_is_saved_as_a_file_named_after_its_order(context: BrowserContext, page: Page) -> None:
    with desk_serving(desk_boards.busy_desk()) as server:
        server.answers["GET", PLACE] = (200, paper().model_dump(mode="json"))
        server.answers["GET", f"{PLACE}.pdf"] = (200, b"%PDF-")
        open_desk(context, page, server)
        page.goto(f"{server.url}/estimate/order-0418?lang=en")
        with page.expect_download() as saved:
            page.get_by_role("button", name="Save as PDF").click()
        assert saved.value.suggested_filename == "2026-0418.pdf"
