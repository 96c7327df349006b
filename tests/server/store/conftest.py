"""Every test of the store runs on SQLite and on a real PostgreSQL."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.fakes.open_shop import OpenShop, open_shop
from tests.fakes.postgres import postgres


@pytest.fixture(params=["sqlite", "postgresql"])
def shop(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[OpenShop]:
    """A shop in a store of its own, on either database."""
    opened = open_shop(tmp_path, None if request.param == "sqlite" else postgres().database())
    yield opened
    opened.close()
