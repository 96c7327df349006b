"""Flows: those that ship, and what is wrong with those that cannot be."""

from pathlib import Path

import pytest

from server.domain.errors import ConfigurationInvalid
from server.domain.stage import MOST_PUBLIC_STEPS, StageKind
from server.flow_files import load_flow, load_flows

CONFIG = Path(__file__).resolve().parents[3] / "config"

WORKING = """
key = "tiny"
name = { zh = "小", en = "Tiny" }
[[stages]]
key = "arrived"
kind = "wait"
step = "reception"
name = { zh = "待接待", en = "Arrived" }
standard_minutes = 5
[[stages]]
key = "reception"
kind = "reception"
step = "reception"
name = { zh = "接待", en = "Reception" }
standard_minutes = 5
[[stages]]
key = "delivered"
kind = "done"
step = "ready"
name = { zh = "已交车", en = "Delivered" }
standard_minutes = 0
"""
ITEM = '{ item_id = "a", name = { zh = "一", en = "A" } }'
CAUSE = '[[causes]]\ncause_id = "noise"\nname = { zh = "异响", en = "Noise" }\n'


def written(folder: Path, text: str) -> Path:
    """A flow file with this text."""
    path = folder / "tiny.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_five_flows_ship() -> None:
    flows = load_flows(CONFIG / "flows")
    assert set(flows) == {"mechanical", "express", "body_and_paint", "pre_delivery", "on_site"}
    for flow in flows.values():
        assert flow.first.kind is StageKind.WAIT
        assert flow.stages[-1].kind is StageKind.DONE
        assert len(flow.steps) <= MOST_PUBLIC_STEPS


def test_every_check_that_ships_has_a_list_and_causes() -> None:
    for flow in load_flows(CONFIG / "flows").values():
        assert flow.causes
        assert all(stage.checklist for stage in flow.stages if stage.kind is StageKind.CHECK)


def test_the_digest_pins_the_content(tmp_path: Path) -> None:
    first = load_flow(written(tmp_path, WORKING))
    again = load_flow(
        written(tmp_path, WORKING.replace("standard_minutes = 0", "standard_minutes = 0  # same"))
    )
    other = load_flow(written(tmp_path, WORKING.replace("standard_minutes = 0", "standard_minutes = 1")))
    assert first.digest == again.digest != other.digest


@pytest.mark.parametrize(
    ("change", "to", "named"),
    [
        ('key = "tiny"', 'key = "tiny"\ncolour = "red"', "colour"),
        ('kind = "reception"', 'kind = "reception"\nnext = "nowhere"', "nowhere"),
        ('kind = "wait"', 'kind = "wait"\nnext = "delivered"', "'reception' cannot be reached"),
        ('kind = "done"', 'kind = "ready"', "must be 'done'"),
        ('kind = "done"', 'kind = "check"\nnext = "arrived"', "send a car back"),
        ('kind = "reception"', 'kind = "wash"', "is a wait"),
        ('kind = "reception"', 'kind = "recepton"', "stages.1.kind"),
        ('key = "reception"', 'key = "arrived"', "defined twice"),
        ('kind = "reception"', 'kind = "reception"\nroad_test = true', "is no check"),
        (
            'kind = "done"',
            'kind = "done"\nchecklist = [{ item_id = "a", name = { zh = "一", en = "A" } }]',
            "is no check",
        ),
        ("[[stages]]", CAUSE + CAUSE + "[[stages]]", "cause 'noise' is there twice"),
        ("[[stages]]", CAUSE.replace("noise", "other") + "[[stages]]", "cause 'other' is there twice"),
        ("standard_minutes = 0", "standard_minutes = -1", "stages.2.standard_minutes"),
        ("standard_minutes = 0", "standard_minutes = ", "TOML"),
    ],
)
def test_a_wrong_flow_is_named_with_its_file(tmp_path: Path, change: str, to: str, named: str) -> None:
    path = written(tmp_path, WORKING.replace(change, to))
    with pytest.raises(ConfigurationInvalid) as refusal:
        load_flow(path)
    assert "tiny.toml" in refusal.value.detail
    assert named in refusal.value.detail
