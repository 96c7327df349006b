"""Tokens and the server's secret."""

import stat
from pathlib import Path

import pytest

from server.access.secrets import new_token, same, server_secret, token_digest
from server.domain.errors import ConfigurationInvalid


def test_a_token_has_256_bits_and_is_never_the_same() -> None:
    tokens = {new_token() for _ in range(100)}

    assert len(tokens) == 100
    assert all(len(token) == 43 and "." not in token for token in tokens)


def test_a_digest_does_not_hold_its_token() -> None:
    token = new_token()

    assert token not in token_digest(token)
    assert token_digest(token) == token_digest(token) != token_digest(new_token())


def test_texts_are_compared_whole_whatever_their_characters() -> None:
    assert same("京A", "京A")
    assert not same("京A", "京B")
    assert not same("京A", "京A ")


def test_the_secret_is_made_once_for_its_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "server.secret"

    first = server_secret(path)

    assert server_secret(path) == first
    assert len(first) == 32
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [path]


def test_a_damaged_secret_is_named_and_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "server.secret"
    path.write_bytes(b"short")

    with pytest.raises(ConfigurationInvalid, match=r"server\.secret"):
        server_secret(path)

    assert path.read_bytes() == b"short"
