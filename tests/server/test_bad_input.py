"""What is wrong is said in one line that names it, with exit code 2, and nothing is left behind."""

import socket
from pathlib import Path

import pytest

from tests.fakes.command_line import glassbay, refused

CONFIG = Path(__file__).resolve().parents[2] / "config"
EXAMPLE = (CONFIG / "shop.example.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("change", "to", "named"),
    [
        ('number = "2"', 'number = "1"', "two bays have the number 1"),
        ('login = "lina"', 'login = "wang"', "two people have the login wang"),
        ('roles = ["washer"]', 'roles = ["tablet"]', "'tablet' is no role for people; there are advisor"),
        ('zone = "Asia/Shanghai"', 'zone = "Asia/Shangri-La"', "zone"),
        ('zone = "Asia/Shanghai"', 'zonee = "Asia/Shanghai"', "zonee"),
        ('default_flow = "mechanical"', 'default_flow = "magical"', "magical"),
        ('languages = ["zh", "en"]', "languages = [", "TOML"),
    ],
)
def test_a_shop_that_cannot_be_leaves_nothing_behind(
    tmp_path: Path, change: str, to: str, named: str
) -> None:
    file = tmp_path / "shop.toml"
    file.write_text(EXAMPLE.replace(change, to, 1), encoding="utf-8")
    data = tmp_path / "data"
    refused(glassbay("init", "--shop", file, "--data-folder", data), named)
    assert not (data / "glassbay.sqlite3").exists()


def test_a_folder_without_a_shop_and_a_database_that_is_none(tmp_path: Path) -> None:
    refused(glassbay("serve", "--data-folder", tmp_path), "glassbay init")
    refused(glassbay("serve", "--data-folder", tmp_path, "--database", "nonsense"), "nonsense")
    (tmp_path / "glassbay.sqlite3").write_text("not a database at all, only words", encoding="utf-8")
    refused(glassbay("serve", "--data-folder", tmp_path), "not a database")


def test_a_port_in_use_is_named(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        refused(glassbay("serve", "--data-folder", tmp_path, "--port", port), port)


def test_an_unknown_setting_is_named_with_its_file(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text("[server]\nprot = 8080\n", encoding="utf-8")
    refused(glassbay("serve", "--data-folder", tmp_path), "settings.toml", "server.prot")


@pytest.mark.parametrize("command", ["read", "evaluate"])
def test_a_region_that_does_not_exist_is_named_with_those_that_do(command: str, tmp_path: Path) -> None:
    (tmp_path / "labels.csv").write_text(
        "file,plate,kind,colour,x,y,w,h\nlabels.csv,京A12345,crop,blue,,,,\n", encoding="utf-8"
    )
    refused(glassbay(command, tmp_path, "--regions", "cn,atlantis"), "atlantis", "br, cn, eu, us")
