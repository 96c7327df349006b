"""What all tests share: browser tests say why they are skipped, and in CI they must not be."""

import os
import shutil

import pytest
from hypothesis import settings

from server.log_lines import plain_logs

CHROMIUM = shutil.which("chromium")

settings.register_profile("busy machine", deadline=None)
settings.load_profile("busy machine")


@pytest.fixture(autouse=True)
def _logs() -> None:
    """Errors are logged as the server logs them, onto the test's own standard error."""
    plain_logs()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip browser tests where no Chromium is installed; where one is required, let them fail instead."""
    if CHROMIUM or os.environ.get("GLASSBAY_REQUIRE_BROWSER"):
        return
    missing = pytest.mark.skip(reason="no Chromium here: install chromium (apt install chromium)")
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(missing)
