"""Claims over HTTP: for a line that the manufacturer pays, to the money, with the old part's way."""

from datetime import timedelta
from typing import Any

from httpx2 import Response

from server.domain.staff import Role
from server.store.identifiers import new_id
from tests.fakes.open_api import OpenApi
from tests.fakes.open_shop import OPENING

PROMISED = {
    "promised_from": (OPENING + timedelta(hours=3)).isoformat(),
    "promised_to": (OPENING + timedelta(hours=4)).isoformat(),
    "promise_reason": "test",
}


def claimable(api: OpenApi) -> dict[str, Any]:
    """An order whose one line the manufacturer pays; return what is told of that line."""
    token = api.session(Role.ADVISOR)
    visit = api.send("POST", "/api/visits", token, {"plate": "京A12345"}).json()["visit_id"]
    order = api.send("GET", "/api/boards/desk", token).json()["board"][f"car/{visit}"]["order_id"]
    line = {
        "title": {"zh": "更换水泵", "en": "Water pump"},
        "standard_minutes": 60,
        "price_minor": 48_000,
        "payer": "warranty",
    }
    for deed, body in (
        ("begin-reception", {}),
        ("finish-reception", {"lines": [line], **PROMISED}),
        ("authorize-estimate", {"agreed": "phone"}),
    ):
        answer = api.send("POST", f"/api/repair-orders/{order}/{deed}", token, body)
        assert answer.status_code == 200, answer.text
    (told,) = listed(api)["unclaimed"]
    return dict(told)


def listed(api: OpenApi) -> dict[str, Any]:
    answer = api.send("GET", "/api/claims", api.session(Role.PARTS))
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


def opened(api: OpenApi, line: dict[str, Any]) -> Response:
    body = {"claim_id": new_id(), "order_id": line["order_id"], "line_id": line["line_id"]}
    return api.send("POST", "/api/claims", api.session(Role.ADVISOR), body)


def to(api: OpenApi, claim_id: str, part: str, **body: object) -> Response:
    return api.send("POST", f"/api/claims/{claim_id}/{part}", api.session(Role.PARTS), body)


def test_a_claim_goes_from_its_line_to_the_money_and_its_part_to_the_payer_and_back(api: OpenApi) -> None:
    line = claimable(api)
    claim_id = opened(api, line).json()["claim_id"]
    assert listed(api)["unclaimed"] == []
    assert to(api, claim_id, "part", custody="stored", label="K-17", place="旧件架 3").status_code == 200
    assert to(api, claim_id, "next", step="sent", words="照片三张").status_code == 200
    assert to(api, claim_id, "next", step="partly", accepted_minor=24_000).status_code == 200
    assert to(api, claim_id, "part", custody="handed_over", place="厂家代表").status_code == 200
    assert to(api, claim_id, "next", step="paid").status_code == 200

    (claim,) = listed(api)["claims"]
    assert (claim["step"], claim["accepted_minor"], claim["next_steps"]) == ("paid", 24_000, [])
    assert (claim["custody"], claim["part_label"], claim["part_with"]) == ("handed_over", "K-17", "厂家代表")
    assert (claim["line"]["plate"]["text"], claim["line"]["payer"]) == ("京A12345", "warranty")
    assert [note["step"] for note in claim["notes"]] == [
        "opened",
        "stored",
        "sent",
        "partly",
        "handed_over",
        "paid",
    ]


def test_a_line_is_claimed_once_and_only_where_somebody_else_pays(api: OpenApi) -> None:
    line = claimable(api)
    assert opened(api, line).status_code == 200
    again = opened(api, line)
    assert (again.status_code, again.json()["field"]) == (422, "line_id")
    other = opened(api, line | {"line_id": "unknown"})
    assert (other.status_code, other.json()["field"]) == (422, "line_id")


def test_a_step_that_cannot_follow_is_refused_and_a_stale_one_too(api: OpenApi) -> None:
    claim_id = opened(api, claimable(api)).json()["claim_id"]
    early = to(api, claim_id, "next", step="paid")
    assert (early.status_code, early.json()["code"]) == (409, "claim_step_not_next")
    stale = to(api, claim_id, "next", step="sent", version=7)
    assert (stale.status_code, stale.json()["code"]) == (409, "stale_version")
    assert listed(api)["claims"][0]["step"] == "opened"


def test_the_record_of_the_car_tells_its_claims(api: OpenApi) -> None:
    claim_id = opened(api, claimable(api)).json()["claim_id"]
    token = api.session(Role.ADVISOR)
    (car,) = api.send("GET", "/api/search?q=A12345", token).json()["cars"]
    (claim,) = api.send("GET", f"/api/records/vehicles/{car['vehicle_id']}", token).json()["claims"]
    assert (claim["claim_id"], claim["payer"], claim["step"]) == (claim_id, "warranty", "opened")
