"""The websocket of the screens, over a real socket: who is let in, what is refused, who is cut off."""

import json
import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Any
from unittest.mock import ANY

import pytest
from sqlalchemy import update
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import ClientConnection, connect

from server.access.device_states import paired_devices
from server.access.devices import Revoked, revoke_device
from server.actions.exceptions import raise_exception
from server.contract.devices import PairedDeviceEntry
from server.domain.events import StaffChanged
from server.domain.staff import Role
from server.realtime import conversation as conversation_module, live_protocol as protocol_module, shop_feed
from server.realtime.conversation import MOST_A_SECOND
from server.realtime.live_protocol import MOST_MESSAGE_BYTES
from server.shop_clock import real_now
from server.store.identifiers import new_id
from server.store.tables import staff_roles
from server.store.unit_of_work import UnitOfWork
from tests.fakes.listening_api import Listening, listening
from tests.fakes.open_api import open_api
from tests.fakes.open_shop import OpenShop

SECONDS = 10.0


@pytest.fixture
def live(shop: OpenShop, tmp_path: Path) -> Iterator[Listening]:
    """The application over a shop, on a port."""
    with listening(open_api(shop, tmp_path)) as running:
        yield running


@pytest.fixture
def workshop(live: Listening) -> str:
    """The token of a display that shows the control board."""
    return live.api.shop.device("display", "workshop").token


def call(live: Listening, path: str = "/api/live") -> ClientConnection:
    """Open a websocket."""
    return connect(f"ws://{live.address}{path}", open_timeout=SECONDS, close_timeout=1)


def hello(screen: ClientConnection, token: str, topic: str) -> None:
    """Say hello as a screen that holds nothing yet."""
    screen.send(json.dumps({"type": "hello", "token": token, "topics": {topic: None}}))


def hear(screen: ClientConnection) -> dict[str, Any]:
    """Return the next message."""
    message: dict[str, Any] = json.loads(screen.recv(timeout=SECONDS))
    return message


def code_of_end(screen: ClientConnection) -> int:
    """Return the code with which the server hangs up."""
    with suppress(ConnectionClosed):
        while True:
            screen.recv(timeout=SECONDS)
    assert screen.close_code
    return screen.close_code


def something_happens(live: Listening) -> None:
    """Change the control board."""
    live.api.shop.write(lambda work: raise_exception(work, "tap_refused", visit_id=None, owner_id=None))
    live.wake()


@contextmanager
def watching(live: Listening, token: str) -> Iterator[ClientConnection]:
    """A screen that shows the control board."""
    with call(live) as screen:
        hello(screen, token, "workshop")
        assert [hear(screen)["type"], hear(screen)["type"]] == ["welcome", "snapshot"]
        yield screen


@pytest.mark.parametrize(("topic", "code"), [("desk", 4403), ("gate", 4403), ("lounge", 4400)])
def test_a_device_is_shown_its_own_board_only(live: Listening, topic: str, code: int) -> None:
    with call(live) as screen:
        hello(screen, live.api.shop.device("display", "lounge").token, topic)
        said = [hear(screen)["type"]]
        if said == ["welcome"]:
            said.append(hear(screen)["type"])
            screen.send("nonsense")
        assert code_of_end(screen) == code
    assert said == (["welcome", "snapshot"] if topic == "lounge" else ["refused"])


@pytest.mark.parametrize("token", ["", "unknown", "unknown.signature"])
def test_a_token_that_is_nobodys_is_refused(live: Listening, token: str) -> None:
    with call(live) as screen:
        hello(screen, token, "lounge")
        assert hear(screen)["type"] == "refused"
        assert code_of_end(screen) == 4401


def test_whoever_does_not_say_hello_first_is_refused(live: Listening) -> None:
    with call(live) as screen:
        screen.send(json.dumps({"type": "pulse", "sent_at": 1.0}))
        assert hear(screen)["code"] == "not_signed_in"
        assert code_of_end(screen) == 4401


def test_a_screen_that_cannot_be_answered_is_to_call_again(live: Listening, workshop: str) -> None:
    with watching(live, workshop) as screen:
        with live.api.shop.writing.begin() as connection:
            connection.exec_driver_sql("DROP TABLE devices")
        live.api.services.gatekeeper.forget()
        hello(screen, workshop, "workshop")
        assert code_of_end(screen) == 1011


def test_boards_that_stand_still_are_not_said_to_be_current(
    live: Listening, workshop: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shop_feed, "POLL_SECONDS", 0.05)
    monkeypatch.setattr(shop_feed, "UNREAD_SECONDS", 1.0)
    live.wake()
    with watching(live, workshop) as screen:
        assert answers_pulses(screen)
        rename_table(live, "journal", "journal_away")
        deadline = time.monotonic() + SECONDS
        while answers_pulses(screen):
            assert time.monotonic() < deadline, "it goes on saying that the boards are current"
            time.sleep(0.1)
        rename_table(live, "journal_away", "journal")
        while not answers_pulses(screen):
            assert time.monotonic() < deadline, "it has read the journal again, and does not say so"


def answers_pulses(screen: ClientConnection) -> bool:
    """Tell whether the screen gets a heartbeat."""
    screen.send(json.dumps({"type": "pulse", "sent_at": 1.0}))
    try:
        return bool(json.loads(screen.recv(timeout=0.5))["type"] == "heartbeat")
    except TimeoutError:
        return False


def rename_table(live: Listening, name: str, other: str) -> None:
    """Take a table away, or bring it back."""
    with live.api.shop.writing.begin() as connection:
        connection.exec_driver_sql(f"ALTER TABLE {name} RENAME TO {other}")


def test_there_is_no_other_websocket(live: Listening) -> None:
    with pytest.raises(InvalidStatus) as refused:
        call(live, "/api/other")
    assert refused.value.response.status_code == 404


@pytest.mark.parametrize(
    ("said", "code"),
    [(b"\x01\x02", 4400), (["in", "pieces"], 4400), ("x" * (MOST_MESSAGE_BYTES + 1), 1009), ("{", 4400)],
)
def test_what_no_screen_says_ends_the_conversation(live: Listening, said: Any, code: int) -> None:
    with call(live) as screen:
        with suppress(ConnectionClosed):
            screen.send(said)
        assert code_of_end(screen) == code


def test_a_flood_of_words_ends_the_conversation(live: Listening, workshop: str) -> None:
    with watching(live, workshop) as screen:
        with suppress(ConnectionClosed):
            for _ in range(20 * MOST_A_SECOND):
                screen.send(json.dumps({"type": "pulse", "sent_at": 1.0}))
        assert code_of_end(screen) == 4400


def test_who_was_signed_out_is_noticed_after_a_while(
    live: Listening, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = live.api.session(Role.ADVISOR)
    with call(live) as screen:
        hello(screen, session, "desk")
        assert [hear(screen)["type"], hear(screen)["type"]] == ["welcome", "snapshot"]
        assert live.api.send("DELETE", "/api/sessions/current", session).status_code == 204
        screen.send(json.dumps({"type": "pulse", "sent_at": 1.0}))
        assert hear(screen)["type"] == "heartbeat"
        monkeypatch.setattr(conversation_module, "ASK_AGAIN_SECONDS", 0.0)
        screen.send(json.dumps({"type": "pulse", "sent_at": 2.0}))
        assert hear(screen)["code"] == "not_signed_in"
        assert code_of_end(screen) == 4401


def make_technician(work: UnitOfWork, staff_id: str) -> None:
    """Give somebody the role of a technician only, who does not see the desk."""
    changed = update(staff_roles).where(staff_roles.c.staff_id == staff_id)
    work.connection.execute(changed.values(roles=frozenset({Role.TECHNICIAN})))
    work.record(StaffChanged(staff_id=staff_id))


def test_whose_roles_change_is_asked_again_at_once(live: Listening) -> None:
    advisor = live.api.shop.staff[Role.ADVISOR]
    session = live.api.session(Role.ADVISOR)
    with call(live) as screen:
        hello(screen, session, "desk")
        assert [hear(screen)["type"], hear(screen)["type"]] == ["welcome", "snapshot"]
        live.api.shop.write(lambda work: make_technician(work, advisor.staff_id))
        live.wake()
        assert code_of_end(screen) == 4403


def grant(live: Listening, permission: str, *, granted: bool) -> None:
    """Let advisors do something, or no longer."""
    administrator = live.api.session(Role.ADMINISTRATOR)
    body = {"permission": permission, "granted": granted}
    assert live.api.send("POST", "/api/roles/advisor", administrator, body).status_code == 200


def test_who_may_do_other_things_is_told_so_and_watches_on(live: Listening) -> None:
    session = live.api.session(Role.ADVISOR)
    with call(live) as screen:
        hello(screen, session, "desk")
        assert [hear(screen)["type"], hear(screen)["type"]] == ["welcome", "snapshot"]
        grant(live, "assign_bay", granted=True)
        assert hear(screen) == {"type": "rights"}
        grant(live, "topic:desk", granted=False)
        assert hear(screen)["code"] == "not_allowed"
        assert code_of_end(screen) == 4403


def test_whose_role_did_not_change_is_told_nothing(live: Listening) -> None:
    session = live.api.session(Role.MANAGER)
    with call(live) as screen:
        hello(screen, session, "desk")
        assert [hear(screen)["type"], hear(screen)["type"]] == ["welcome", "snapshot"]
        grant(live, "assign_bay", granted=True)
        screen.send(json.dumps({"type": "pulse", "sent_at": 3.0}))
        assert hear(screen)["type"] == "heartbeat"


def test_every_screen_is_told_the_same(live: Listening, workshop: str) -> None:
    with ExitStack() as opened:
        screens = [opened.enter_context(watching(live, workshop)) for _ in range(20)]
        something_happens(live)
        told = [hear(screen) for screen in screens]
    assert told[0]["type"] == "delta"
    assert all(message == told[0] for message in told)


def test_a_screen_may_look_at_another_board_without_calling_again(live: Listening, workshop: str) -> None:
    with watching(live, workshop) as screen:
        hello(screen, workshop, "workshop")
        assert [hear(screen)["type"], hear(screen)["type"]] == ["welcome", "snapshot"]
        something_happens(live)
        assert hear(screen)["type"] == "delta"
        screen.send(json.dumps({"type": "pulse", "sent_at": 7.0}))
        assert hear(screen)["sent_at"] == 7.0


def test_a_ping_is_answered(live: Listening, workshop: str) -> None:
    with watching(live, workshop) as screen:
        assert screen.ping().wait(SECONDS)


def test_a_server_that_stops_says_goodbye(shop: OpenShop, tmp_path: Path) -> None:
    api = open_api(shop, tmp_path)
    with ExitStack() as opened:
        with listening(api) as live:
            screen = opened.enter_context(watching(live, shop.device("display", "workshop").token))
        assert code_of_end(screen) == 1012


def test_a_silent_screen_is_gone(live: Listening, workshop: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(protocol_module, "SILENT_SECONDS", 0.3)
    with watching(live, workshop) as screen, pytest.raises(ConnectionClosed):
        screen.recv(timeout=SECONDS)


@contextmanager
def stopped(live: Listening, token: str) -> Iterator[ClientConnection]:
    """A screen that says hello and then reads nothing, with as small a buffer as the system grants."""
    host, port = live.address.split(":")
    with socket.socket() as small:
        small.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        small.connect((host, int(port)))
        with connect(f"ws://{live.address}/api/live", sock=small, max_queue=1, close_timeout=1) as screen:
            hello(screen, token, "workshop")
            yield screen


def tell_much(live: Listening) -> None:
    """Tell every screen of a change that is larger than most."""
    feed = live.api.services.hub.feed(live.api.shop.shop_id)
    history = feed.history("workshop")
    delta = history.advance(history.number + 1, {"shop": "x" * 500_000 + new_id()})
    assert delta
    for watcher in feed.watchers:
        watcher.tell([delta])


def test_a_screen_that_does_not_read_holds_nobody_up_and_is_cut_off(
    live: Listening, workshop: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(protocol_module, "UNREAD_SECONDS", 1.0)
    feed = live.api.services.hub.feed(live.api.shop.shop_id)
    with watching(live, workshop) as reading, stopped(live, workshop):
        wait_until(lambda: len(feed.watchers) == 2)
        for _ in range(40):
            live.loop.call_soon_threadsafe(tell_much, live)
            assert hear(reading)["type"] == "delta"
        wait_until(lambda: len(feed.watchers) == 1)
        live.loop.call_soon_threadsafe(tell_much, live)
        assert hear(reading)["type"] == "delta"


def test_a_screen_that_does_not_read_is_not_listened_to(
    live: Listening, workshop: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(protocol_module, "GOODBYE_SECONDS", 0.1)
    feed = live.api.services.hub.feed(live.api.shop.shop_id)
    with watching(live, workshop) as reading, stopped(live, workshop) as deaf:
        wait_until(lambda: len(feed.watchers) == 2)
        for _ in range(40):
            live.loop.call_soon_threadsafe(tell_much, live)
            assert hear(reading)["type"] == "delta"
        for _ in range(20 * MOST_A_SECOND):
            deaf.send(json.dumps({"type": "pulse", "sent_at": 1.0}))
        time.sleep(1.0)
        # Had they been heard, that flood would have ended the conversation.
        assert len(feed.watchers) == 2


def test_a_screen_that_reads_again_begins_afresh(live: Listening, workshop: str) -> None:
    feed = live.api.services.hub.feed(live.api.shop.shop_id)
    with watching(live, workshop) as reading, stopped(live, workshop) as slow:
        wait_until(lambda: len(feed.watchers) == 2)
        for _ in range(40):
            live.loop.call_soon_threadsafe(tell_much, live)
            assert hear(reading)["type"] == "delta"
        last = feed.history("workshop").number
        told = [hear(slow) for _ in range(2)]
        while told[-1]["number"] != last:
            told.append(hear(slow))
    numbers = [message["number"] for message in told[1:]]
    assert told[-1]["type"] == "snapshot"
    assert len(numbers) < 40
    assert numbers == sorted(set(numbers))


def wait_until(holds: Any) -> None:
    """Wait; AssertionError where it does not come about."""
    deadline = time.monotonic() + SECONDS
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def revoke(live: Listening, device_id: str) -> None:
    """Revoke a device as an administrator does."""
    shop = live.api.shop
    shop.run(shop.actor(Role.ADMINISTRATOR), lambda work: revoke_device(work, device_id), Revoked)


def test_a_device_that_is_revoked_is_told_at_once_without_asking(live: Listening) -> None:
    revoked, other = (live.api.shop.device("display", "workshop") for _ in range(2))
    with watching(live, revoked.token) as screen, watching(live, other.token) as kept:
        revoke(live, revoked.device_id)
        live.wake()
        assert hear(screen) == {"type": "refused", "code": "not_signed_in", "detail": ANY}
        assert code_of_end(screen) == 4401
        something_happens(live)
        assert hear(kept)["type"] == "delta"


def test_a_pulse_is_noted_so_that_the_administrator_sees_who_is_there(live: Listening) -> None:
    device = live.api.shop.device("display", "workshop")
    with watching(live, device.token) as screen:
        screen.send(json.dumps({"type": "pulse", "sent_at": 1.0}))
        assert hear(screen)["type"] == "heartbeat"
        deadline = time.monotonic() + SECONDS
        while not any(entry.online for entry in devices(live)):
            assert time.monotonic() < deadline
            time.sleep(0.02)


def devices(live: Listening) -> list[PairedDeviceEntry]:
    """The shop's devices, now."""
    with live.api.shop.reader.connect() as connection:
        return paired_devices(connection, live.api.shop.shop_id, real_now())
