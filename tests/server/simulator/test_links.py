"""The demonstration's addresses: every page opens as somebody who may use it."""

from server.simulator.equipment import Equipment
from server.simulator.links import PAGES, screen_links

EQUIPMENT = Equipment("lounge", "gate", "workshop", {"1": "tablet"}, "entry", "exit")


def test_each_page_carries_the_token_of_its_own_role() -> None:
    links = dict(screen_links("http://shop", EQUIPMENT, {role: f"{role}'s" for _, _, role in PAGES}))
    assert links["Advisor desk (advisor)"] == "http://shop/desk#token=advisor's"
    assert links["Reports (manager)"] == "http://shop/manager#token=manager's"
    assert links["Knowledge (team leader)"] == "http://shop/knowledge#token=team_leader's"
    assert len(set(links.values())) == len(links)
