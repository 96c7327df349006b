"""Plain HTTP beside HTTPS: the authority, the way to HTTPS, and not a word more."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from cryptography import x509
from fastapi.routing import APIRoute
from starlette.testclient import TestClient

from server.api.plain import create_plain_app
from server.certificates.issuing import found_tls, tls_folder
from server.certificates.pem_files import fingerprint, read_certificate
from server.certificates.public_authority import PublicAuthority
from server.certificates.served_as import served_as
from server.domain.staff import Role
from tests.fakes.certificates import BEGINNING
from tests.fakes.open_api import OpenApi

PLAIN = "http://shop.lan:8088"
SECURE = "https://shop.lan:8443"
SAID_IN_CLEAR = {"/api/authority", "/authority.crt", "/authority", "/health", "/api/wording"}


@pytest.fixture
def authority(tmp_path: Path) -> PublicAuthority:
    """A shop's authority."""
    folder = tls_folder(tmp_path)
    found_tls(folder, "Anhe", served_as(["shop.lan"], ["192.168.1.20"]), BEGINNING)
    return PublicAuthority(folder, 8443, 8088)


@pytest.fixture
def plain(api: OpenApi, authority: PublicAuthority) -> Iterator[TestClient]:
    """The plain port of a shop with that authority, and built screens."""
    (api.services.screens / "assets").mkdir(parents=True)
    (api.services.screens / "index.html").write_text("<!doctype html><title>Glassbay</title>")
    (api.services.screens / "assets" / "page.js").write_text("1")
    app = create_plain_app(replace(api.services, authority=authority), 8443)
    with TestClient(app, base_url=PLAIN, follow_redirects=False) as client:
        yield client


def test_a_device_gets_the_certificate_as_one_that_it_installs(
    plain: TestClient, authority: PublicAuthority
) -> None:
    answer = plain.get("/authority.crt")

    assert answer.headers["content-type"] == "application/x-x509-ca-cert"
    assert 'filename="glassbay-authority.crt"' in answer.headers["content-disposition"]
    assert b"PRIVATE" not in answer.content
    given = x509.load_pem_x509_certificate(answer.content)
    assert given == read_certificate(authority.folder.authority)
    assert plain.get("/api/authority").json() == {
        "name": "Glassbay Anhe",
        "fingerprint": fingerprint(given),
        "ends_at": "2036-11-18T08:00:00Z",
        "served_as": ["shop.lan", "192.168.1.20"],
        "secure_port": 8443,
        "plain_port": 8088,
    }


def test_the_page_comes_with_all_that_it_needs(plain: TestClient) -> None:
    for path in ("/authority", "/assets/page.js", "/api/wording"):
        assert plain.get(path).status_code == 200, path


@pytest.mark.parametrize(
    ("path", "to"),
    [
        ("/", "/authority"),
        ("/desk", f"{SECURE}/desk"),
        ("/v/a-token?lang=en", f"{SECURE}/v/a-token?lang=en"),
        ("/api/boards/desk", f"{SECURE}/api/boards/desk"),
        ("//bank.example/", f"{SECURE}//bank.example/"),
    ],
)
def test_who_asks_for_another_page_is_sent_to_https(plain: TestClient, path: str, to: str) -> None:
    answer = plain.get(f"{PLAIN}{path}")

    assert (answer.status_code, answer.headers["location"]) == (307, to)


def test_no_route_of_the_server_answers_in_clear(plain: TestClient, api: OpenApi) -> None:
    token = api.session(Role.ADMINISTRATOR)
    asked = [
        (method, route.path)
        for route in api.routes
        if isinstance(route, APIRoute)
        for method in route.methods or ()
    ]
    assert len(asked) > 60
    for method, path in asked:
        if path in SAID_IN_CLEAR:
            continue
        answer = plain.request(method, path, headers={"Authorization": f"Bearer {token}"})
        assert answer.status_code == (307 if method == "GET" else 405), (method, path)


def test_a_shop_with_a_certificate_from_elsewhere_only_leads_to_https(api: OpenApi) -> None:
    client = TestClient(create_plain_app(api.services, 8443), base_url=PLAIN, follow_redirects=False)

    assert client.get("/").headers["location"] == f"{SECURE}/"
    assert client.get("/authority.crt").json()["code"] == "not_found"


def test_an_authority_that_was_taken_away_meanwhile_is_not_there(
    plain: TestClient, authority: PublicAuthority
) -> None:
    authority.folder.authority.unlink()
    for path in ("/api/authority", "/authority.crt"):
        assert (plain.get(path).status_code, plain.get(path).json()["code"]) == (404, "not_found")
