"""The terms of the repair warranty: shipped, or the shop's own; what is wrong is named with its line."""

from pathlib import Path

import pytest

from server.catalogue_file import shipped_catalogue
from server.domain.errors import ConfigurationInvalid
from server.domain.manufacturer_warranty import ManufacturerTerm
from server.domain.stage import Name
from server.domain.warranty_terms import KindOfWork, Term, Terms
from server.flow_files import load_flows
from server.places import config_folder
from server.skill_file import load_skills
from server.warranty_file import load_warranty_terms

USUAL = "[usual]\nlabour = { months = 2 }\n"


def test_the_shipped_kinds_name_operations_and_skills_that_ship(tmp_path: Path) -> None:
    terms = load_warranty_terms(tmp_path)
    codes = {one.code for one in shipped_catalogue(load_flows(config_folder() / "flows"))}
    skills = {skill.key for skill in load_skills(tmp_path).skills}
    assert terms.usual.labour is not None
    assert terms.usual.parts is not None
    for kind in terms.kinds:
        assert kind.operations <= codes
        assert kind.skills <= skills


def test_a_shop_has_terms_of_its_own(tmp_path: Path) -> None:
    kind = '[[kinds]]\noperations = ["M201"]\nparts = { months = 6, km = 10000 }\n'
    (tmp_path / "warranty.toml").write_text(USUAL + kind, encoding="utf-8")
    terms = load_warranty_terms(tmp_path)
    assert terms.usual == Terms(labour=Term(2))
    assert terms.kinds == (KindOfWork(Terms(parts=Term(6, 10_000)), operations=frozenset({"M201"})),)


def test_manufacturers_terms_do_not_ship_and_can_be_written_down(tmp_path: Path) -> None:
    assert load_warranty_terms(tmp_path).manufacturers == ()
    brand = '[[manufacturers]]\nbrand = "Example"\n[[manufacturers.terms]]\n'
    term = 'name = { zh = "整车", en = "Whole car" }\nmonths = 24\nskills = ["engine"]\n'
    (tmp_path / "warranty.toml").write_text(USUAL + brand + term, encoding="utf-8")
    assert load_warranty_terms(tmp_path).manufacturers == (
        ManufacturerTerm("Example", Name("整车", "Whole car"), 24, frozenset({"engine"})),
    )


@pytest.mark.parametrize(
    ("text", "line", "key"),
    [
        (USUAL + "\n[[kinds]]\nparts = { months = 6 }\n", 4, "kinds.0"),
        (USUAL + "parts = { months = 0 }\n", 3, "usual.parts.months"),
        (USUAL + '\n[[kinds]]\nskills = ["A b"]\n', 5, "kinds.0.skills.0"),
        (USUAL + "labor = { months = 1 }\n", 3, "usual.labor"),
        ("kinds = []\n", 1, "usual"),
        (USUAL + '[[manufacturers]]\nbrand = "Example"\nterms = []\n', 5, "manufacturers.0.terms"),
    ],
)
def test_a_wrong_file_is_named_with_its_line(tmp_path: Path, text: str, line: int, key: str) -> None:
    file = tmp_path / "warranty.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigurationInvalid) as refusal:
        load_warranty_terms(tmp_path)
    assert refusal.value.detail.startswith(f"{file}, line {line}: {key}: ")
