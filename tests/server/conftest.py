"""What the server's tests stand on: a shop in a real database."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.fakes.open_shop import OpenShop, open_shop


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[OpenShop]:
    """A shop with two bays and one member of staff for each role, in a store of its own."""
    opened = open_shop(tmp_path)
    yield opened
    opened.close()
