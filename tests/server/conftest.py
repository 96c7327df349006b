"""What the server's tests stand on: a shop in a real database, and the application over it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.fakes.open_api import OpenApi, open_api
from tests.fakes.open_shop import OpenShop, open_shop


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[OpenShop]:
    """A shop with two bays and one member of staff for each role, in a store of its own."""
    opened = open_shop(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def api(shop: OpenShop, tmp_path: Path) -> Iterator[OpenApi]:
    """The application over that shop, started."""
    opened = open_api(shop, tmp_path)
    with opened.client:
        yield opened
