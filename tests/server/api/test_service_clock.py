"""The service clock's limits over HTTP: told to whoever has a token, and to nobody else."""

import pytest

from server.domain.staff import Role
from tests.fakes.open_api import OpenApi


def test_a_screen_is_told_the_limits_in_seconds(api: OpenApi) -> None:
    for token in (api.session(Role.ADVISOR), api.shop.device("display", "workshop").token):
        limits = api.send("GET", "/api/service-clock", token).json()["limits"]
        assert (limits["greet_idle"], limits["collect"], limits["promise_near"]) == (15, 1_800, 7_200)


@pytest.mark.parametrize("token", [None, "unknown"])
def test_nobody_is_told_without_a_token(api: OpenApi, token: str | None) -> None:
    assert api.send("GET", "/api/service-clock", token).status_code == 401
