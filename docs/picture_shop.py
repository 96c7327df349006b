"""The running demonstration whose screens are photographed, with what the simulated people leave undone."""

import re
import subprocess
import sys
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from itertools import zip_longest
from pathlib import Path
from typing import Any, Self
from zoneinfo import ZoneInfo

import httpx

ENDS_WITHIN_S = 60.0
LINK = re.compile(r"^(?P<name>\S.*?)\s{2,}(?P<address>http://\S+)$")
ROLE = re.compile(r"\((?P<role>[a-z ]+)\)$")
FAULTS = (
    ("冷车启动后刹车异响 · Brakes squeal when cold", "倒车第一脚最明显 · worst at the first stop in reverse"),
    ("高速方向盘抖动 · Steering wheel shakes at speed", "时速 100 公里以上 · above 100 km/h"),
    ("空调间歇不冷 · Air conditioning cools on and off", "怠速时不冷 · warm at idle"),
)
WIPERS = {"zh": "更换雨刮", "en": "Wipers"}
OIL = {"zh": "快速换油", "en": "Quick oil change"}
CAR = {
    "brand": {"zh": "大众", "en": "Volkswagen"},
    "series": {"zh": "途观", "en": "Tiguan"},
    "vehicle_colour": {"zh": "白色", "en": "white"},
}
CUSTOMERS = (("京N7F330", "何平"), ("沪B26317", "陈静"))
ZONE = ZoneInfo("Asia/Shanghai")
"""Of the example shop."""
CAUSE = "刹车片缺少消音垫 · The pads lack their shims"
REPAIR = "加装消音垫并涂导向销脂 · Shims fitted, pins greased"


class PictureShop:
    """A shop that plays, and its people's sessions."""

    def __init__(self, links: dict[str, str]) -> None:
        self.links = links
        self.origin = links["Lounge"].partition("/lounge")[0]
        self.tokens = {
            found["role"]: address.partition("#token=")[2]
            for name, address in links.items()
            if (found := ROLE.search(name))
        }

    @classmethod
    def told_by(cls, process: "subprocess.Popen[str]") -> Self:
        """Read the addresses that the demonstration prints."""
        assert process.stdout
        links: dict[str, str] = {}
        for line in process.stdout:
            if found := LINK.match(line.strip()):
                links[found["name"]] = found["address"]
            elif links and not line.strip():
                return cls(links)
        raise SystemExit("the demonstration ended before it told its links")

    def ask(self, role: str, path: str, body: dict[str, Any] | None = None) -> Any:
        """Ask as somebody of a role: a body is posted."""
        method = "GET" if body is None else "POST"
        return self._send(role, method, path, json=body)

    def take_in(self, kind: str, lines: Sequence[str]) -> None:
        """Take records in as a table of another system."""
        table = "\n".join(lines).encode()
        self._send("manager", "POST", f"/api/record-files/{kind}/import", content=table)

    def _send(self, role: str, method: str, path: str, **sent: Any) -> Any:
        headers = {"Authorization": f"Bearer {self.tokens[role]}", "Idempotency-Key": uuid.uuid4().hex}
        answer = httpx.request(method, self.origin + path, headers=headers, timeout=60, **sent)
        return answer.raise_for_status().json()

    def page(self, role: str, path: str) -> str:
        """Return the address of a page as somebody of a role."""
        return f"{self.origin}{path}#token={self.tokens[role]}"

    def cars(self) -> list[dict[str, Any]]:
        """Return the cars that are here, the longest first."""
        board = self.ask("advisor", "/api/boards/desk")["board"]
        found = [value for key, value in board.items() if key.startswith("car/")]
        return sorted(found, key=lambda car: str(car["arrived_at"]))

    def customers_page(self, visit_id: str) -> str:
        """Return the address of a customer's page."""
        return self.origin + str(self.ask("advisor", f"/api/visits/{visit_id}/customer-link", {})["path"])

    def record_of(self, plate: str) -> str:
        """Return the address of a car's record, as an advisor."""
        (car,) = self.ask("advisor", f"/api/search?q={plate}")["cars"]
        return self.page("advisor", f"/records/vehicles/{car['vehicle_id']}")

    def booking_page(self) -> str:
        """Return the address at which customers book."""
        return f"{self.origin}/book/{self.ask('advisor', '/api/booking-codes', {})['code']}"

    def report_faults(self) -> None:
        """Fill the knowledge base: one fault is known to its end, others are open."""
        for title, symptom in FAULTS:
            report = {"report_id": str(uuid.uuid4()), "title": title, "symptom": symptom}
            self.ask("team leader", "/api/fault-reports", report)
        place = f"/api/fault-reports/{report['report_id']}/next"
        self.ask("team leader", place, {"step": "cause_found", "words": CAUSE})
        self.ask("team leader", place, {"step": "repaired", "words": REPAIR})

    def leave_work(self) -> None:
        """Leave what the simulated people have none of: errands, a recall, bookings that need parts."""
        self.report_faults()
        tomorrow = datetime.now(ZONE).replace(hour=9, minute=0, second=0, microsecond=0) + timedelta(days=1)
        for index, (plate, name) in enumerate(CUSTOMERS):
            at = (tomorrow + timedelta(hours=index)).isoformat()
            booked = {"plate": plate, "customer_name": name, "customer_phone": "13800004571", "slot_at": at}
            work = {"job": OIL, "standard_minutes": 20, "operations": ["E101"], "overbook_reason": "–"}
            body = {"appointment_id": str(uuid.uuid4()), **CAR, **booked, **work}
            self.ask("advisor", "/api/appointments", body)
        rescued = {"car": {"plate": "京Q55M21"}, "contact": "林芳", "phone": "13900001234"}
        where = {"address": "朝阳区建国路 88 号 · 88 Jianguo Road", "wanted_at": tomorrow.isoformat()}
        body = {"errand_id": str(uuid.uuid4()), "kind": "rescue", **rescued, **where}
        self.ask("advisor", "/api/errands", body)
        recall = {"code": "S2026-014", "title": "更换高压油管 · High-pressure fuel line"}
        listed = {"begins_on": tomorrow.date().isoformat(), "vins": ["LVSHCAMB1CE054249"]}
        self.ask("manager", "/api/recalls", {"recall_id": str(uuid.uuid4()), **recall, **listed})

    def erase_somebody(self) -> None:
        """Let a customer ask to be forgotten whose only booking was cancelled."""
        at = datetime.now(ZONE).replace(hour=11, minute=0, second=0, microsecond=0) + timedelta(days=1)
        booked = {"plate": "苏E55K90", "customer_name": "周敏", "customer_phone": "13700004321"}
        work = {"job": OIL, "standard_minutes": 20, "overbook_reason": "–", "slot_at": at.isoformat()}
        booking = str(uuid.uuid4())
        self.ask("advisor", "/api/appointments", {"appointment_id": booking, **CAR, **booked, **work})
        self.ask("advisor", f"/api/appointments/{booking}/cancel", {"reason": "–"})
        (car,) = self.ask("advisor", "/api/search?q=苏E55K90")["cars"]
        record = self.ask("advisor", f"/api/records/vehicles/{car['vehicle_id']}")
        erase = f"/api/records/customers/{record['owner']['customer_id']}/erase"
        self.ask("manager", erase, {"reason": "asked"})

    def check_in(self, plate: str) -> str:
        """Let a car come that no simulated person knows; return its order."""
        visit_id = self.ask("advisor", "/api/visits", {"plate": plate})["visit_id"]
        order_id = str(next(car["order_id"] for car in self.cars() if car["visit_id"] == visit_id))
        self.ask("advisor", f"/api/repair-orders/{order_id}/begin-reception", {})
        return order_id

    def estimate(self, order_id: str, payers: Sequence[str] = ()) -> None:
        """Write an estimate for a car that the customer must answer; others may pay its first lines."""
        found = self.ask("advisor", "/api/catalogue?search=BRAKE")["operations"]
        lines = [_line(operation) for operation in found[:2]]
        lines.append({"title": WIPERS, "standard_minutes": 10, "price_minor": 12_000})
        lines = [{**line, "payer": payer} for line, payer in zip_longest(lines, payers, fillvalue="customer")]
        work = "&".join(f"work={line.get('bay_kind', 'lift')}:{line['standard_minutes']}" for line in lines)
        window = self.ask("advisor", f"/api/estimates/{order_id}/window?{work}")
        body = {
            "lines": lines,
            "vehicle": {
                "brand": {"zh": "大众", "en": "Volkswagen"},
                "series": {"zh": "途观", "en": "Tiguan"},
                "colour": {"zh": "白色", "en": "white"},
            },
            "mileage_km": 52_300,
            "promised_from": window["from_at"],
            "promised_to": window["to_at"],
            "promise_reason": "–",
        }
        self.ask("advisor", f"/api/repair-orders/{order_id}/finish-reception", body)


def _line(operation: dict[str, Any]) -> dict[str, Any]:
    kept = ("standard_minutes", "price_minor", "operation_id", "bay_kind", "safety")
    return {"title": operation["name"]} | {key: operation[key] for key in kept}


@contextmanager
def picture_shop(folder: Path, speed: float) -> Iterator[PictureShop]:
    """Run the demonstration while the block lasts."""
    command = [sys.executable, "-m", "server", "demo", "--no-browser", "--port", "8390"]
    process = subprocess.Popen(
        [*command, "--speed", str(speed), "--data-folder", str(folder)],
        stdout=subprocess.PIPE,
        text=True,
        bufsize=1,
    )
    try:
        yield PictureShop.told_by(process)
    finally:
        process.terminate()
        process.wait(ENDS_WITHIN_S)
