"""Reading `config/regions/*.toml`: how plates are numbered, country by country."""

from collections.abc import Sequence

from server.domain.errors import ConfigurationInvalid
from server.domain.plate_notation import region_from
from server.domain.plate_region import Numbering, NumberingRegion
from server.places import config_folder
from server.toml_files import parse_toml

DEFAULT_REGIONS = ("cn", "eu", "us", "br")
"""All that ship, the order in which a plate is tried."""


def load_numbering(codes: Sequence[str] = DEFAULT_REGIONS) -> Numbering:
    """Return the regions in the order of `codes`; raise ConfigurationInvalid where there is no such file.

    Codes are typed by people: capitals and spaces around them do not matter.
    """
    asked = [code.strip().lower() for code in codes]
    if not asked or len(set(asked)) < len(asked):
        raise ConfigurationInvalid(
            f"regions: name each region once, one at least; there are {', '.join(_shipped())}", key="regions"
        )
    return Numbering(tuple(_load(code) for code in asked))


def _load(code: str) -> NumberingRegion:
    if code not in _shipped():
        raise ConfigurationInvalid(
            f"regions: there is no region '{code}'; there are {', '.join(_shipped())}", key="regions"
        )
    path = config_folder() / "regions" / f"{code}.toml"
    return region_from(parse_toml(path), code, str(path))


def _shipped() -> list[str]:
    return sorted(path.stem for path in (config_folder() / "regions").glob("*.toml"))
