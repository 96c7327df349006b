"""Reading `config/permissions.toml`: which role may do what; a wrong file is named with its key."""

from pathlib import Path

from server.domain.errors import ConfigurationInvalid
from server.domain.permissions import ALL_PERMISSIONS
from server.domain.staff import PermissionTable, Role
from server.toml_files import parse_toml


def load_permissions(path: Path) -> PermissionTable:
    """Return what each role may do; raise ConfigurationInvalid naming the file and the key.

    A role that the file does not name may do nothing.
    """
    return {_role(path, key): _allowed(path, key, value) for key, value in parse_toml(path).items()}


def _role(path: Path, key: str) -> Role:
    if key not in set(Role):
        raise _invalid(path, key, f"there is no such role; the roles are {', '.join(Role)}")
    return Role(key)


def _allowed(path: Path, key: str, value: object) -> frozenset[str]:
    if not isinstance(value, list):
        raise _invalid(path, key, 'must be a list such as ["start_work", "topic:bay"]')
    for entry in value:
        if not isinstance(entry, str) or entry not in ALL_PERMISSIONS:
            raise _invalid(path, key, f"there is no deed or topic {entry!r}; the file's head lists them all")
    return frozenset(value)


def _invalid(path: Path, key: str, problem: str) -> ConfigurationInvalid:
    return ConfigurationInvalid(f"{path}: {key}: {problem}", file=str(path), key=key)
