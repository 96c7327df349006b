"""Claims: which step can follow, what is paid, and in whose hands the old part is."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, strategies as st

from server.domain.claim import Claim, ClaimNote, ClaimStep, PartCustody, move_part, take_step
from server.domain.errors import ClaimStepNotNext, InvalidRequest
from server.domain.repair_order import Payer

NOW = datetime(2026, 11, 21, 2, tzinfo=UTC)
NOTE = ClaimNote("any", "words", NOW, None)
CLAIM = Claim("claim-1", "shop-1", "order-1", "line-1", Payer.WARRANTY, 48_000, NOW, NOW)


def stepped(claim: Claim, *steps: ClaimStep) -> Claim:
    for step in steps:
        claim = take_step(claim, step, 24_000, NOTE)
    return claim


def test_a_claim_in_part_is_paid_in_part() -> None:
    paid = stepped(CLAIM, ClaimStep.SENT, ClaimStep.PARTLY, ClaimStep.PAID)
    assert (paid.step, paid.accepted_minor, paid.version, len(paid.notes)) == (ClaimStep.PAID, 24_000, 4, 3)


def test_an_accepted_claim_is_all_of_it_and_a_refused_one_nothing() -> None:
    assert stepped(CLAIM, ClaimStep.SENT, ClaimStep.ACCEPTED).accepted_minor == 48_000
    refused = stepped(CLAIM, ClaimStep.SENT, ClaimStep.REFUSED)
    assert refused.accepted_minor == 0
    assert stepped(refused, ClaimStep.SENT).step is ClaimStep.SENT


@pytest.mark.parametrize("amount", [None, 0, 48_000])
def test_a_part_is_more_than_nothing_and_less_than_all(amount: int | None) -> None:
    with pytest.raises(InvalidRequest):
        take_step(stepped(CLAIM, ClaimStep.SENT), ClaimStep.PARTLY, amount, NOTE)


@given(st.lists(st.sampled_from(ClaimStep), max_size=12))
def test_only_what_can_follow_does_and_nothing_follows_the_money(steps: list[ClaimStep]) -> None:
    claim = CLAIM
    for step in steps:
        if step in claim.next_steps:
            claim = take_step(claim, step, 24_000, NOTE)
        else:
            with pytest.raises(ClaimStepNotNext):
                take_step(claim, step, 24_000, NOTE)
    assert claim.step is not ClaimStep.PAID or claim.next_steps == ()


def test_the_part_is_always_where_somebody_said() -> None:
    stored = move_part(CLAIM, PartCustody.STORED, ("K-17", "旧件架 3"), NOTE)
    assert (stored.part_label, stored.part_place, stored.part_with) == ("K-17", "旧件架 3", "")
    away = move_part(stored, PartCustody.HANDED_OVER, ("", "厂家代表 周"), NOTE)
    assert (away.part_label, away.part_place, away.part_with) == ("K-17", "", "厂家代表 周")
    back = move_part(away, PartCustody.RETURNED, ("", ""), NOTE)
    assert (back.custody, back.part_with) == (PartCustody.RETURNED, "")


@pytest.mark.parametrize(
    ("claim", "custody", "where", "refusal"),
    [
        (CLAIM, PartCustody.HANDED_OVER, ("K-17", "周"), ClaimStepNotNext),
        (CLAIM, PartCustody.STORED, ("", "架"), InvalidRequest),
        (CLAIM, PartCustody.STORED, ("K-17", " "), InvalidRequest),
        (replace(CLAIM, custody=PartCustody.HANDED_OVER), PartCustody.STORED, ("K", "架"), ClaimStepNotNext),
    ],
)
def test_a_part_goes_nowhere_without_a_trace(
    claim: Claim, custody: PartCustody, where: tuple[str, str], refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        move_part(claim, custody, where, NOTE)
