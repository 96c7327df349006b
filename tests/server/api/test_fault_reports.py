"""Fault reports over HTTP: filed with a car, taken on by different people, found by their words."""

from typing import Any

import pytest
from httpx2 import Response

from server.domain.staff import Role
from server.store.identifiers import new_id
from tests.fakes.open_api import OpenApi

SYMPTOM = "低速刹车时左前轮有金属摩擦声"


def report(api: OpenApi, role: Role = Role.TECHNICIAN, **more: object) -> Response:
    body = {"report_id": new_id(), "title": "刹车异响", "symptom": SYMPTOM, **more}
    return api.send("POST", "/api/fault-reports", api.session(role), body)


def step(api: OpenApi, report_id: str, name: str, role: Role, words: str = "", **more: object) -> Response:
    body = {"step": name, "words": words, **more}
    return api.send("POST", f"/api/fault-reports/{report_id}/next", api.session(role), body)


def found(api: OpenApi, query: str = "", role: Role = Role.FOREMAN) -> list[Any]:
    answer = api.send("GET", f"/api/fault-reports?{query}", api.session(role))
    assert answer.status_code == 200, answer.text
    return list(answer.json()["reports"])


def test_a_report_goes_from_its_symptom_to_its_end_and_is_found_by_every_word(api: OpenApi) -> None:
    report_id = report(api).json()["report_id"]
    assert step(api, report_id, "cause_found", Role.TECHNICIAN, "刹车片磨损到 1.8 毫米").status_code == 200
    assert step(api, report_id, "repaired", Role.TECHNICIAN, "更换 Bosch 刹车片").status_code == 200
    assert step(api, report_id, "verified", Role.INSPECTOR, "路试五公里无异响").status_code == 200
    closed = step(api, report_id, "closed", Role.INSPECTOR)
    assert (closed.json()["step"], closed.json()["version"]) == ("closed", 5)
    for word in ("异响", "金属", "bosch", "路试", "刹车片 磨损"):
        assert [entry["report_id"] for entry in found(api, f"search={word}")] == [report_id], word
    assert found(api, "search=离合器") == []
    assert found(api, "open_only=true") == []
    entry = found(api)[0]
    assert entry["next_step"] is None
    assert entry["repaired_by"] != entry["verified_by"]


def test_it_is_filed_with_its_car_and_found_by_the_plate(api: OpenApi) -> None:
    api.send("POST", "/api/visits", api.session(Role.ADVISOR), {"plate": "京A12345"})
    report_id = report(api, plate="京A·12345").json()["report_id"]
    assert [entry["report_id"] for entry in found(api, "search=A123")] == [report_id]
    assert found(api)[0]["plate"]["text"] == "京A12345"
    unknown = report(api, plate="粤B99999")
    assert (unknown.status_code, unknown.json()["code"]) == (404, "vehicle_unknown")
    assert len(found(api)) == 1


def test_whoever_repaired_it_does_not_verify_it(api: OpenApi) -> None:
    report_id = report(api).json()["report_id"]
    step(api, report_id, "cause_found", Role.TEAM_LEADER, "垫片松动")
    step(api, report_id, "repaired", Role.TEAM_LEADER, "紧固")
    own = step(api, report_id, "verified", Role.TEAM_LEADER, "好了")
    assert (own.status_code, own.json()["code"]) == (409, "own_work")
    assert step(api, report_id, "verified", Role.TECHNICIAN, "好了").status_code == 403
    assert step(api, report_id, "verified", Role.FOREMAN, "好了").status_code == 200


@pytest.mark.parametrize(
    ("name", "words", "more", "status", "code"),
    [
        ("repaired", "紧固", {}, 409, "fault_step_not_next"),
        ("cause_found", "  ", {}, 422, "invalid_request"),
        ("cause_found", "垫片松动", {"version": 7}, 409, "stale_version"),
        ("recorded", "又来", {}, 422, "invalid_request"),
    ],
)
def test_a_step_that_cannot_be_is_refused_and_changes_nothing(
    api: OpenApi, name: str, words: str, more: dict[str, object], status: int, code: str
) -> None:
    report_id = report(api).json()["report_id"]
    refused = step(api, report_id, name, Role.TECHNICIAN, words, **more)
    assert (refused.status_code, refused.json()["code"]) == (status, code)
    assert (found(api)[0]["step"], found(api)[0]["version"]) == ("recorded", 1)


def test_what_was_not_put_right_is_opened_again(api: OpenApi) -> None:
    report_id = report(api).json()["report_id"]
    step(api, report_id, "cause_found", Role.TECHNICIAN, "垫片松动")
    again = api.send("POST", f"/api/fault-reports/{report_id}/reopen", api.session(Role.FOREMAN), {})
    assert again.json()["step"] == "recorded"
    entry = found(api, "search=垫片")[0]
    assert (entry["step"], entry["cause"]) == ("recorded", "垫片松动")


def test_a_repeated_report_is_filed_once(api: OpenApi) -> None:
    key, body = new_id(), {"report_id": new_id(), "title": "漏油", "symptom": "机油泵处"}
    token = api.session(Role.TECHNICIAN)
    answers = [api.send("POST", "/api/fault-reports", token, body, key=key).json() for _ in range(2)]
    assert answers[0] == answers[1]
    assert len(found(api)) == 1


def test_no_more_than_fifty_are_told_and_that_there_are_more(api: OpenApi) -> None:
    for number in range(51):
        report(api, title=f"编号 {number}")
    answer = api.send("GET", "/api/fault-reports", api.session(Role.FOREMAN)).json()
    assert (len(answer["reports"]), answer["more"]) == (50, True)
    assert answer["reports"][0]["title"] == "编号 50"
