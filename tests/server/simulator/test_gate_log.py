"""Judging the gate: what it said of each car, against the car that was there."""

from datetime import UTC, datetime
from typing import Literal

import pytest

from server.contract.boards import Arrival, Candidate, Plate
from server.domain.plate import PlateColour
from server.simulator.gate_log import GateLog, Passage
from server.simulator.measuring import entry_passages, shortcomings

FIRST, SECOND, STRANGER = "京A12345", "沪B67890", "粤C11111"


def log_of(*plates: str) -> GateLog:
    return GateLog([Passage(plate, float(number), number + 1.0) for number, plate in enumerate(plates)])


def arrival(sighting_id: str, outcome: Literal["greeted", "doubtful"], *texts: str) -> Arrival:
    candidates = [
        Candidate(
            plate=Plate(text=text, colour=PlateColour.BLUE),
            probability=0.5,
            appointment_id=None,
            slot_at=None,
            vehicle_id=None,
            brand=None,
            series=None,
        )
        for text in texts
    ]
    return Arrival(
        sighting_id=sighting_id,
        seen_at=datetime(2026, 11, 21, tzinfo=UTC),
        camera="entry",
        crop=None,
        outcome=outcome,
        candidates=candidates,
        visit_id=None,
        greeted_by=None,
        received=False,
    )


def test_a_greeting_by_the_right_plate_is_right() -> None:
    log = log_of(FIRST)
    passage = log.note(arrival("s1", "greeted", FIRST))
    assert passage is log.passages[0]
    assert entry_passages(log).model_dump() == {"shown": 1, "read_right": 1, "wrong": 0, "abstained": 0}
    assert shortcomings(log, 0, 0, []) == []


def test_a_greeting_by_another_plate_is_false_and_fails_the_day() -> None:
    log = log_of(FIRST)
    log.note(arrival("s1", "greeted", STRANGER))
    assert log.false_greetings == [STRANGER]
    assert entry_passages(log).wrong == 1
    assert any(STRANGER in problem for problem in shortcomings(log, 0, 0, []))


def test_a_doubt_is_an_abstention_whichever_candidate_comes_first() -> None:
    log = log_of(FIRST, SECOND)
    log.note(arrival("s1", "doubtful", FIRST))
    log.note(arrival("s2", "doubtful", STRANGER, SECOND))
    assert entry_passages(log).abstained == 2
    assert log.false_greetings == []


def test_a_car_of_which_the_gate_says_nothing_is_an_abstention() -> None:
    assert entry_passages(log_of(FIRST)).abstained == 1


def test_a_late_word_belongs_to_the_car_that_it_names() -> None:
    log = log_of(FIRST, SECOND)
    assert log.note(arrival("s1", "greeted", FIRST)) is log.passages[0]
    assert log.note(arrival("s2", "greeted", SECOND)) is log.passages[1]
    assert entry_passages(log).read_right == 2


def test_a_second_word_on_the_same_car_is_surplus_and_still_has_a_car() -> None:
    log = log_of(FIRST)
    log.note(arrival("s1", "greeted", FIRST))
    assert log.note(arrival("s2", "doubtful", STRANGER)) is log.passages[0]
    assert log.surplus == ["s2"]
    assert entry_passages(log).read_right == 1


def test_greeting_a_phantom_is_false() -> None:
    log = log_of(FIRST)
    log.note(arrival("s1", "greeted", FIRST))
    log.note(arrival("s2", "greeted", STRANGER))
    assert log.false_greetings == [STRANGER]


def test_a_sighting_is_judged_once_however_often_the_desk_shows_it() -> None:
    log = log_of(FIRST, SECOND)
    for _ in range(3):
        log.note(arrival("s1", "greeted", FIRST))
    assert log.passages[1].judged is None
    assert log.surplus == []


@pytest.mark.parametrize(("text", "judged"), [(FIRST, "right"), (STRANGER, "wrong")])
def test_a_doubtful_car_that_is_read_better_and_greeted_is_judged_once_more(text: str, judged: str) -> None:
    log = log_of(FIRST)
    log.note(arrival("s1", "doubtful", FIRST, STRANGER))
    for _ in range(2):
        log.note(arrival("s1", "greeted", text))
    assert log.passages[0].judged == judged
    assert log.false_greetings == ([] if text == FIRST else [STRANGER])


def test_stuck_cars_gaps_and_unequal_boards_each_fail_the_day() -> None:
    log = log_of()
    assert len(shortcomings(log, 2, 0, [])) == len(shortcomings(log, 0, 1, [])) == 1
    assert len(shortcomings(log, 0, 0, ["lounge", "desk"])) == 2
