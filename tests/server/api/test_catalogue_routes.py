"""The service catalogue over HTTP: looking up, and files that are taken in whole or not at all."""

from typing import Any

import pytest

from server.actions.catalogue import import_catalogue
from server.catalogue_file import shipped_catalogue
from server.contract.catalogue import CatalogueTaken
from server.domain.events import CatalogueImported, PricesChanged
from server.domain.staff import Role
from server.store.identifiers import new_id
from server.store.journal import read_after
from tests.fakes.open_api import OpenApi

HEAD = "code,name_zh,name_en,minutes,flow,bay_kind\n"


@pytest.fixture
def stocked(api: OpenApi) -> OpenApi:
    """The shop with the catalogue that ships."""
    operations = shipped_catalogue(api.shop.flows)
    api.shop.run(
        api.shop.actor(Role.MANAGER), lambda work: import_catalogue(work, operations), CatalogueTaken
    )
    return api


def found(api: OpenApi, query: str) -> Any:
    answer = api.send("GET", f"/api/catalogue?{query}", api.session(Role.ADVISOR))
    assert answer.status_code == 200, answer.text
    return answer.json()


def codes(api: OpenApi, query: str) -> list[str]:
    return [operation["code"] for operation in found(api, query)["operations"]]


@pytest.mark.parametrize(
    ("search", "expected"),
    [
        ("刹车", ["M201", "M202", "M203", "M204"]),
        ("BRAKE pads", ["M201", "M202", "M203"]),
        ("m201", ["M201"]),
        ("brembo", ["M203"]),
        ("100%_", []),
    ],
)
def test_operations_are_found_by_any_part_of_a_word(
    stocked: OpenApi, search: str, expected: list[str]
) -> None:
    assert codes(stocked, f"search={search.replace('%', '%25')}&flow=mechanical") == expected


def test_no_more_are_told_than_were_asked_for(stocked: OpenApi) -> None:
    answer = found(stocked, "most=5")
    assert (len(answer["operations"]), answer["count"]) == (5, 46)
    assert stocked.send("GET", "/api/catalogue?most=51", stocked.session(Role.ADVISOR)).status_code == 422


def test_the_price_follows_the_shops_labour_rate(stocked: OpenApi) -> None:
    before = found(stocked, "search=M107")["operations"][0]["price_minor"]
    body = {"labour_hour_minor": 30_000, "tax_basis_points": 600}
    assert stocked.send("POST", "/api/catalogue/prices", stocked.session(Role.MANAGER), body).json() == body

    answer = found(stocked, "search=M107")
    assert (before, answer["operations"][0]["price_minor"], answer["prices"]) == (8_000, 10_000, body)
    assert _events(stocked)[-1] == PricesChanged(**body)


def test_a_file_is_shown_first_and_taken_in_once(stocked: OpenApi) -> None:
    manager, key = stocked.session(Role.MANAGER), new_id()
    content = (
        HEAD + "M107,全车检查,Inspection,25,mechanical,inspection\nX1,新项目,New,5,express,quick\n"
    ).encode()
    count = len(_events(stocked))

    check = stocked.send("POST", "/api/catalogue/check", manager, content).json()
    assert [(each["kind"], each["operation"]["code"]) for each in check["changes"]] == [
        ("changed", "M107"),
        ("added", "X1"),
    ]
    assert codes(stocked, "search=X1") == []
    assert len(_events(stocked)) == count

    taken = [stocked.send("POST", "/api/catalogue/import", manager, content, key).json() for _ in range(2)]
    assert taken == [{"added": 1, "changed": 1, "unchanged": 0}] * 2
    assert codes(stocked, "search=X1") == ["X1"]
    assert _events(stocked)[count:] == [CatalogueImported(added=1, changed=1)]


def test_one_wrong_cell_keeps_the_whole_file_out(stocked: OpenApi) -> None:
    content = (HEAD + "X1,新项目,New,5,express,quick\nX2,新项目,New,long,express,quick\n").encode()

    answer = stocked.send("POST", "/api/catalogue/import", stocked.session(Role.ADMINISTRATOR), content)

    assert (answer.status_code, answer.json()["code"]) == (422, "catalogue_file_refused")
    (problem,) = answer.json()["problems"]
    assert (problem["row"], problem["column"], problem["given"]) == (3, "minutes", "long")
    assert codes(stocked, "search=X1") == []


def test_an_operation_that_is_not_offered_any_more_is_not_found(stocked: OpenApi) -> None:
    row = "M107,全车检查,Inspection,25,mechanical,inspection,no\n"
    content = (HEAD.replace("bay_kind", "bay_kind,offered") + row).encode()
    stocked.send("POST", "/api/catalogue/import", stocked.session(Role.MANAGER), content)
    assert codes(stocked, "search=M107") == []


def test_an_exported_file_changes_nothing(stocked: OpenApi) -> None:
    manager = stocked.session(Role.MANAGER)
    for language in ("zh", "en"):
        file = stocked.send("GET", f"/api/catalogue/file?language={language}", manager)
        assert file.headers["content-type"].startswith("text/csv")
        check = stocked.send("POST", "/api/catalogue/check", manager, file.content).json()
        assert (check["added"], check["changed"], check["unchanged"]) == (0, 0, 46)
    assert stocked.send("GET", "/api/catalogue/file?language=fr", manager).status_code == 422


def _events(api: OpenApi) -> list[object]:
    with api.shop.reader.connect() as connection:
        return [entry.event for entry in read_after(connection, api.shop.shop_id, 0, 1_000)]
