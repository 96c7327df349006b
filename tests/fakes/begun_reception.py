"""A car whose reception has begun over HTTP, and the catalogue to write its estimate from."""

from datetime import timedelta
from typing import Any

from server.actions.catalogue import import_catalogue
from server.catalogue_file import shipped_catalogue
from server.contract.catalogue import CatalogueTaken
from server.domain.repair_order import RepairOrder
from server.domain.staff import Role
from tests.fakes.open_api import OpenApi

WORDS = {"zh": "字", "en": "word"}


class Reception:
    """A car whose reception has begun, and the catalogue to write its estimate from."""

    def __init__(self, api: OpenApi) -> None:
        self.api = api
        stock = shipped_catalogue(api.shop.flows)
        manager = api.shop.actor(Role.MANAGER)
        api.shop.run(manager, lambda work: import_catalogue(work, stock), CatalogueTaken)
        self.advisor, self.manager = api.session(Role.ADVISOR), api.session(Role.MANAGER)
        self.order_id = self.arrived("京A12345")

    def arrived(self, plate: str) -> str:
        """Check a car in and begin its reception; return its order."""
        visit = self.api.send("POST", "/api/visits", self.advisor, {"plate": plate}).json()["visit_id"]
        actor = self.api.shop.actor(Role.ADVISOR)
        (order,) = self.api.services.read(actor, lambda rows: rows.orders.of_visit(visit))
        self.must("begin-reception", {}, order.order_id)
        return order.order_id

    @property
    def order(self) -> RepairOrder:
        """The order as it stands."""
        actor = self.api.shop.actor(Role.ADVISOR)
        return self.api.services.read(actor, lambda rows: rows.orders.get(self.order_id))

    def line(self, code: str, **terms: Any) -> dict[str, Any]:
        """The line of an operation, with other terms on its first part than the catalogue's."""
        answer = self.api.send("GET", f"/api/catalogue?search={code}", self.advisor).json()
        operation = answer["operations"][0]
        part = operation["parts"][0]
        cost = {
            "kind": "part",
            "title": part["name"],
            "number": part["number"],
            "brand": part["brand"],
            "price_minor": part["price_minor"],
            "quantity_thousandths": part["quantity_thousandths"],
        }
        return {
            "title": operation["name"],
            "standard_minutes": operation["standard_minutes"],
            "price_minor": terms.pop("amount", part["price_minor"]),
            "operation_id": operation["operation_id"],
            "bay_kind": operation["bay_kind"],
            "costs": [cost | terms],
        }

    def body(self, *lines: dict[str, Any], minutes: int = 300, **more: Any) -> dict[str, Any]:
        """An estimate that promises the car in so many minutes."""
        now = self.api.shop.shop_clock.now()
        promised_to = now + timedelta(minutes=minutes)
        promised = {"promised_from": now.isoformat(), "promised_to": promised_to.isoformat()}
        return {"lines": list(lines), **promised, **more}

    def do(self, deed: str, body: dict[str, Any], order_id: str = "", token: str = "") -> Any:
        """Do something with the order."""
        path = f"/api/repair-orders/{order_id or self.order_id}/{deed}"
        return self.api.send("POST", path, token or self.advisor, body)

    def must(self, deed: str, body: dict[str, Any], order_id: str = "") -> None:
        """Do something that is allowed."""
        answer = self.do(deed, body, order_id)
        assert answer.status_code == 200, answer.text

    def recommended(self) -> Any:
        """What was declined for the car of this visit and is open."""
        path = f"/api/visits/{self.order.visit_id}/recommendations"
        return self.api.send("GET", path, self.advisor).json()

    def versions(self) -> Any:
        """All versions of the estimate."""
        return self.api.send("GET", f"/api/estimates/{self.order_id}", self.advisor).json()
