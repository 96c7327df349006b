"""What an invented shop knows of a car that comes often, for its record and the search box."""

from tests.fakes.shop_boards import Values, words

ZONE = "Asia/Shanghai"
PLATE: Values = {"text": "京A12345", "colour": "blue"}


def car(vehicle_id: str, text: str, here: str | None = None) -> Values:
    """Return a car that was found."""
    return {
        "vehicle_id": vehicle_id,
        "plate": {"text": text, "colour": "green" if len(text) == 8 else "blue"},
        "brand": words("大众", "Volkswagen"),
        "series": words("帕萨特", "Passat"),
        "vin": "LVSHCAMB1CE012345",
        "owner_name": "欧阳晓燕",
        "here_visit_id": here,
        "last_arrived_at": "2025-11-20T01:10:00Z",
    }


def found(here: str | None = None) -> Values:
    """Return what `13` has found."""
    report = {
        "report_id": "fault-1",
        "title": "低速刹车异响",
        "symptom": "左前轮有金属摩擦声，车速 13 km/h 以下",
        "plate": PLATE,
        "step": "closed",
    }
    order = {
        "order_id": "order-1",
        "number": "2025-0013",
        "vehicle_id": "v1",
        "plate": PLATE,
        "job": words("更换前刹车片", "Front brake pads"),
        "arrived_at": "2025-03-04T02:00:00Z",
        "here_visit_id": None,
    }
    booking = {
        "appointment_id": "booking-1",
        "number": "B2025-0131",
        "vehicle_id": "v1",
        "plate": PLATE,
        "job": words("保养 A", "Service A"),
        "slot_at": "2025-11-24T02:30:00Z",
        "customer_name": "欧阳晓燕",
        "contact": "",
    }
    customer = {
        "customer_id": "c1",
        "name": "欧阳晓燕",
        "phone": "13912345678",
        "plates": [PLATE, {"text": "京AD12345", "colour": "green"}],
    }
    return {
        "zone": ZONE,
        "cars": [car("v1", "京A13245", here), car("v2", "京AD13345")],
        "customers": [customer],
        "orders": [order],
        "bookings": [booking],
        "faults": [report],
    }


def line(zh: str, en: str, price_minor: int, authorization: str = "authorized") -> Values:
    """Return one item of an order."""
    return {
        "title": words(zh, en),
        "price_minor": price_minor,
        "authorization": authorization,
        "added": authorization == "declined",
        "safety": False,
    }


def visit(key: str, arrived_at: str, own_words: str = "", advice: str = "") -> Values:
    """Return one stay."""
    order = {
        "order_id": f"order-{key}",
        "number": f"2025-00{key}3",
        "mileage_km": 40_000 + 5_000 * int(key),
        "total_minor": 86_000,
        "lines": [
            line("更换机油和机滤", "Oil and filter", 38_000),
            line("更换前刹车片", "Front brake pads", 48_000),
            line("更换变速箱油（建议 6 万公里前完成）", "Gearbox oil, before 60,000 km", 120_000, "declined"),
        ],
        "own_words": own_words,
        "notes": "",
        "rework_count": 1 if advice else 0,
        "delivered_at": arrived_at,
        "advice": advice,
        "next_service_on": "2026-05-20",
        "next_service_km": 55_000,
    }
    return {
        "visit_id": f"visit-{key}",
        "arrived_at": arrived_at,
        "departed_at": arrived_at,
        "advisor": words("王敏", "Wang Min"),
        "rating": 5,
        "brought_by": "李雷" if own_words else "",
        "orders": [order],
    }


def vehicle_record() -> Values:
    """Return the record of a car with three stays."""
    fault = {
        "report_id": "fault-1",
        "title": "低速刹车异响",
        "action": "更换 Bosch 刹车片",
        "step": "closed",
        "changed_at": "2025-03-05T02:00:00Z",
    }
    declined = {
        "title": words("更换变速箱油", "Gearbox oil"),
        "safety": True,
        "price_minor": 120_000,
        "declined_at": "2025-11-20T02:00:00Z",
        "settled_at": None,
    }
    complaint = {
        "opened_at": "2025-03-06T02:00:00Z",
        "closed_at": "2025-03-08T02:00:00Z",
        "words": "交车后刹车还有一点声音，希望再检查一次。",
    }
    claim = {
        "claim_id": "k1",
        "title": words("左前减震器", "Front left shock absorber"),
        "order_number": "2025-0031",
        "payer": "warranty",
        "amount_minor": 186_000,
        "step": "sent",
        "changed_at": "2025-11-20T06:00:00Z",
    }
    slip = {
        "slip_id": "s1",
        "kind": "consultation",
        "words": "冬天出门前要不要换雪地胎？",
        "opened_at": "2025-11-19T02:00:00Z",
        "answered": False,
        "closed_at": None,
    }
    return {
        "zone": ZONE,
        "car": car("v1", "京A12345"),
        "colour": words("珍珠白", "pearl white"),
        "owner": {"customer_id": "c1", "name": "欧阳晓燕", "phone": "13912345678"},
        "last_mileage_km": 55_000,
        "bookings": found()["bookings"],
        "visits": [
            visit("3", "2025-11-20T01:10:00Z"),
            visit(
                "1", "2025-03-04T02:00:00Z", "刹车的时候左前面吱吱响，下雨天更明显。", "两个月后检查后刹车片"
            ),
        ],
        "past_services": [],
        "more_visits": 2,
        "recommendations": [declined, {**declined, "settled_at": "2025-11-20T02:00:00Z"}],
        "complaints": [complaint],
        "claims": [claim],
        "slips": [slip, {**slip, "slip_id": "s2", "answered": True, "closed_at": "2025-11-21T02:00:00Z"}],
        "faults": [fault],
    }


def customer_record() -> Values:
    """Return the record of its owner."""
    return {
        "zone": ZONE,
        "owner": {"customer_id": "c1", "name": "欧阳晓燕", "phone": "13912345678"},
        "cars": [car("v1", "京A12345", "visit-here"), car("v2", "京AD12345")],
        "bookings": found()["bookings"],
        "brought": [{"vehicle_id": "v9", "plate": PLATE, "arrived_at": "2025-03-04T02:00:00Z"}],
    }
