"""The demonstration's addresses: every page opens as somebody who may use it."""

from server.permission_file import load_permissions
from server.places import config_folder
from server.simulator.equipment import Equipment
from server.simulator.links import PAGES, screen_links

EQUIPMENT = Equipment("lounge", "gate", "workshop", {"1": "tablet"}, "entry", "exit")


def test_each_page_carries_the_token_of_its_own_role() -> None:
    links = dict(screen_links("http://shop", EQUIPMENT, {role: f"{role}'s" for _, _, role in PAGES}))
    assert links["Advisor desk"] == "http://shop/desk#token=advisor's"
    assert links["Reports"] == "http://shop/manager#token=manager's"
    assert links["Settings"] == "http://shop/administrator#token=administrator's"
    assert len(set(links.values())) == len(links)


def test_whoever_a_page_is_opened_as_has_that_role() -> None:
    assert {role for _, _, role in PAGES} <= set(load_permissions(config_folder() / "permissions.toml"))
