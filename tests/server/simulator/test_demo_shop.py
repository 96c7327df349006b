"""The demonstration's folder and shop: nobody's files are emptied, everybody can sign in."""

from datetime import time
from pathlib import Path

import pytest

from server.domain.errors import ConfigurationInvalid
from server.simulator.demo_shop import empty_folder, found_demo_shop


def test_a_folder_that_the_demonstration_made_is_emptied(tmp_path: Path) -> None:
    folder = tmp_path / "data" / "demo"
    empty_folder(folder)
    (folder / "old.sqlite3").write_text("yesterday")
    empty_folder(folder)
    assert not (folder / "old.sqlite3").exists()


def test_a_folder_with_somebody_elses_files_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("dear")
    with pytest.raises(ConfigurationInvalid, match="--data-folder"):
        empty_folder(tmp_path)
    assert (tmp_path / "letter.txt").read_text() == "dear"


def test_an_empty_folder_may_be_used(tmp_path: Path) -> None:
    empty_folder(tmp_path)
    empty_folder(tmp_path)


def test_the_shop_opens_at_eight_with_everybody_who_is_needed(tmp_path: Path) -> None:
    shop = found_demo_shop(f"sqlite:///{tmp_path / 'shop.sqlite3'}", 30.0, "http://127.0.0.1:1/follow")
    assert shop.opens_at.time() == time(8, 0)
    assert shop.founded.shop.clock_rate == 30.0
    assert shop.founded.shop.follow_url == "http://127.0.0.1:1/follow"
    roles = {role for login in shop.logins for role in login.roles}
    needed = {"advisor", "foreman", "technician", "team_leader", "inspector", "washer", "cashier"}
    assert needed <= roles
    assert shop.administrator.login == "admin"
    assert all(login.pin.isdigit() for login in shop.logins)
