"""Dispatch by skill, certificate, bay kind and load: who could, why not, and what a foreman may override."""

from datetime import timedelta
from typing import Any

import pytest

from server.domain.events import BayAssigned, StaffSkillsChanged
from server.domain.staff import Role
from server.store.journal import read_after
from tests.fakes.begun_reception import Reception
from tests.fakes.open_api import OpenApi

BRAKES, HIGH_VOLTAGE, ALIGNMENT = "M205", "M701", "M301"


class Dispatch(Reception):
    """A car whose estimate is agreed to, and the foreman."""

    def __init__(self, api: OpenApi, *codes: str) -> None:
        super().__init__(api)
        self.foreman = api.session(Role.FOREMAN)
        self.must("finish-reception", self.body(*map(self.plain_line, codes), minutes=900))
        self.must("authorize-estimate", {"agreed": "phone"})

    def plain_line(self, code: str) -> dict[str, Any]:
        """The line of an operation, at no particular price."""
        operation = self.api.send("GET", f"/api/catalogue?search={code}", self.advisor).json()["operations"][
            0
        ]
        kept = {key: operation[key] for key in ("operation_id", "bay_kind", "standard_minutes")}
        return kept | {"title": operation["name"], "price_minor": 100}

    def train(self, *skills: tuple[str, str | None], status: int = 200) -> Any:
        """Write down what the technician can do."""
        path = f"/api/people/{self.api.shop.staff[Role.TECHNICIAN].staff_id}"
        body = {"skills": [{"skill": skill, "until": until} for skill, until in skills]}
        answer = self.api.send("PATCH", path, self.api.session(Role.ADMINISTRATOR), body)
        assert answer.status_code == status, answer.text
        return answer.json()

    def assign(self, token: str = "", **more: str) -> Any:
        """Give the car to the technician in the first bay, which is a lift."""
        staff_id, bay_id = self.api.shop.staff[Role.TECHNICIAN].staff_id, self.api.shop.bays["1"].bay_id
        body = {"bay_id": bay_id, "technician_id": staff_id, **more}
        return self.do("assign-bay", body, token=token or self.foreman)

    def candidates(self) -> Any:
        """Who could do it."""
        return self.api.send("GET", f"/api/dispatch/{self.order_id}", self.foreman).json()


def _recorded(api: OpenApi, kind: type) -> list[Any]:
    with api.shop.reader.connect() as connection:
        return [
            one.event for one in read_after(connection, api.shop.shop_id, 0) if isinstance(one.event, kind)
        ]


def _day(api: OpenApi, days: int) -> str:
    return (api.services.clock.now() + timedelta(days=days)).date().isoformat()


def test_somebody_who_can_gets_the_car(api: OpenApi) -> None:
    car = Dispatch(api, BRAKES)
    car.train(("brakes", None))
    assert car.assign().status_code == 200
    assert [event.override for event in _recorded(api, BayAssigned)] == [None]


def test_of_whom_nothing_is_written_down_nothing_is_asked(api: OpenApi) -> None:
    car = Dispatch(api, HIGH_VOLTAGE)
    assert [one["judged"] for one in car.candidates()["technicians"]] == [False]
    assert car.assign().status_code == 200


@pytest.mark.parametrize(("days", "kind"), [(-2, "certificate_expired"), (None, "skill_missing")])
def test_who_cannot_is_refused_with_the_reason(api: OpenApi, days: int | None, kind: str) -> None:
    car = Dispatch(api, HIGH_VOLTAGE)
    car.train(*([("high_voltage", _day(api, days))] if days else [("brakes", None)]))
    answer = car.assign()
    doubt = {"kind": kind, "what": "high_voltage"}

    assert (answer.status_code, answer.json()["code"]) == (409, "unfit_for_work")
    assert answer.json()["doubts"] == [doubt]
    told = car.candidates()
    assert told["technicians"][0]["doubts"] == [doubt]
    assert told["skills"]["high_voltage"]["en"] == "High voltage"


def test_a_bay_of_another_kind_is_refused(api: OpenApi) -> None:
    car = Dispatch(api, ALIGNMENT)
    assert car.assign().json()["doubts"] == [{"kind": "bay_kind", "what": "alignment"}]
    assert all(bay["doubts"] for bay in car.candidates()["bays"])


def test_a_foreman_may_override_with_a_reason_that_the_journal_keeps(api: OpenApi) -> None:
    car = Dispatch(api, HIGH_VOLTAGE)
    car.train(("brakes", None))
    assert car.assign(override="because").status_code == 422
    assert car.assign(override="supervised").status_code == 200
    assert [event.override for event in _recorded(api, BayAssigned)] == ["supervised"]


def test_who_may_assign_but_not_override_cannot(api: OpenApi) -> None:
    car = Dispatch(api, HIGH_VOLTAGE)
    car.train(("brakes", None))
    body = {"permission": "override_fitness", "granted": False}
    api.send("POST", "/api/roles/foreman", api.session(Role.ADMINISTRATOR), body)
    assert car.assign(override="supervised").json()["code"] == "not_allowed"


def test_a_reason_for_what_suits_is_not_kept(api: OpenApi) -> None:
    car = Dispatch(api, BRAKES)
    car.train(("brakes", None))
    assert car.assign(override="urgent").status_code == 200
    assert [event.override for event in _recorded(api, BayAssigned)] == [None]


def test_added_work_asks_for_its_skills_and_bay_once_the_customer_has_agreed(api: OpenApi) -> None:
    car = Dispatch(api, BRAKES)
    technician, words = api.session(Role.TECHNICIAN), {"zh": "四轮定位", "en": "Wheel alignment"}
    assert car.assign().status_code == 200
    assert car.do("start-work", {}, token=technician).status_code == 200
    operation_id = car.plain_line(HIGH_VOLTAGE)["operation_id"]
    option = {"option_id": "one", "title": words, "detail": words, "minutes": 30, "price_minor": 100}
    added = {
        "title": words,
        "options": [option],
        "operation_id": operation_id,
        "bay_kind": "alignment",
        "skills": ["alignment"],
    }
    assert car.do("request-added-work", added | {"bay_kind": "moon"}, token=technician).status_code == 422
    assert car.do("request-added-work", added, token=technician).status_code == 200
    assert "high_voltage" not in car.candidates()["skills"]
    line = car.order.lines[-1]
    assert (line.skills, line.bay_kind) == (("high_voltage", "alignment"), "alignment")
    car.must("answer-added-work", {"line_id": line.line_id, "option_id": "one"})
    told = car.candidates()
    assert {"high_voltage", "alignment"} <= told["skills"].keys()
    assert all(bay["doubts"] for bay in told["bays"])


def test_the_load_counts_open_jobs_in_bays(api: OpenApi) -> None:
    car = Dispatch(api, BRAKES)
    assert [(one["jobs"], one["minutes"]) for one in car.candidates()["technicians"]] == [(0, 0)]
    car.assign()
    minutes = car.order.standard_minutes
    assert [(one["jobs"], one["minutes"]) for one in car.candidates()["technicians"]] == [(1, minutes)]


def test_skills_are_written_down_once_and_recorded_without_days(api: OpenApi) -> None:
    car = Dispatch(api, BRAKES)
    until = _day(api, 100)
    for _ in range(2):
        told = car.train(("high_voltage", until), ("brakes", None))
    assert told["skills"] == [
        {"skill": "brakes", "until": None},
        {"skill": "high_voltage", "until": until},
    ]
    assert [event.skills for event in _recorded(api, StaffSkillsChanged)] == [("brakes", "high_voltage")]
    assert car.train(("flying", None), status=422)["field"] == "skills"
    assert car.train(("high_voltage", None), status=422)["field"] == "certificate"
