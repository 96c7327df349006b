"""Hashing, and what may be a password or a PIN."""

import pytest
from hypothesis import given, strategies as st

from server.access.passwords import check_password, check_pin, hashed, matches
from server.domain.errors import InvalidRequest


def test_only_the_same_word_matches_its_hash() -> None:
    kept = hashed("correct horse")

    assert matches("correct horse", kept)
    assert not matches("correct horsE", kept)
    assert "horse" not in kept


def test_the_same_word_is_hashed_with_another_salt() -> None:
    assert hashed("correct horse") != hashed("correct horse")


def test_hashes_are_argon2id_with_at_least_19_mib() -> None:
    assert hashed("correct horse").startswith("$argon2id$v=19$m=19456,t=2,p=1$")


@pytest.mark.parametrize("kept", [None, "", "not a hash", "$argon2id$broken"])
def test_nothing_matches_where_no_hash_is_kept(kept: str | None) -> None:
    assert not matches("nobody has this password", kept)


@given(st.text(max_size=7))
def test_a_short_password_is_refused_by_field(password: str) -> None:
    with pytest.raises(InvalidRequest) as refusal:
        check_password(password)
    assert refusal.value.fields["field"] == "password"


@given(st.from_regex(r"[0-9]{4,8}", fullmatch=True))
def test_four_to_eight_digits_are_a_pin(pin: str) -> None:
    assert check_pin(pin) == pin


def _is_pin(text: str) -> bool:
    return 4 <= len(text) <= 8 and set(text) <= set("0123456789")


@given(st.text(max_size=12).filter(lambda text: not _is_pin(text)))
def test_anything_else_is_no_pin(pin: str) -> None:
    with pytest.raises(InvalidRequest):
        check_pin(pin)
