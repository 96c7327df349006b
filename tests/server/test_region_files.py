"""The regions that ship, and the order in which a shop takes them."""

from pathlib import Path

import pytest

from server.domain.errors import ConfigurationInvalid
from server.domain.plate import LETTERS, PROVINCES, PlateKind
from server.places import config_folder
from server.region_files import DEFAULT_REGIONS, load_numbering
from server.settings import load_settings


def test_all_that_ship_are_tried_by_default_the_chinese_first(tmp_path: Path) -> None:
    shipped = {path.stem for path in (config_folder() / "regions").glob("*.toml")}
    assert set(DEFAULT_REGIONS) == shipped
    assert DEFAULT_REGIONS[0] == "cn"
    assert load_settings(tmp_path).plates.regions == DEFAULT_REGIONS


def test_the_environment_names_them_as_a_list(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GLASSBAY_PLATES__REGIONS", '["eu", "cn"]')
    assert load_settings(tmp_path).plates.regions == ("eu", "cn")
    monkeypatch.setenv("GLASSBAY_PLATES__REGIONS", "eu,cn")
    with pytest.raises(ConfigurationInvalid, match="a list is written as JSON"):
        load_settings(tmp_path)


def test_a_plate_is_of_the_first_region_that_it_fits() -> None:
    text = "ABC1234"
    for codes in (["br", "eu"], ["eu", "br"]):
        numbering = load_numbering(codes)
        form = numbering.format_of(text)
        assert form in numbering.regions[0].formats


def test_every_chinese_kind_has_its_format() -> None:
    (china,) = load_numbering(["cn"]).regions
    assert {form.kind for form in china.formats} == set(PlateKind) - {PlateKind.LATIN}
    ordinary = china.formats[0]
    assert (ordinary.positions[0], ordinary.positions[1]) == (PROVINCES, LETTERS + "O")


@pytest.mark.parametrize(
    ("text", "codes"),
    [("3B8KL9", []), ("BAD1234", ["eu", "us", "br"]), ("BRA2E19", ["eu", "br"]), ("8ABC123", ["eu", "us"])],
)
def test_which_regions_write_a_plate_so(text: str, codes: list[str]) -> None:
    assert [region.code for region in load_numbering().regions if _fits(region.code, text)] == codes


def _fits(code: str, text: str) -> bool:
    return load_numbering([code]).format_of(text) is not None


def test_codes_are_known_in_capitals_and_with_spaces_around_them() -> None:
    assert [region.code for region in load_numbering(["EU", " cn", "br "]).regions] == ["eu", "cn", "br"]


@pytest.mark.parametrize("codes", [["atlantis"], [], [""], ["cn", "cn"], ["cn", " CN"], ["../cn"]])
def test_a_choice_that_cannot_be_names_the_key_and_what_there_is(codes: list[str]) -> None:
    with pytest.raises(ConfigurationInvalid) as refused:
        load_numbering(codes)
    assert refused.value.detail.startswith("regions: ")
    assert "br, cn, eu, us" in refused.value.detail
