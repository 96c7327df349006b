"""A wrong setting is named with the one place that it is from."""

from pathlib import Path

import pytest

from server.domain.errors import ConfigurationInvalid
from server.settings import load_settings


def _refusal(folder: Path, own: str = "") -> str:
    (folder / "settings.toml").write_text(own, encoding="utf-8")
    with pytest.raises(ConfigurationInvalid) as refused:
        load_settings(folder)
    return refused.value.detail


@pytest.mark.parametrize(
    ("own", "key"),
    [
        ('[server]\nport = "many"\n', "server.port"),
        ("[server]\nprot = 8080\n", "server.prot"),
        ("[sever]\nport = 8080\n", "sever"),
        ('[tls]\ncertificate = "shop.pem"\n', "tls"),
        ("port = 8080\n", "port"),
    ],
)
def test_what_stands_in_the_own_file_is_named_with_it_alone(tmp_path: Path, own: str, key: str) -> None:
    said = _refusal(tmp_path, own)

    assert said.startswith(f"{tmp_path / 'settings.toml'}: {key}: ")
    assert "defaults.toml" not in said


@pytest.mark.parametrize("variable", ["GLASSBAY_SERVER__PORT", "glassbay_server__port"])
def test_what_is_from_the_environment_is_named_with_its_variable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, variable: str
) -> None:
    monkeypatch.setenv(variable, "many")

    said = _refusal(tmp_path, '[server]\nport = 9000\nhost = "127.0.0.1"\n')

    assert said.startswith(f"the environment, {variable}: server.port: ")
    assert "settings.toml" not in said
