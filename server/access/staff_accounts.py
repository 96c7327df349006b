"""Proving who one is: name and password anywhere, staff id and PIN on a paired tablet."""

from sqlalchemy import Engine

from server.access import passwords
from server.domain.errors import NotAllowed, NotSignedIn
from server.domain.identity import Account
from server.domain.staff import Actor, Role
from server.store.repositories import accounts


def plain_login(login: str) -> str:
    """Return the login as it is kept: without blanks around it, and the same in capitals."""
    return login.strip().casefold()


def signer_by_password(reader: Engine, login: str, password: str, device: Actor | None) -> Actor:
    """Return who has that name and password, in the device's shop if one is given.

    Raises NotSignedIn, in the same words and after the same time whichever of the two is wrong.
    """
    with reader.connect() as connection:
        known = accounts.accounts_of_login(connection, plain_login(login))
    here = [found for found in known if device is None or found.shop_id == device.shop_id]
    account = next(iter(here), None)
    if not passwords.matches(password, account.password_hash if account else None) or account is None:
        raise NotSignedIn("the name or the password is wrong")
    return _signer(account, device)


def signer_by_pin(reader: Engine, staff_id: str, pin: str, device: Actor | None) -> Actor:
    """Return who has that PIN; a short PIN counts only together with a tablet of the shop.

    Raises NotSignedIn without a device or with a wrong PIN, NotAllowed on a device that is no tablet.
    """
    if device is None:
        raise NotSignedIn("a PIN is for a paired tablet; sign in with name and password")
    if Role.TABLET not in device.roles:
        raise NotAllowed("a PIN is for a paired tablet, not for this device", roles=sorted(device.roles))
    with reader.connect() as connection:
        account = accounts.account_in_shop(connection, device.shop_id, staff_id)
    if not passwords.matches(pin, account.pin_hash if account else None) or account is None:
        raise NotSignedIn("the PIN is wrong")
    return _signer(account, device)


def _signer(account: Account, device: Actor | None) -> Actor:
    return Actor(
        shop_id=account.shop_id,
        roles=account.roles,
        staff_id=account.staff_id,
        device_id=device.device_id if device else None,
        screen=device.screen if device else None,
    )
