"""The own work list of inspector, washer and cashier: boards and sessions for tests and for pictures."""

import json
from typing import Any

from playwright.sync_api import BrowserContext, Page

from server.domain.staff import Role
from tests.fakes.board_server import BoardServer
from tests.fakes.desk_cars import AUDI, BENZ, HONDA, TESLA, XPENG, car, cars, line, stages
from tests.fakes.sessions import session
from tests.fakes.shop_boards import SHOP, Values, at, plate, words

INSPECTOR_ID = "0198a000-0000-7000-8000-00000000bb01"
INSPECTOR = session("inspector", INSPECTOR_ID, words("唐琳", "Tang Lin"), Role.INSPECTOR)
WASHER = session("washer", "washer-1", words("徐亮", "Xu Liang"), Role.WASHER)
CHECK: Values = {
    "checklist": [
        {
            "item_id": "complaint_gone",
            "title": words("客户反映的问题已解决", "What the customer told of is gone"),
        },
        {
            "item_id": "no_warnings",
            "title": words("仪表无故障灯，保养提示已归零", "No warning lamps, service reminder reset"),
        },
        {
            "item_id": "clean_inside",
            "title": words("方向盘、座椅、把手无油污", "Wheel, seats and handles are clean"),
        },
    ],
    "road_test": True,
    "causes": [
        {"cause_id": "not_fixed", "title": words("故障未排除", "Fault is still there")},
        {"cause_id": "left_out", "title": words("漏项", "Something left out")},
        {"cause_id": "noise", "title": words("异响", "Noise")},
        {"cause_id": "leak", "title": words("渗漏", "Leak")},
        {"cause_id": "fit", "title": words("装配不到位", "Not fitted properly")},
    ],
    "not_for": [],
}
BACK: Values = {"title": words("异响", "Noise"), "words": "左前减速带上有咯噔声"}
LONG = [
    line(words("更换前后刹车片、刹车盘", "Brake pads and discs all round"), 90, 2860),
    line(words("四轮定位", "Wheel alignment"), 40, 360),
]


def busy_list() -> Values:
    """Return a board with three checks, one of them of the inspector's own work, and a wash or two."""
    own = CHECK | {"not_for": [INSPECTOR_ID]}
    checks: list[Values] = [
        car("0431", plate("京AD06827", "green"), TESLA, "final_inspection", "13:40–14:00", check=CHECK),
        car(
            "0432",
            plate("京P6J552"),
            BENZ,
            "final_inspection",
            "14:30–14:50",
            check=CHECK,
            waits_here=True,
            lines=LONG,
            rework_count=1,
            sent_back=BACK,
        ),
        car("0433", plate("京H2M118"), AUDI, "final_inspection", "14:10–14:20", check=own, booked=False),
        car("0434", plate("京JD90125", "green"), XPENG, "wash", "15:30–16:05", waits_here=True, no_wash=True),
        car("0435", plate("苏E7N906"), HONDA, "wash", "15:10–15:30", entered=at("14:01"), booked=False),
    ]
    shown = {f"car/{each['visit_id']}": each for each in checks}
    return {"shop": SHOP, **stages(), **shown}


def ready_list() -> Values:
    """Return the cashier's board: the desk's cars."""
    return {"shop": SHOP, **stages(), **cars()}


def settled_car() -> Values:
    """Return a car that only waits for its keys."""
    return car("0427", plate("京N7F330"), HONDA, "settled", "13:30–13:50")


def settlement(paid_minor: int = 30_000) -> Values:
    """Return how the car that is ready stands at the till: ¥860, of which a part is paid."""
    return {
        "order_id": "order-0426",
        "order_version": 4,
        "order_number": "RO 2025-0426",
        "shop": SHOP["name"],
        "zone": "Asia/Shanghai",
        "plate": plate("京R60T27"),
        "brand": words("宝马", "BMW"),
        "series": words("3系", "3 Series"),
        "customer_name": "何平",
        "mileage_km": None,
        "advisor": words("王敏", "Wang Min"),
        "arrived_at": at("09:05"),
        "settled_at": None,
        "lines": [
            {
                "line_id": "a",
                "title": words("保养 A", "Service A"),
                "standard_minutes": 60,
                "amount_minor": 66_000,
                "payer": "customer",
                "added": False,
            },
            {
                "line_id": "b",
                "title": words("刹车油", "Brake fluid"),
                "standard_minutes": 20,
                "amount_minor": 20_000,
                "payer": "customer",
                "added": True,
            },
        ],
        "declined": [words("前刹车片只剩 2.1 mm", "Front brake pads worn to 2.1 mm")],
        "balances": [{"payer": "customer", "due_minor": 86_000, "paid_minor": paid_minor}],
        "due_minor": 86_000,
        "paid_minor": paid_minor,
        "payments": [
            {
                "payment_id": "payment-1",
                "kind": "wechat",
                "payer": "customer",
                "amount_minor": paid_minor,
                "taken_at": at("13:40"),
                "taken_by": words("吴芳", "Wu Fang"),
                "reason": "",
                "refundable_minor": paid_minor,
            }
        ],
        "loan_charges": [],
        "gaps": [{"kind": "no_mileage", "role": "advisor", "of": None, "blocks": False}],
        "advice": "下次查看后刹车片",
        "next_service_on": "2026-05-21",
        "next_service_km": 58_210,
        "invoice_title": "",
        "invoice_tax_number": "",
        "no_wash": None,
        "allowed": [
            "refund_payment",
            "request_invoice",
            "settle_order",
            *(["take_payment"] if paid_minor < 86_000 else []),
        ],
    }


def open_list(
    context: BrowserContext,
    page: Page,
    server: BoardServer,
    person: Values = INSPECTOR,
    size: tuple[int, int] = (1280, 800),
    language: str = "zh",
) -> None:
    """Open the list as somebody who has signed in."""
    kept: Any = json.dumps(json.dumps(person))
    context.add_init_script(f"localStorage.setItem('glassbay.session:*', {kept})")
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto(f"{server.url}/work-list?lang={language}")
