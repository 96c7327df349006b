"""What a search after an erasure proves, and what it does not."""

from datetime import UTC, datetime

import pytest

from server.domain.erasure import Finding, Proof


def proof(*, searched: bool = True, words: int = 0, pictures: int = 0, left: int = 0) -> Proof:
    """A search of one table."""
    finding = Finding(
        "visits", ("words",), rows=3, gone=3, blanked=0, struck=0, kept=0, kept_because=None, left=left
    )
    return Proof(
        proved_at=datetime(2026, 11, 22, tzinfo=UTC),
        findings=(finding,),
        columns_searched=40,
        words_searched=searched,
        words_found=words,
        pictures_gone=2,
        pictures_shared=0,
        pictures_left=pictures,
    )


def test_it_is_clean_where_all_was_searched_and_nothing_found() -> None:
    assert proof().clean


@pytest.mark.parametrize("found", [proof(words=1), proof(pictures=1), proof(left=1), proof(searched=False)])
def test_whatever_is_left_or_was_not_searched_is_no_proof(found: Proof) -> None:
    assert not found.clean
