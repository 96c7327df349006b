"""The faults that tests inject, told at the end: what was injected, what was lost, how long recovery took."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.fakes.chromium import build_screens, chromium
from tests.faults.ledger import Fault, as_table

expect.set_options(timeout=60_000)
FAULTS: pytest.StashKey[list[Fault]] = pytest.StashKey[list[Fault]]()


def pytest_configure(config: pytest.Config) -> None:
    """Begin an empty ledger."""
    config.stash[FAULTS] = []


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Print the ledger."""
    if config.stash[FAULTS]:
        terminalreporter.section("faults")
        terminalreporter.write_line(as_table(config.stash[FAULTS]))


@pytest.fixture
def inject(pytestconfig: pytest.Config) -> Callable[[str], Fault]:
    """Enter a fault into the ledger, by what is done to whom."""

    def enter(injected: str) -> Fault:
        fault = Fault(injected)
        pytestconfig.stash[FAULTS].append(fault)
        return fault

    return enter


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One Chromium for the tests of a file."""
    build_screens()
    with chromium() as browser:
        yield browser
