"""Addresses of a shop's own recorder among the settings: refused, or doubted in a line, at the start."""

from pathlib import Path

import pytest

from server.domain.errors import ConfigurationInvalid
from server.domain.recorder_address import Recorders, recorder_address
from server.settings import load_settings
from server.shop_video import doubts, require_one_shop

HERE = Recorders({"3": recorder_address("http://cameras:8889/bay3/whep")})


def written(folder: Path, text: str) -> Path:
    (folder / "settings.toml").write_text(text, encoding="utf-8")
    return folder


def test_a_shop_has_none_until_it_says_so(tmp_path: Path) -> None:
    settings = load_settings(tmp_path).bay_video
    assert settings.recorders == Recorders()
    assert settings.own_plate == "blurred"


def test_addresses_are_a_table_of_bays(tmp_path: Path) -> None:
    text = '[bay_video.addresses]\n"3" = "http://cameras:8889/bay3/whep"\n'
    assert load_settings(written(tmp_path, text)).bay_video.recorders == HERE


def test_or_come_from_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GLASSBAY_BAY_VIDEO__ADDRESSES", '{"3": "http://cameras:8889/bay3/whep"}')
    assert load_settings(tmp_path).bay_video.recorders == HERE


def test_a_wrong_one_is_refused_with_its_bay_in_one_line(tmp_path: Path) -> None:
    text = '[bay_video.addresses]\n"3" = "rtsp://camera"\n'
    with pytest.raises(
        ConfigurationInvalid, match=r"bay_video\.addresses\.3: .*http:// or https://"
    ) as refusal:
        load_settings(written(tmp_path, text))
    assert "\n" not in str(refusal.value)


def test_a_number_instead_of_an_address_is_refused_with_its_bay(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationInvalid, match=r"bay_video\.addresses\.3: "):
        load_settings(written(tmp_path, '[bay_video.addresses]\n"3" = 8889\n'))


def test_a_bays_number_says_nothing_where_there_are_several_shops() -> None:
    require_one_shop(["one"], HERE)
    require_one_shop(["one", "two"], Recorders())
    with pytest.raises(ConfigurationInvalid, match="2 shops"):
        require_one_shop(["one", "two"], HERE)


def test_an_address_that_will_show_nothing_is_told_of_in_a_line() -> None:
    (unknown,) = doubts(HERE, ["2", "1"], secured=False)
    assert "no bay '3' (its bays: 1, 2)" in unknown
    (mixed,) = doubts(HERE, ["3"], secured=True)
    assert "bay_video.addresses.3" in mixed
    assert "https" in mixed
    assert list(doubts(HERE, ["3"], secured=False)) == []
