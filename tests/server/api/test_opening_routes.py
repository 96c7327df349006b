"""Opening hours and holidays over HTTP: told as they are said, changed whole, refused by their day."""

from server.domain.events import OpeningChanged
from server.domain.staff import Role
from server.store.journal import read_after
from tests.fakes.open_api import OpenApi

USUAL = ["08:00-18:00"]
HOLIDAY = {"first": "2027-02-05", "last": "2027-02-11", "hours": []}


def test_hours_are_changed_whole_and_told_again(api: OpenApi) -> None:
    manager = api.session(Role.MANAGER)
    told = api.send("GET", "/api/opening", manager).json()
    assert (told["monday"], told["sunday"], told["special_days"]) == (USUAL, USUAL, [])
    wanted = told | {"friday": ["08:00-24:00"], "sunday": [], "special_days": [HOLIDAY]}
    assert api.send("POST", "/api/opening", manager, wanted).json() == wanted
    assert api.send("GET", "/api/opening", manager).json() == wanted
    with api.shop.reader.connect() as connection:
        assert isinstance(read_after(connection, api.shop.shop_id, 0)[-1].event, OpeningChanged)


def test_hours_that_cannot_be_are_refused(api: OpenApi) -> None:
    manager = api.session(Role.MANAGER)
    for wrong in ({"monday": ["18:00-08:00"]}, {"special_days": [HOLIDAY | {"last": "2027-02-01"}]}):
        answer = api.send("POST", "/api/opening", manager, wrong)
        assert (answer.status_code, answer.json()["code"]) == (422, "invalid_request")
    assert api.send("GET", "/api/opening", manager).json()["monday"] == USUAL
