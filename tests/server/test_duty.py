"""Being on duty: begun when the lease is had, ended before anybody else can have it."""

import asyncio

import pytest

from server import duty as duty_module
from server.duty import Duty

SECONDS = 10.0


class KeptLease:
    """A lease that a test gives and takes away."""

    def __init__(self) -> None:
        self.free = True
        self.reachable = True
        self.given_back = False

    def take(self) -> bool:
        """Have it, while the test says so."""
        if not self.reachable:
            raise OSError("the database is away")
        return self.free

    def give_back(self) -> None:
        """Let it go."""
        self.given_back = True


class Chore:
    """Something that goes on until it is cancelled."""

    def __init__(self, *, fails: int = 0) -> None:
        self.begun = 0
        self.goes_on = asyncio.Event()
        self.rests = asyncio.Event()
        self._fails = fails

    async def do(self) -> None:
        """Go on."""
        self.begun += 1
        if self.begun <= self._fails:
            raise ValueError("it cannot be begun")
        self.goes_on.set()
        self.rests.clear()
        try:
            await asyncio.Event().wait()
        finally:
            self.goes_on.clear()
            self.rests.set()


@pytest.fixture(autouse=True)
def fast(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leases of a fraction of a second."""
    monkeypatch.setattr(duty_module, "RENEW_EVERY_S", 0.02)
    monkeypatch.setattr(duty_module, "LASTS_S", 1.3)


async def until(event: asyncio.Event) -> None:
    """Wait for the chore to begin or end."""
    await asyncio.wait_for(event.wait(), SECONDS)


async def ended(running: "asyncio.Task[None]") -> None:
    """Stop the process."""
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)


def test_it_is_done_while_the_lease_is_held() -> None:
    async def play() -> None:
        lease, chore = KeptLease(), Chore()
        lease.free = False
        duty = Duty(lease, chore.do)
        running = asyncio.create_task(duty.run())
        await asyncio.sleep(0.1)
        assert (duty.held, chore.begun) == (False, 0)
        for times in (1, 2):
            lease.free = True
            await until(chore.goes_on)
            assert (duty.held, chore.begun) == (True, times)
            lease.free = False
            await until(chore.rests)
            assert not duty.held
        await ended(running)

    asyncio.run(play())


def test_it_ends_when_the_database_is_away_for_long() -> None:
    async def play() -> None:
        lease, chore = KeptLease(), Chore()
        running = asyncio.create_task(Duty(lease, chore.do).run())
        await until(chore.goes_on)
        lease.reachable = False
        await asyncio.sleep(0.1)
        assert chore.goes_on.is_set()
        await until(chore.rests)
        await ended(running)

    asyncio.run(play())


def test_a_process_that_ends_lets_go_at_once() -> None:
    async def play() -> None:
        lease, chore = KeptLease(), Chore()
        running = asyncio.create_task(Duty(lease, chore.do).run())
        await until(chore.goes_on)
        await ended(running)
        assert (chore.goes_on.is_set(), lease.given_back) == (False, True)

    asyncio.run(play())


def test_what_fails_is_begun_anew() -> None:
    async def play() -> None:
        chore = Chore(fails=2)
        running = asyncio.create_task(Duty(KeptLease(), chore.do).run())
        await until(chore.goes_on)
        assert chore.begun == 3
        await ended(running)

    asyncio.run(play())
