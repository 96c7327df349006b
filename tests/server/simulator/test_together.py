"""Things beside each other: the first end ends all, and why is told in words."""

import asyncio

from server.simulator.together import Ended, problem_of, until_first_ends

LONG_S = 30.0


async def fail(message: str) -> None:
    raise ValueError(message)


async def fail_in_group() -> None:
    async with asyncio.TaskGroup() as group:
        group.create_task(fail("from within"))


def test_the_first_to_end_ends_the_others() -> None:
    cancelled: list[str] = []

    async def go_on(name: str) -> None:
        try:
            await asyncio.sleep(LONG_S)
        except asyncio.CancelledError:
            cancelled.append(name)
            raise

    async def run() -> list[Ended]:
        return await until_first_ends(go_on("server"), asyncio.sleep(0.01), go_on("agent"))

    ended = asyncio.run(run())
    assert [problem_of(task) for task in ended] == [""]
    assert cancelled == ["server", "agent"]


def test_what_failed_is_told_also_from_within_a_group() -> None:
    async def run() -> list[Ended]:
        return await until_first_ends(fail_in_group(), asyncio.sleep(LONG_S))

    assert [problem_of(task) for task in asyncio.run(run())] == ["ValueError: from within"]


def test_nothing_has_ended_when_the_time_is_up_first() -> None:
    async def run() -> list[Ended]:
        return await until_first_ends(asyncio.sleep(LONG_S), timeout_s=0.01)

    assert asyncio.run(run()) == []
