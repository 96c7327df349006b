"""Loaners over HTTP: lent to the customer of a visit, overdue on the service clock, and back."""

from datetime import timedelta
from typing import Any

import pytest
from httpx2 import Response

from server.domain.staff import Role
from server.store.identifiers import new_id
from tests.fakes.open_api import OpenApi
from tests.fakes.open_shop import OPENING

JPEG = b"\xff\xd8\xff\xe0 a signature"
WALKED = {"mileage_km": 38_210, "fuel_eighths": 6, "marks": []}
DENT = {"station": "rear", "kind": "dent", "x": 0.5, "y": 0.9}
TONIGHT = (OPENING + timedelta(hours=9)).isoformat()


def loaner(api: OpenApi, plate: str = "京AL0016") -> str:
    body = {
        "loaner_id": new_id(),
        "plate": plate,
        "model": {"zh": "朗逸", "en": "Lavida"},
        "mileage_km": 38_210,
        "fuel_eighths": 6,
    }
    answer = api.send("POST", "/api/loaners", api.session(Role.ADMINISTRATOR), body)
    assert answer.status_code == 200, answer.text
    return str(answer.json()["loaner_id"])


def visit(api: OpenApi, plate: str = "京A12345") -> str:
    here = api.send("POST", "/api/visits", api.session(Role.ADVISOR), {"plate": plate})
    return str(here.json()["visit_id"])


def give(
    api: OpenApi, loaner_id: str, visit_id: str, more: dict[str, object] | None = None, *, signed: bool = True
) -> Response:
    token, loan_id = api.session(Role.ADVISOR), new_id()
    if signed:
        api.send("POST", f"/api/loaners/loans/{loan_id}/signature", token, JPEG)
    ids = {"loan_id": loan_id, "loaner_id": loaner_id, "visit_id": visit_id}
    return api.send("POST", "/api/loaners/loans", token, ids | {"due_at": TONIGHT} | WALKED | (more or {}))


def listed(api: OpenApi) -> dict[str, Any]:
    answer = api.send("GET", "/api/loaners", api.session(Role.ADVISOR))
    return dict(answer.json())


def test_a_loaner_goes_out_signed_and_comes_back_with_what_is_new(api: OpenApi) -> None:
    loaner_id, visit_id = loaner(api), visit(api)
    loan_id = give(api, loaner_id, visit_id).json()["loan_id"]

    out = listed(api)["loaners"][0]["loan"]
    assert (out["customer"]["plate"]["text"], out["given_km"]) == ("京A12345", 38_210)
    token = api.session(Role.ADVISOR)
    drawn = api.send("GET", f"/api/loaners/loans/{loan_id}/signature", token)
    assert (drawn.content, drawn.headers["content-type"]) == (JPEG, "image/jpeg")

    walked = {"mileage_km": 38_290, "fuel_eighths": 5, "marks": [{"mark_id": new_id(), **DENT}]}
    back = api.send("POST", f"/api/loaners/loans/{loan_id}/return", token, {**walked, "note": "谢谢"})
    assert back.status_code == 200, back.text

    entry = listed(api)["loaners"][0]
    assert (entry["loan"], entry["mileage_km"], len(entry["marks"])) == (None, 38_290, 1)
    (past,) = api.send("GET", f"/api/loaners/{loaner_id}/loans", token).json()["loans"]
    assert (past["driven_km"], past["new_marks"][0]["kind"], past["note"]) == (80, "dent", "谢谢")


def test_nothing_is_given_without_a_signature(api: OpenApi) -> None:
    refused = give(api, loaner(api), visit(api), signed=False)
    assert (refused.status_code, refused.json()["field"]) == (422, "signature")
    assert listed(api)["loaners"][0]["loan"] is None


def test_a_car_that_is_out_is_not_given_again(api: OpenApi) -> None:
    loaner_id = loaner(api)
    assert give(api, loaner_id, visit(api)).status_code == 200
    refused = give(api, loaner_id, visit(api, "京A54321"))
    assert (refused.status_code, refused.json()["code"]) == (409, "loaner_not_free")


@pytest.mark.parametrize(
    ("more", "status", "code"),
    [
        ({"due_at": OPENING.isoformat()}, 422, "invalid_request"),
        ({"mileage_km": 38_000}, 409, "mileage_below_last"),
        ({"fuel_eighths": 9}, 422, "invalid_request"),
        ({"loaner_id": "nowhere"}, 404, "not_found"),
    ],
)
def test_what_cannot_be_lent_so_is_refused(
    api: OpenApi, more: dict[str, object], status: int, code: str
) -> None:
    refused = give(api, loaner(api), visit(api), more)
    assert (refused.status_code, refused.json()["code"]) == (status, code)


def test_a_plate_is_on_the_list_once(api: OpenApi) -> None:
    loaner(api)
    body = {"loaner_id": new_id(), "plate": "京A·L0016", "model": {"zh": "朗逸", "en": "Lavida"}}
    again = api.send(
        "POST",
        "/api/loaners",
        api.session(Role.ADVISOR),
        {**body, "mileage_km": 1, "fuel_eighths": 1},
    )
    assert (again.status_code, again.json()["field"]) == (422, "plate")


def test_who_was_said_to_need_one_is_listed_until_they_have_had_one(api: OpenApi) -> None:
    token, visit_id = api.session(Role.ADVISOR), visit(api)
    order = api.send("GET", "/api/boards/desk", token).json()["board"][f"car/{visit_id}"]["order_id"]
    api.send("POST", f"/api/repair-orders/{order}/begin-reception", token, {})
    kept = api.send("POST", f"/api/receptions/{order}/interview", token, {"stay": "loaner"})
    assert kept.status_code == 200, kept.text
    assert [each["visit_id"] for each in listed(api)["wanted"]] == [visit_id]

    give(api, loaner(api), visit_id)
    assert listed(api)["wanted"] == []


def test_a_car_that_is_lent_no_more_stays_with_its_history(api: OpenApi) -> None:
    loaner_id = loaner(api)
    body = {"model": {"zh": "朗逸 旧", "en": "Lavida, old"}, "in_service": False}
    api.send("POST", f"/api/loaners/{loaner_id}/change", api.session(Role.MANAGER), body)
    assert give(api, loaner_id, visit(api)).json()["code"] == "loaner_not_free"
    assert listed(api)["loaners"][0]["in_service"] is False


def _back_with_less(api: OpenApi, loan_id: str, **asked: object) -> Response:
    walked = {"mileage_km": 38_290, "fuel_eighths": 2, "marks": []}
    token = api.session(Role.ADVISOR)
    return api.send("POST", f"/api/loaners/loans/{loan_id}/return", token, walked | asked)


def _charges(api: OpenApi, path: str = "/api/settlements") -> list[tuple[str, int, str]]:
    told = api.send("GET", path, api.session(Role.CASHIER)).json()["loan_charges"]
    return [(each["plate"]["text"], each["amount_minor"], each["reason"]) for each in told]


def test_what_is_asked_as_it_comes_back_stands_at_the_till_until_it_was_taken(api: OpenApi) -> None:
    visit_id = visit(api)
    loan_id = give(api, loaner(api), visit_id).json()["loan_id"]
    order = api.send("GET", "/api/boards/desk", api.session(Role.ADVISOR)).json()["board"][f"car/{visit_id}"]
    sheet = f"/api/settlements/{order['order_id']}"
    asked = {"charge_minor": 20_000, "charge_reason": "少油四格"}

    assert _back_with_less(api, loan_id, **asked).status_code == 200

    assert _charges(api) == _charges(api, sheet) == [("京A12345", 20_000, "少油四格")]
    path, cashier = f"/api/loaners/loans/{loan_id}/charged", api.session(Role.CASHIER)
    assert api.send("POST", path, api.session(Role.ADVISOR)).status_code == 403
    assert api.send("POST", path, cashier).status_code == 200
    assert _charges(api) == _charges(api, sheet) == []
    again = api.send("POST", path, cashier)
    assert (again.status_code, again.json()["field"]) == (422, "loan_id")


def test_nobody_is_asked_for_money_without_a_reason(api: OpenApi) -> None:
    loan_id = give(api, loaner(api), visit(api)).json()["loan_id"]
    refused = _back_with_less(api, loan_id, charge_minor=20_000, charge_reason=" ")
    assert (refused.status_code, refused.json()["field"]) == (422, "charge_reason")
    assert _back_with_less(api, loan_id).status_code == 200
    assert _charges(api) == []
