"""The report over HTTP: who may see it, and what cannot be asked."""

import pytest

from server.domain.staff import Role
from tests.fakes.open_api import OpenApi

PATH = "/api/reports/operations"


@pytest.mark.parametrize("role", [Role.MANAGER, Role.ADMINISTRATOR])
def test_a_manager_and_an_administrator_see_the_day_of_the_shop(api: OpenApi, role: Role) -> None:
    report = api.send("GET", PATH, api.session(role)).json()

    assert (report["first"], report["last"], report["on_time"]["target"]) == (
        "2026-11-21",
        "2026-11-21",
        0.85,
    )
    assert len(report["bay_use"]["bays"]) == 2


@pytest.mark.parametrize(
    "query", ["?first=2026-11-22&last=2026-11-21", "?first=2020-01-01&last=2026-11-21", "?first=x"]
)
def test_days_that_cannot_be_meant_are_refused(api: OpenApi, query: str) -> None:
    answer = api.send("GET", PATH + query, api.session(Role.MANAGER))

    assert (answer.status_code, answer.json()["code"]) == (422, "invalid_request")


@pytest.mark.parametrize("role", [Role.ADVISOR, Role.FOREMAN, Role.TECHNICIAN])
def test_others_do_not(api: OpenApi, role: Role) -> None:
    assert api.send("GET", PATH, api.session(role)).status_code == 403
