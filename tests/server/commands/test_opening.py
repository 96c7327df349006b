"""`glassbay opening`: another week for a shop that is there; half a week is none."""

from pathlib import Path

from server.domain.working_calendar import EVERY_DAY, Opening
from server.places import config_folder
from server.store.engines import reading_engine
from server.store.shop_list import all_shops
from tests.fakes.command_line import glassbay_here, refused

EXAMPLE = config_folder() / "shop.example.toml"


def hours_of(data: Path) -> Opening:
    engine = reading_engine(f"sqlite:///{data / 'glassbay.sqlite3'}")
    with engine.begin() as connection:
        (shop,) = all_shops(connection)
    engine.dispose()
    return shop.opening


def test_a_shop_is_given_other_hours(tmp_path: Path) -> None:
    data, plain = tmp_path / "data", tmp_path / "plain.toml"
    plain.write_text("[opening]\n", encoding="utf-8")
    assert glassbay_here("init", "--shop", EXAMPLE, "--data-folder", data).returncode == 0
    first = hours_of(data)

    assert glassbay_here("opening", plain, "--data-folder", data).returncode == 0
    assert hours_of(data) == EVERY_DAY != first
    again = glassbay_here("opening", EXAMPLE, "--data-folder", data)
    assert again.stdout == "open on 7 days of the week; 2 holidays or special days\n"
    assert hours_of(data) == first

    plain.write_text('[opening]\nmonday = ["18:00-08:00"]\n', encoding="utf-8")
    refused(glassbay_here("opening", plain, "--data-folder", data), "plain.toml", "opening.monday")
    assert hours_of(data) == first


def test_a_file_without_hours_is_refused(tmp_path: Path) -> None:
    empty = tmp_path / "empty.toml"
    empty.write_text("", encoding="utf-8")
    refused(glassbay_here("opening", empty, "--data-folder", tmp_path), "empty.toml", "opening")
