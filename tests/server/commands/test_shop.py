"""`glassbay shop apply`: files taken into a shop that is there, as an old version left it, a car in it."""

import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pytest

from server.actions.arrivals import open_visit
from server.at_the_server import in_shop
from server.domain.plate import PlateColour
from server.domain.stage import Flow, Name
from server.domain.vehicle import Vehicle
from server.places import config_folder
from server.store.identifiers import new_id
from server.store.unit_of_work import UnitOfWork
from tests.fakes.command_line import glassbay_here, refused

EXAMPLE = config_folder() / "shop.example.toml"
Answer = TypeVar("Answer")


@pytest.fixture(scope="module")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a shop whose flows have no lists, as before there were any; a car has just arrived."""
    folder = tmp_path_factory.mktemp("founded") / "data"
    assert glassbay_here("init", "--shop", EXAMPLE, "--data-folder", folder).returncode == 0
    at(folder, _as_it_was)
    return folder


@pytest.fixture
def data(founded: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return shutil.copytree(founded, tmp_path / "data")


def at(data: Path, action: Callable[[UnitOfWork], Answer]) -> Answer:
    """Do something in the shop."""
    url = f"sqlite:///{data / 'glassbay.sqlite3'}"
    return in_shop(url, None, frozenset(), action)


def _as_it_was(work: UnitOfWork) -> None:
    for flow in work.current_flows():
        stages = tuple(replace(stage, checklist=(), road_test=False) for stage in flow.stages)
        work.keep_flow(replace(flow, stages=stages, causes=(), digest=f"old-{flow.key}"))
    unsaid = Name("", "")
    car = Vehicle(new_id(), work.shop_id, "京A12345", PlateColour.BLUE, unsaid, unsaid, unsaid, None)
    work.vehicles.save(car)
    open_visit(work, car, None)


def flow_of(data: Path, key: str) -> Flow:
    return at(data, lambda work: work.current_flow(key))


def apply(data: Path, *words: str | Path) -> list[str]:
    """Return what the command says line by line; it must not be refused."""
    answer = glassbay_here("shop", "apply", *words, "--data-folder", data)
    assert answer.returncode == 0, answer.stderr
    return answer.stdout.splitlines()


def test_after_an_upgrade_the_lists_of_the_shipped_flows_come_in(data: Path) -> None:
    would = apply(data, "--shipped-flows", "--dry-run")
    assert any(
        line.startswith("~ mechanical: stages.cross_check.checklist: - => as_ordered") for line in would
    )
    assert "~ mechanical: stages.final_inspection.asks: - => road_test" in would
    assert would[-1].endswith("would change")
    assert flow_of(data, "mechanical").digest == "old-mechanical"

    assert len(apply(data, "--shipped-flows")) == len(would)
    assert flow_of(data, "mechanical").stage("final_inspection").road_test
    assert apply(data, "--shipped-flows") == ["the shop is as the files say"]

    (order,) = at(data, lambda work: work.orders.here())
    assert order.flow_digest == "old-mechanical"


def test_a_description_changes_what_it_names_and_nothing_else(data: Path, tmp_path: Path) -> None:
    part = tmp_path / "part.toml"
    part.write_text(
        'handover_bay = "5"\n[prices]\ntax_percent = 9\n'
        '[[capacity]]\nkind = "lift"\ncars = 2\n'
        '[[bays]]\nnumber = "10"\nkind = "wash"\nname = { zh = "洗车位", en = "Wash" }\n',
        encoding="utf-8",
    )
    before = at(data, lambda work: work.shop)
    told = [
        "~ handover_bay: 2 => 5",
        "~ prices.tax_percent: 13 => 9",
        "+ bays.10: wash, 洗车位 / Wash",
        "+ capacity.lift days 1,2,3,4,5,6,7: 2 cars",
    ]
    assert apply(data, part, "--dry-run") == [*told, "4 would change"]
    assert at(data, lambda work: work.shop) == before

    assert apply(data, part) == [*told, "4 changed"]
    assert at(data, lambda work: work.shop) == replace(before, handover_bay="5", tax_basis_points=900)
    assert len(at(data, lambda work: work.bays.where())) == 10

    part.write_text("capacity = []\n", encoding="utf-8")
    assert apply(data, part) == ["- capacity.lift days 1,2,3,4,5,6,7: 2 cars", "1 changed"]
    assert apply(data, EXAMPLE)[-1] == "2 changed"


def test_what_would_break_open_orders_is_refused_with_its_line(data: Path, tmp_path: Path) -> None:
    flows = tmp_path / "flows"
    shutil.copytree(config_folder() / "flows", flows)
    mechanical = flows / "mechanical.toml"
    said = mechanical.read_text(encoding="utf-8")
    no_wash = re.sub(r'\[\[stages\]\]\nkey = "wash".*?(?=\[\[stages\]\])', "", said, flags=re.S)
    mechanical.write_text(no_wash, encoding="utf-8")
    other = tmp_path / "shop.toml"
    other.write_text('handover_bay = "9"\n', encoding="utf-8")

    answer = glassbay_here("shop", "apply", other, "--flows", flows, "--data-folder", data)
    refused(answer, "mechanical.toml, line 8: stages", "'wash'", "-0001")
    assert at(data, lambda work: work.shop).handover_bay == "2"
    assert flow_of(data, "express").digest == "old-express"

    mechanical.unlink()
    assert apply(data, "--flows", flows)[-1].endswith("changed")
    assert flow_of(data, "mechanical").digest == "old-mechanical"


@pytest.mark.parametrize(
    ("said", "named"),
    [
        ('handover_bay = "1"\nzone = "Europe/Berlin"\n', "line 2: zone"),
        ('\n\ndefault_flow = "boats"\n', "line 3: default_flow"),
        ("[prices]\nlabour = 3\n", "line 2: prices.labour"),
    ],
)
def test_what_cannot_be_names_its_line(data: Path, tmp_path: Path, said: str, named: str) -> None:
    wrong = tmp_path / "wrong.toml"
    wrong.write_text(said, encoding="utf-8")
    refused(glassbay_here("shop", "apply", wrong, "--data-folder", data), "wrong.toml", named)


def test_nothing_to_take_in_is_said(tmp_path: Path) -> None:
    answer = glassbay_here("shop", "apply", "--data-folder", tmp_path)
    assert answer.returncode == 2
    assert "--shipped-flows" in answer.stderr
