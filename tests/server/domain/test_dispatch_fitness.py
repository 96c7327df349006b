"""Which bays suit work: what its lines name counts, and where they name nothing the flow decides."""

from datetime import UTC, datetime

import pytest

from server.domain.bay import BAY_KINDS
from server.domain.dispatch_fitness import doubts_of_bay
from server.domain.repair_order import JobLine, LineAuthorization, RepairOrder
from server.domain.skill import Doubt, DoubtKind
from server.flow_files import load_flows
from tests.fakes.open_shop import CONFIG

FLOWS = load_flows(CONFIG / "flows")
NOW = datetime(2026, 11, 21, 2, 0, tzinfo=UTC)


def doubted(flow: str, bay_kind: str = "") -> dict[str, list[Doubt]]:
    """Return, by their kinds, the bays that do not suit an order of one line in this flow."""
    line = JobLine("one", 60, 100, False, False, LineAuthorization.AUTHORIZED, bay_kind=bay_kind)
    pinned = FLOWS[flow]
    order = RepairOrder("o", "s", "v", "1", flow, pinned.digest, "dispatch", NOW, NOW, lines=(line,))
    return {kind: doubts for kind in BAY_KINDS if (doubts := doubts_of_bay(kind, order, pinned))}


@pytest.mark.parametrize(("flow", "usual"), [("mechanical", "lift"), ("express", "quick")])
def test_work_that_names_no_kind_belongs_in_no_bay_of_another_trade(flow: str, usual: str) -> None:
    doubt = [Doubt(DoubtKind.BAY_KIND, usual)]
    assert doubted(flow) == dict.fromkeys(("wash", "body", "prep", "paint_booth"), doubt)


def test_a_line_of_stations_asks_for_no_bay() -> None:
    assert doubted("body_and_paint") == {}


def test_what_the_work_names_counts_before_its_flow() -> None:
    assert "body" not in doubted("mechanical", "body")
    assert "lift" in doubted("mechanical", "body")
