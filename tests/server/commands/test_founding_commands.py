"""From nothing to a shop that has a gate agent: what the commands say on the way."""

from importlib.metadata import version
from pathlib import Path

import pytest

from server.places import config_folder
from tests.fakes.command_line import glassbay_here

EXAMPLE = config_folder() / "shop.example.toml"


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of a shop; its name has a blank, as people's folders do."""
    folder = tmp_path_factory.mktemp("shop") / "our shop"
    founded = glassbay_here("init", "--shop", EXAMPLE, "--data-folder", folder)
    assert founded.returncode == 0, founded.stderr
    (folder / "said").write_text(founded.stdout, encoding="utf-8")
    return folder


def test_who_has_founded_a_shop_is_told_what_comes_next(data: Path) -> None:
    said = (data / "said").read_text(encoding="utf-8").partition("What comes next:")[2]

    assert f"glassbay serve --data-folder '{data}' --host 0.0.0.0\n" in said
    assert f"glassbay init --tls --data-folder '{data}'" in said
    assert "/sign-in" in said
    assert "/administrator" in said


def test_an_agent_is_paired_by_a_file_and_by_no_digits(data: Path) -> None:
    refused = glassbay_here("pair", "--kind", "agent", "--name", "entry", "--data-folder", data)

    assert refused.returncode == 2
    assert "--token-file" in refused.stderr


def test_no_token_is_written_over_another(data: Path, tmp_path: Path) -> None:
    token = tmp_path / "entry.token"
    words = ("pair", "--kind", "agent", "--name", "entry", "--token-file", token, "--data-folder", data)
    assert glassbay_here(*words).returncode == 0
    first = token.read_text(encoding="utf-8")

    again = glassbay_here(*words)

    assert (again.returncode, token.read_text(encoding="utf-8")) == (2, first)
    assert str(token) in again.stderr


def test_a_pairing_that_fails_leaves_no_empty_file(data: Path, tmp_path: Path) -> None:
    token = tmp_path / "entry.token"
    words = ("--kind", "agent", "--name", "entry", "--screen", "lounge", "--token-file", token)

    assert glassbay_here("pair", *words, "--data-folder", data).returncode == 2
    assert not token.exists()


def test_the_version_is_said() -> None:
    assert glassbay_here("--version").stdout == f"glassbay {version('glassbay')}\n"
