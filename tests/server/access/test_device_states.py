"""How devices are: what they say is kept, and silence is told after a while."""

from datetime import timedelta

from server.access.device_states import Heard, note_heard, note_state, paired_devices
from server.access.devices import Revoked, revoke_device
from server.contract.devices import MachineHealth, PairedDeviceEntry
from server.domain.device_state import SILENT_AFTER
from server.domain.staff import Actor, Role
from server.store.unit_of_work import UnitOfWork
from tests.fakes.open_shop import OPENING, OpenShop

MACHINE = MachineHealth(
    resolution="1920x1080",
    load=0.4,
    memory_used=0.6,
    temperature_c=51.5,
    sound="HDA Intel PCH",
    browser="running",
    restarts=2,
)


def entry(shop: OpenShop, after: timedelta = timedelta()) -> PairedDeviceEntry:
    """The only device, as it is told so long after the opening."""
    with shop.reader.connect() as connection:
        (found,) = paired_devices(connection, shop.shop_id, OPENING + after)
    return found


def tell(shop: OpenShop, device_id: str) -> None:
    """Let a kiosk say how it is, at the opening."""
    kiosk = Actor(shop.shop_id, frozenset({Role.KIOSK}), device_id=device_id)

    def say(work: UnitOfWork) -> Heard:
        note_state(work, "1.2", MACHINE, OPENING)
        return Heard(count=1)

    shop.run(kiosk, say, Heard)


def hear(shop: OpenShop, *device_ids: str, after: timedelta = timedelta()) -> int:
    """Let pages of those devices pulse."""
    heard = dict.fromkeys(device_ids, OPENING + after)
    nobody = Actor(shop.shop_id, frozenset())
    return shop.run(nobody, lambda work: note_heard(work, heard), Heard).count


def test_a_device_that_was_never_heard_says_so(shop: OpenShop) -> None:
    shop.device("display", "lounge")
    assert (entry(shop).heard_at, entry(shop).online, entry(shop).machine) == (None, False, None)


def test_what_a_kiosk_says_of_itself_is_told(shop: OpenShop) -> None:
    tell(shop, shop.device("kiosk", "lounge").device_id)
    told = entry(shop)
    assert (told.heard_at, told.version, told.machine) == (OPENING, "1.2", MACHINE)


def test_a_device_is_online_while_it_was_heard_lately(shop: OpenShop) -> None:
    hear(shop, shop.device("display", "lounge").device_id)
    assert entry(shop, SILENT_AFTER).online
    assert not entry(shop, SILENT_AFTER + timedelta(seconds=1)).online
    assert not entry(shop, -timedelta(days=1)).online, "the clock was set back since"


def test_a_page_that_pulses_leaves_what_its_kiosk_said(shop: OpenShop) -> None:
    kiosk = shop.device("kiosk", "lounge").device_id
    tell(shop, kiosk)
    hear(shop, kiosk, after=timedelta(minutes=1))
    told = entry(shop, timedelta(minutes=1))
    assert (told.online, told.machine) == (True, MACHINE)


def test_a_device_that_was_revoked_is_not_noted_again(shop: OpenShop) -> None:
    kept, gone = shop.device("display", "lounge").device_id, shop.device("display", "gate").device_id
    hear(shop, kept, gone)
    shop.run(shop.actor(Role.ADMINISTRATOR), lambda work: revoke_device(work, gone), Revoked)

    assert hear(shop, kept, gone, "unknown") == 1
    assert entry(shop).device_id == kept
