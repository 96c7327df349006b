"""`glassbay init --tls` and a real server on HTTPS: what those see who trust the shop's authority."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from recognition.bay_link import BayLink
from recognition.server_link import ServerLink
from server.certificates.issuing import found_tls, tls_folder
from server.certificates.pem_files import read_certificate
from server.certificates.served_as import served_as
from server.contract.heartbeats import AgentHeartbeat
from server.shop_clock import real_now
from tests.fakes.certificates import BEGINNING, bought
from tests.fakes.command_line import glassbay_here, refused
from tests.fakes.running_shop import RunningShop, Watching, running_shop


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningShop]:
    """A shop on HTTPS."""
    with running_shop(tmp_path_factory.mktemp("shop"), tls=True) as running:
        yield running


def test_a_board_and_its_deltas_come_over_tls(shop: RunningShop) -> None:
    assert shop.address.startswith("https://")
    screen = Watching(shop, shop.device("display", "lounge"), "lounge")
    try:
        screen.hear_until(lambda _board: True)
        before = screen.number
        visit = shop.post("/api/visits", shop.session("wang"), {"plate": "京A12345"})
        assert visit.is_success, visit.text
        while "delta" not in screen.kinds:
            screen.hear()
    finally:
        screen.close()
    assert (screen.gaps, screen.number) == (0, shop.number("lounge", shop.session("wang")))
    assert screen.number != before


def test_nobody_who_does_not_know_the_authority_is_fooled_or_served_in_clear(shop: RunningShop) -> None:
    with pytest.raises(httpx.ConnectError, match="CERTIFICATE_VERIFY_FAILED"):
        httpx.get(f"{shop.address}/health")
    with pytest.raises(httpx.RemoteProtocolError):
        httpx.get(f"{shop.address}/health".replace("https", "http"))


def test_a_shop_that_is_there_gets_a_certificate_and_keeps_its_names(shop: RunningShop) -> None:
    folder = tls_folder(shop.folder)
    for words in (["--name", "garage.lan", "--address", "192.168.7.7"], []):
        answer = glassbay_here("init", "--tls", "--data-folder", shop.folder, *words)
        assert answer.returncode == 0, answer.stderr
        assert "as garage.lan, localhost, 192.168.7.7, 127.0.0.1, ::1." in answer.stdout
        assert str(folder.authority_certificate) in answer.stdout
    issuer = read_certificate(folder.server).issuer
    assert issuer == read_certificate(folder.authority).subject
    assert "Anhe Motors Chaoyang" in issuer.rfc4514_string()


def test_a_gate_agent_that_knows_the_authority_is_heard(shop: RunningShop) -> None:
    token = shop.device("agent")
    heartbeat = AgentHeartbeat(sent_at=real_now(), version="1", cameras=[], outbox_waiting=0)
    knows, trusts_nobody = ServerLink(shop.address, token, shop.authority), ServerLink(shop.address, token)
    bays = BayLink(shop.address, token, shop.authority)

    assert (knows.send_heartbeat(heartbeat), knows.trouble) == (True, "")
    assert not trusts_nobody.send_heartbeat(heartbeat)
    assert "give the shop's authority by --authority" in trusts_nobody.trouble
    bays.send_frame("no such bay", "sitting", b"no picture")
    assert "the server answers with status 4" in bays.trouble
    for link in (knows, trusts_nobody, bays):
        link.close()


def test_plain_http_gives_the_authority_and_leads_to_https(shop: RunningShop) -> None:
    assert shop.authority
    given = httpx.get(f"{shop.plain_address}/authority.crt")
    assert given.content == shop.authority.read_bytes()
    led = httpx.get(f"{shop.plain_address}/health/", verify=shop.trust)
    assert led.headers["location"] == f"{shop.address}/health/"


def test_a_plain_port_that_is_taken_is_named_with_its_setting(shop: RunningShop, tmp_path: Path) -> None:
    (tmp_path / "tls").symlink_to(shop.folder / "tls")
    port = shop.plain_address.rpartition(":")[2]
    (tmp_path / "settings.toml").write_text(f"[tls]\nplain_port = {port}\n", encoding="utf-8")
    answer = glassbay_here("serve", "--data-folder", tmp_path, "--port", "0")
    refused(answer, f"port {port}", "tls.plain_port")


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (["--tls", "--address", "shop.lan"], "--address shop.lan: is not an IP address"),
        (["--tls", "--name", "192.168.1.20"], "--name 192.168.1.20: is not the name of a computer"),
        (["--tls", "--name", "bank.example"], "may not vouch for bank.example"),
    ],
)
def test_names_that_cannot_be_are_refused(shop: RunningShop, words: list[str], named: str) -> None:
    found_tls(tls_folder(shop.folder), "Anhe", served_as(["shop.test"], []), real_now())
    refused(glassbay_here("init", "--data-folder", shop.folder, *words), named)


def test_there_is_no_certificate_without_a_shop(tmp_path: Path) -> None:
    refused(glassbay_here("init", "--tls", "--data-folder", tmp_path), "there is no shop here yet")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("words", [[], ["--name", "shop.lan"], ["--address", "192.168.1.20"]])
def test_half_an_order_is_wrong_use(words: list[str], tmp_path: Path) -> None:
    assert glassbay_here("init", "--data-folder", tmp_path, *words).returncode == 2
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("setting", "named"),
    [
        ('certificate = "own.crt"', "needs both tls.certificate and tls.key"),
        ('certificate = "own.crt"\nkey = "own.key"', "own.crt: ended on 2025-11-22"),
        ('certificate = "own.crt"\nkey = "gone.key"', "gone.key: cannot be read"),
    ],
)
def test_a_certificate_of_the_shops_own_that_cannot_be_shown_is_named(
    tmp_path: Path, setting: str, named: str
) -> None:
    bought(tmp_path, BEGINNING.replace(year=2024), days=365)
    (tmp_path / "settings.toml").write_text(f"[tls]\n{setting}\n", encoding="utf-8")
    refused(glassbay_here("serve", "--data-folder", tmp_path), named)
