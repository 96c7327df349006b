"""Tokens and the server's secret."""

import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from server.access.secrets import group_secret, new_token, same, server_secret, token_digest
from server.domain.errors import ConfigurationInvalid
from server.store.engines import writing_engine
from tests.fakes.open_shop import OpenShop
from tests.fakes.postgres import postgres


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


def test_processes_that_start_at_once_have_one_secret(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as threads:
        found = set(threads.map(server_secret, [tmp_path / "secret"] * 8))
    assert len(found) == 1


def test_a_process_with_a_secret_of_its_own_is_refused(tmp_path: Path) -> None:
    engine = writing_engine(postgres().database())
    first, other = tmp_path / "secret", tmp_path / "another secret"
    with engine.begin() as connection:
        assert group_secret(connection, first) == group_secret(connection, first)
        with pytest.raises(ConfigurationInvalid, match="another secret: is not the secret of the other"):
            group_secret(connection, other)
    engine.dispose()


def test_one_process_alone_may_get_a_new_secret(shop: OpenShop, tmp_path: Path) -> None:
    with shop.writing.begin() as connection:
        assert group_secret(connection, tmp_path / "1") != group_secret(connection, tmp_path / "2")
