"""The service clock's rules: all of the trade's ship; one that means nothing is refused with its line."""

from datetime import time, timedelta
from pathlib import Path

import pytest

from server.clock_rule_file import load_clock_rules
from server.domain.clock_moments import About, Moment
from server.domain.clock_rules import Start
from server.domain.errors import ConfigurationInvalid
from server.places import config_folder
from server.wording import load_wording

SHIPPED = config_folder() / "service_clock.toml"
RULE = """
[[rules]]
key = "greet"
starts = "vehicle_arrived"
stops = ["reception_begun"]
limit_seconds = 60
owner = "advisor"
escalates_to = "manager"
"""


def _refusal(folder: Path, content: str) -> str:
    file = folder / "clock.toml"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(ConfigurationInvalid) as refused:
        load_clock_rules(file)
    assert str(refused.value).startswith(f"{file}, ")
    return str(refused.value).removeprefix(f"{file}, ")


@pytest.mark.parametrize(
    ("key", "limit"),
    [
        ("greet_idle", timedelta(seconds=15)),
        ("greet", timedelta(seconds=60)),
        ("triage", timedelta(seconds=60)),
        ("interview_least", timedelta(minutes=7)),
        ("no_show", timedelta(minutes=30)),
        ("progress_word", timedelta(minutes=30)),
        ("promise_check", timedelta(minutes=15)),
        ("late_care", timedelta(hours=1)),
        ("late_loaner", timedelta(hours=4)),
        ("collect", timedelta(minutes=30)),
        ("follow_up", timedelta(hours=24)),
        ("second_follow_up", timedelta(days=1)),
        ("complaint_reply", timedelta(minutes=10)),
        ("complaint_plan", timedelta(hours=2)),
        ("complaint_conclusion", timedelta(hours=4)),
        ("complaint_manager", timedelta(days=1)),
        ("complaint_on_site", timedelta(days=2)),
        ("service_due", timedelta(days=4)),
        ("recheck", timedelta(days=7)),
        ("next_service", timedelta(days=7)),
    ],
)
def test_the_rules_of_the_trade_ship_with_their_limits(key: str, limit: timedelta) -> None:
    assert load_clock_rules(SHIPPED)[key].limit == limit


def test_rules_at_a_distance_and_at_a_time_of_the_day() -> None:
    rules = load_clock_rules(SHIPPED)
    assert rules["promise_check"].starts == (Start(Moment.PROMISED_TIME, -timedelta(minutes=15)),)
    assert rules["second_follow_up"].starts == (Start(Moment.VEHICLE_DELIVERED, timedelta(days=2)),)
    assert rules["welcome_list"].due_at == time(8, 30)
    assert rules["recheck"].about is About.VEHICLE


def test_every_rule_and_everything_said_about_one_has_words() -> None:
    words = load_wording(config_folder() / "wording")["en"]
    rules = load_clock_rules(SHIPPED).values()
    assert [rule.key for rule in rules if f"rule.{rule.key}" not in words] == []
    assert [rule.said for rule in rules if rule.said and f"care.{rule.said}" not in words] == []


@pytest.mark.parametrize(
    ("said", "instead", "refusal"),
    [
        (
            "vehicle_arrived",
            "vehicle_arived",
            "line 5: rules.0.starts.0: there is no moment 'vehicle_arived'",
        ),
        (
            '["reception_begun"]',
            '[\n"ready",\n"reddy"]',
            "line 6: rules.0.stops.1: there is no moment 'reddy'",
        ),
        (
            "vehicle_arrived",
            "5 feet before slot",
            "line 5: rules.0.starts.0: '5 feet before slot' is neither",
        ),
        ("vehicle_arrived", "slot", "line 3: rules.0: rule 'greet': its moments have nothing in common"),
        (
            "limit_seconds = 60",
            "due_at = 08:30:00\nlimit_days = 1",
            "line 3: rules.0: rule 'greet' needs either",
        ),
        ("limit_seconds", "limits_seconds", "line 7: rules.0.limits_seconds: Extra inputs"),
        ('"manager"', '"boss"', "line 9: rules.0.escalates_to: Input should be"),
    ],
)
def test_a_rule_that_means_nothing_is_refused_with_its_line(
    tmp_path: Path, said: str, instead: str, refusal: str
) -> None:
    assert said in RULE

    assert _refusal(tmp_path, "# first\n" + RULE.replace(said, instead)).startswith(refusal)


def test_the_line_is_that_of_the_rule_that_is_wrong(tmp_path: Path) -> None:
    wrong = RULE.replace("reception_begun", "nothing").replace("greet", "other")
    assert _refusal(tmp_path, RULE + wrong).startswith(
        "line 13: rules.1.stops.0: there is no moment 'nothing'"
    )


def test_two_rules_of_one_name_are_refused(tmp_path: Path) -> None:
    assert _refusal(tmp_path, RULE + RULE) == "line 11: rules.1.key: there are two rules 'greet'"
