"""The shop's time over HTTP, for a page that watches no board."""

from server.domain.staff import Role
from server.shop_clock import real_ms
from tests.fakes.open_api import OpenApi


def test_whoever_has_a_token_is_told_the_time_and_its_zone(api: OpenApi) -> None:
    for token in (api.session(Role.PARTS), api.shop.device("display", "workshop").token):
        told = api.send("GET", "/api/shop-time", token).json()
        clock = told["clock"]
        assert (told["zone"], clock["rate"]) == ("Asia/Shanghai", api.services.clock.rate)
        assert 0 <= real_ms() - clock["server_at"] < 10_000
        assert 0 <= api.services.clock.now().timestamp() * 1000 - clock["shop_at"] < 10_000


def test_without_a_token_nobody_is_told(api: OpenApi) -> None:
    assert api.send("GET", "/api/shop-time", None).status_code == 401
