"""What a thief of the database would find: no token, no code, no password and no PIN."""

from server.access.customer_links import link_token
from server.access.pairing import make_pairing_code
from server.access.sessions import open_session
from server.access.staff_accounts import signer_by_password
from server.contract.access import PairingCodeMade
from server.contract.deeds import MakePairingCode, Session
from server.domain.staff import Role
from tests.fakes.open_shop import PASSWORD, PIN, OpenShop


def _bytes_on_disk(shop: OpenShop) -> bytes:
    """The database with its write-ahead log."""
    files = shop.database.parent.glob(f"{shop.database.name}*")
    return b"".join(path.read_bytes() for path in files)


def test_the_database_holds_no_secret_in_clear(shop: OpenShop) -> None:
    secret, now = shop.gatekeeper.secret, shop.real_clock.now()
    device = shop.device("tablet", "bay/1")
    signer = signer_by_password(shop.reader, "advisor", PASSWORD, None)
    session = shop.run(signer, lambda work: open_session(work, now), Session)
    body = MakePairingCode(kind="display", name="Lounge TV", screen="lounge")
    code = shop.run(
        shop.actor(Role.ADMINISTRATOR),
        lambda work: make_pairing_code(work, body, secret, now),
        PairingCodeMade,
    )

    kept = _bytes_on_disk(shop)

    assert b"Lounge TV" in kept, "the search must be able to find something"
    signature = link_token("any", secret).partition(".")[2]
    for word in (device.token, session.token, PASSWORD, f'"{code.code}"', signature):
        assert word.encode() not in kept
    assert secret not in kept
    assert not {code.code, PIN} & _values(shop)


def _values(shop: OpenShop) -> set[str]:
    """Every value of every table as text: six digits may also occur by chance within a digest."""
    with shop.reader.connect() as connection:
        tables = "SELECT name FROM sqlite_master WHERE type = 'table'"
        names = connection.exec_driver_sql(tables).scalars().all()
        rows = [row for name in names for row in connection.exec_driver_sql(f'SELECT * FROM "{name}"')]
    return {str(value) for row in rows for value in row}
