"""The desk takes a step back: what it makes void is told before, and the history strikes it through after."""

from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from server.domain.staff import Role
from tests.fakes import desk_boards
from tests.fakes.desk_browser import answered, desk_serving, open_desk, overflowing, row_of, violations
from tests.fakes.desk_cars import AUDI, ME, car
from tests.fakes.sessions import session
from tests.fakes.shop_boards import at, plate, words

pytestmark = pytest.mark.browser
TWO_ROLES = session("session-both", ME, words("王敏", "Wang Min"), Role.ADVISOR, Role.CASHIER)
VISIT = "visit-0430"
STEP_BACK = "/api/repair-orders/order-0430/step-back"

TITLE = {"zh": "办理记录", "en": "What was done"}
TAKE = {"zh": "退回一步", "en": "Take a step back"}
WAY = {"zh": "已结算 → 可取车", "en": "Settled → Ready"}


def entry(number: int, what: str, time: str, **more: Any) -> dict[str, Any]:
    """One entry of a visit's history."""
    plain = {"stage": None, "amount_minor": None, "voided": None, "reason": "", "struck": None}
    told = {"number": number, "at": at(time), "what": what, "by": words("吴静", "Wu Jing")}
    return plain | told | more


HISTORY = {
    "visit_id": VISIT,
    "entries": [
        entry(5, "wash_finished", "13:20", stage=words("可取车", "Ready")),
        entry(
            6,
            "order_settled",
            "13:30",
            amount_minor=128_600,
            stage=words("已结算", "Settled"),
            struck={"at": at("13:36"), "by": words("吴静", "Wu Jing"), "reason": "刷错卡"},
        ),
        entry(
            7,
            "step_taken_back",
            "13:36",
            voided="settlement",
            reason="刷错卡",
            stage=words("可取车", "Ready"),
        ),
    ],
}


def board() -> dict[str, Any]:
    """A desk with a car whose settlement was a mistake."""
    offer = {"stage": words("可取车", "Ready"), "voids": "settlement", "wants": "refund_payment"}
    settled = car(
        "0430", plate("沪B26317"), AUDI, "settled", "13:00–13:20", settled_at=at("13:30"), step_back=offer
    )
    return desk_boards.busy_desk() | {f"car/{VISIT}": settled}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_settlement_is_taken_back_with_a_reason_and_stays_in_the_history_struck_through(
    context: BrowserContext, page: Page, language: str
) -> None:
    with desk_serving(board()) as server:
        server.answers["POST", STEP_BACK] = (200, {"order_id": "order-0430", "order_version": 5})
        server.answers["GET", f"/api/visits/{VISIT}/history"] = (200, HISTORY)
        open_desk(context, page, server, language, TWO_ROLES)
        row_of(page, "沪B26317").click()
        page.get_by_role("button", name=TITLE[language], exact=True).click()
        expect(page.locator("s")).to_contain_text("1,286")
        page.get_by_role("button", name=TAKE[language], exact=True).click()
        expect(page.get_by_text(WAY[language])).to_be_visible()
        send = page.locator(".step-back .primary")
        expect(send).to_be_disabled()
        page.locator("[name=step_back_reason]").fill("刷错卡")
        assert overflowing(page, ".sheet") == []
        assert violations(page) == []
        send.click()
        body = answered(page, server, STEP_BACK)[0][1]
        assert body == {"reason": "刷错卡", "order_version": 4}


def test_whoever_may_not_do_the_deed_itself_is_not_offered_to_take_it_back(
    context: BrowserContext, page: Page
) -> None:
    with desk_serving(board()) as server:
        open_desk(context, page, server)
        row_of(page, "沪B26317").click()
        expect(page.get_by_role("button", name=TITLE["zh"], exact=True)).to_be_visible()
        expect(page.get_by_role("button", name=TAKE["zh"], exact=True)).to_have_count(0)
