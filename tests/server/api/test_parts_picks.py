"""Parts are handed out with both names: the keeper's by the session, the taker's by their PIN."""

from datetime import timedelta
from typing import Any

from httpx2 import Response

from server.actions import dispatch, reception
from server.actions.arrivals import check_in_vehicle
from server.actions.authorization import answer_added_work
from server.actions.work import request_added_work, start_work
from server.contract import deeds
from server.contract.boards import LineOption, Words
from server.domain.catalogue import Operation, Part
from server.domain.staff import Actor, Role
from server.domain.stage import Name
from server.store.identifiers import new_id
from server.store.unit_of_work import UnitOfWork
from tests.fakes.open_api import OpenApi
from tests.fakes.open_shop import PIN, Done

WIPERS = Words(zh="换雨刮", en="Wiper blades")
PADS = Words(zh="前刹车片", en="Front brake pads")


def _agreed(work: UnitOfWork) -> Done:
    """A car whose customer has agreed to new brake pads."""
    visit = check_in_vehicle(work, deeds.CheckInVehicle(plate="京A12345"))
    (order,) = work.orders.of_visit(visit.visit_id)
    reception.begin_reception(work, order.order_id, deeds.BeginReception())
    cost = deeds.EstimateCost(kind="part", title=PADS, price_minor=30_000, quantity_thousandths=2_000)
    line = deeds.EstimateLine(title=PADS, standard_minutes=60, price_minor=60_000, costs=[cost])
    later = work.now + timedelta(hours=4)
    body = deeds.FinishReception(
        lines=[line], promised_from=later, promised_to=later + timedelta(hours=1), promise_reason="test"
    )
    reception.finish_reception(work, order.order_id, body)
    reception.authorize_estimate(work, order.order_id, deeds.AuthorizeEstimate(agreed="phone"))
    return Done()


def _gaps(api: OpenApi, order_id: str) -> list[str]:
    sheet = api.send("GET", f"/api/settlements/{order_id}", api.session(Role.CASHIER)).json()
    return [gap["of"]["en"] for gap in sheet["gaps"] if gap["kind"] == "parts_not_handed_out"]


def _begin_work(work: UnitOfWork, order_id: str) -> None:
    (bay, *_) = work.bays.where()
    technician = next(member for member in work.staff.all() if Role.TECHNICIAN in member.roles)
    assign = deeds.AssignBay(bay_id=bay.bay_id, technician_id=technician.staff_id)
    dispatch.assign_bay(work, order_id, assign)
    start_work(work, order_id, deeds.StartWork())


def _agree(work: UnitOfWork, order_id: str) -> Done:
    (line,) = [line for line in work.orders.get(order_id).lines if line.added]
    answer = deeds.AnswerAddedWork(line_id=line.line_id, option_id=line.options[0].option_id)
    answer_added_work(work, order_id, answer)
    return Done()


def _order(api: OpenApi) -> dict[str, Any]:
    (order,) = api.send("GET", "/api/parts-picks", api.session(Role.PARTS)).json()["orders"]
    found: dict[str, Any] = order
    return found


def _hand_out(api: OpenApi, **said: object) -> Response:
    order = _order(api)
    body = {
        "pick_id": new_id(),
        "part": order["parts"][0]["part"],
        "quantity_thousandths": 1_000,
        "taken_by": api.shop.staff[Role.TECHNICIAN].staff_id,
        "pin": PIN,
    }
    path = f"/api/parts-picks/{order['order_id']}"
    return api.send("POST", path, api.session(Role.PARTS), body | said)


def test_added_work_of_the_catalogue_takes_its_parts_once_the_customer_has_agreed(api: OpenApi) -> None:
    wipers = Part("WB-2421", "Bosch", Name("雨刮片", "Wiper blades"), 2_000, 9_000)
    operation = Operation(
        new_id(),
        api.shop.shop_id,
        "M901",
        Name("换雨刮", "Wiper blades"),
        15,
        "mechanical",
        "quick",
        parts=(wipers,),
    )
    api.shop.write(lambda work: work.operations.save(operation))
    everybody = Actor(api.shop.shop_id, frozenset(Role), staff_id=api.shop.staff[Role.ADVISOR].staff_id)
    api.shop.run(everybody, _agreed, Done)
    order = _order(api)

    def found(work: UnitOfWork) -> Done:
        _begin_work(work, order["order_id"])
        option = LineOption(option_id=new_id(), title=WIPERS, detail=WIPERS, price_minor=24_000, minutes=15)
        asked = deeds.RequestAddedWork(title=WIPERS, options=[option], operation_id=operation.operation_id)
        request_added_work(work, order["order_id"], asked)
        return Done()

    api.shop.run(everybody, found, Done)
    assert len(_order(api)["parts"]) == 1
    api.shop.run(everybody, lambda work: _agree(work, order["order_id"]), Done)
    (_, blades) = _order(api)["parts"]
    assert (blades["number"], blades["brand"], blades["quantity_thousandths"]) == ("WB-2421", "Bosch", 2_000)
    assert _hand_out(api, part=blades["part"]).status_code == 200
    assert len(_order(api)["parts"][1]["picks"]) == 1


def test_a_part_goes_from_one_name_to_another_and_a_short_one_is_noted(api: OpenApi) -> None:
    advisor = api.shop.staff[Role.ADVISOR].staff_id
    api.shop.run(Actor(api.shop.shop_id, frozenset(Role), staff_id=advisor), _agreed, Done)
    assert _gaps(api, _order(api)["order_id"]) == ["Front brake pads"]
    assert _hand_out(api, problem="short", note="one is missing").status_code == 200
    assert _gaps(api, _order(api)["order_id"]) == []
    (pick,) = _order(api)["parts"][0]["picks"]
    assert (pick["handed_by"]["en"], pick["taken_by"]["en"]) == ("Parts Wang", "Technician Wang")
    assert (pick["problem"], pick["note"], pick["quantity_thousandths"]) == ("short", "one is missing", 1_000)

    refused = _hand_out(api, pin="000000")
    assert (refused.status_code, refused.json()["field"]) == (422, "pin")
    assert _hand_out(api, part="nothing/0").json()["field"] == "part"
    washer = api.shop.staff[Role.WASHER].staff_id
    assert _hand_out(api, taken_by=washer).json()["field"] == "taken_by"
    assert len(_order(api)["parts"][0]["picks"]) == 1
