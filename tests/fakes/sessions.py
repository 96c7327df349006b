"""Sessions of an invented shop's staff, with what the shipped permissions allow their roles."""

from pathlib import Path

from server.domain.staff import Role, allowed_to
from server.permission_file import load_permissions
from tests.fakes.shop_boards import Values, words

PERMISSIONS = load_permissions(Path(__file__).resolve().parents[2] / "config" / "permissions.toml")


def session(token: str, staff_id: str, name: Values, *roles: Role) -> Values:
    """Return the answer to somebody's sign-in."""
    return {
        "token": token,
        "staff_id": staff_id,
        "name": name,
        "roles": list(roles),
        "allowed": sorted(allowed_to(PERMISSIONS, frozenset(roles))),
        "expires_at": "2099-01-01T00:00:00Z",
    }


FOREMAN = session("foreman", "方", words("方建", "Fang Jian"), Role.FOREMAN)
MANAGER = session("manager", "刘", words("刘总", "Liu Zong"), Role.MANAGER)
CASHIER = session("cashier", "吴", words("吴芳", "Wu Fang"), Role.CASHIER)
