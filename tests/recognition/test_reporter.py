"""The reporter: nothing is lost while the server is away, nothing is sent twice once it has it."""

import threading
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from recognition.outbox import Outbox
from recognition.reporter import Reporter
from recognition.server_link import ServerLink
from recognition.sightings import sighting_of
from server.contract.heartbeats import AgentHeartbeat
from server.contract.sightings import Sighting
from tests.fakes.agent_server import AgentServer
from tests.fakes.readings import NOON, passage
from tests.fakes.waiting import until


def sighting(text: str) -> Sighting:
    return sighting_of(passage(text), "entry", "in")


def heartbeat() -> AgentHeartbeat:
    return AgentHeartbeat(sent_at=NOON, version="1", cameras=[], outbox_waiting=0)


@pytest.fixture
def outbox(tmp_path: Path) -> Iterator[Outbox]:
    outbox = Outbox(tmp_path / "outbox.sqlite")
    yield outbox
    outbox.close()


@pytest.fixture
def server() -> Iterator[AgentServer]:
    with AgentServer() as server:
        yield server


@pytest.fixture
def link(server: AgentServer) -> Iterator[ServerLink]:
    link = ServerLink(server.origin, "a-token")
    yield link
    link.close()


def test_what_waits_goes_in_order_with_its_key_and_token(
    server: AgentServer, link: ServerLink, outbox: Outbox
) -> None:
    sightings = [sighting("京A12345"), sighting("沪C7K981")]
    for each in sightings:
        outbox.put(each)
    assert Reporter(link, outbox, heartbeat).deliver_waiting()
    assert server.texts() == ["京A12345", "沪C7K981"]
    assert [headers["idempotency-key"] for headers in server.headers] == [
        each.sighting_id for each in sightings
    ]
    assert {headers["authorization"] for headers in server.headers} == {"Bearer a-token"}
    assert len(outbox) == 0


@pytest.mark.parametrize("status", [401, 403, 404, 429, 500, 503])
def test_a_server_that_cannot_take_it_now_loses_nothing(
    server: AgentServer, link: ServerLink, outbox: Outbox, status: int
) -> None:
    outbox.put(sighting("京A12345"))
    reporter = Reporter(link, outbox, heartbeat)
    server.status = status
    assert not reporter.deliver_waiting()
    assert len(outbox) == 1
    server.status = 200
    assert reporter.deliver_waiting()
    assert server.texts() == ["京A12345"]


def test_a_sighting_that_is_refused_for_good_does_not_block_those_behind_it(
    server: AgentServer, link: ServerLink, outbox: Outbox
) -> None:
    outbox.put(sighting("京A12345"))
    server.status = 422
    assert Reporter(link, outbox, heartbeat).deliver_waiting()
    assert len(outbox) == 0


def test_a_sighting_made_while_the_server_was_away_arrives_when_it_is_back(outbox: Outbox) -> None:
    with AgentServer() as gone:
        origin, port = gone.origin, int(gone.origin.rpartition(":")[2])
    link = ServerLink(origin, "a-token")
    reporter = Reporter(link, outbox, heartbeat)
    reporter.start()
    outbox.put(sighting("京A12345"))
    reporter.wake()
    until(lambda: link.trouble != "")
    assert len(outbox) == 1
    with AgentServer(port) as server:
        until(lambda: server.texts() == ["京A12345"])
        until(lambda: len(outbox) == 0)
        reporter.stop()
    link.close()


def test_heartbeats_measure_how_far_the_servers_clock_is_ahead(
    server: AgentServer, link: ServerLink, outbox: Outbox
) -> None:
    server.ahead = timedelta(seconds=90)
    reporter = Reporter(link, outbox, heartbeat)
    reporter.send_heartbeat()
    assert abs(link.clock.ahead - timedelta(seconds=90)) < timedelta(seconds=2)
    assert server.heartbeats[0]["version"] == "1"


def test_a_heartbeat_without_an_answer_keeps_the_last_offset(
    server: AgentServer, link: ServerLink, outbox: Outbox
) -> None:
    server.ahead = timedelta(seconds=90)
    reporter = Reporter(link, outbox, heartbeat)
    reporter.send_heartbeat()
    measured = link.clock.ahead
    server.status = 500
    reporter.send_heartbeat()
    assert link.clock.ahead == measured
    assert "500" in link.trouble


def test_a_running_reporter_beats_at_once_and_ends_when_told(
    server: AgentServer, link: ServerLink, outbox: Outbox
) -> None:
    before = threading.active_count()
    reporter = Reporter(link, outbox, heartbeat)
    reporter.start()
    until(lambda: len(server.heartbeats) == 1)
    reporter.stop()
    until(lambda: threading.active_count() <= before + 1)


def test_a_refused_token_is_told_in_words(server: AgentServer, link: ServerLink) -> None:
    server.status = 401
    assert not link.send_heartbeat(heartbeat())
    assert "token" in link.trouble
