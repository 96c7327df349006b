"""What the photographed shop remembers: customers who have not come for long, and claims on their way."""

import uuid
from datetime import datetime, timedelta

from picture_shop import ZONE, PictureShop

_AWAY = (
    ("京H72K09", "大众,Volkswagen,帕萨特,Passat,白色,white", "赵伟", "13611112222", 310, 6, 2_400),
    ("冀F6T281", "丰田,Toyota,凯美瑞,Camry,银色,silver", "刘娜", "13722223333", 365, 3, 1_180),
    ("京AD31927", "比亚迪,BYD,汉,Han,灰色,grey", "黄静", "13833334444", 410, 2, 860),
)
"""Plate, car, owner and telephone; days since the last service, how many there were, what each cost."""
_LANGUAGES = ("Chinese", "English")
_EVERY_DAYS = 120
PART_LABEL = "K-17"
_WORK = "保养 · Service"


def remember_customers(shop: PictureShop) -> None:
    """Take in, as another system's files, customers whose last service was long ago."""
    cars = [f"{plate},{car},{owner},{phone}" for plate, car, owner, phone, *_ in _AWAY]
    named = [f"{what} ({language})" for what in ("Brand", "Model", "Colour") for language in _LANGUAGES]
    shop.take_in("vehicles", [",".join(["Plate", *named, "Owner", "Owner's phone"]), *cars])
    today = datetime.now(ZONE).date()
    services = [
        f"{plate},{today - timedelta(days=away + number * _EVERY_DAYS)},{_WORK},{paid}"
        for plate, *_, away, count, paid in _AWAY
        for number in range(count)
    ]
    shop.take_in("history", ["Plate,Day,Work,Amount (¥)", *services])


def leave_claims(shop: PictureShop) -> None:
    """Let the manufacturer and an insurer be asked to pay: one is new, one was sent, one line waits."""
    order = shop.check_in("鲁B5K218")
    shop.estimate(order, ("warranty", "insurer", "warranty"))
    shop.ask("advisor", f"/api/repair-orders/{order}/authorize-estimate", {"agreed": "phone"})
    lines = shop.ask("advisor", "/api/claims")["unclaimed"]
    for line in [line for line in lines if line["order_id"] == order][:2]:
        claim = str(uuid.uuid4())
        named = {"claim_id": claim, "order_id": order, "line_id": line["line_id"]}
        told = shop.ask("advisor", "/api/claims", {**named, "words": "三张照片 · three photos"})
    sent = {"step": "sent", "words": "PR-20418"}
    shop.ask("advisor", f"/api/claims/{told['claim_id']}/next", sent)
    stored = {"custody": "stored", "label": PART_LABEL, "place": "A3"}
    shop.ask("advisor", f"/api/claims/{told['claim_id']}/part", stored)
