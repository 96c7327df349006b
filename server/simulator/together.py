"""Running things beside each other until the first of them ends."""

import asyncio
from collections.abc import Coroutine
from typing import Any

Ended = asyncio.Task[None]


async def until_first_ends(
    *coroutines: Coroutine[Any, Any, None], timeout_s: float | None = None
) -> list[Ended]:
    """Run all until one ends, `timeout_s` at most; cancel the others and return what ended by itself."""
    tasks = [asyncio.create_task(coroutine) for coroutine in coroutines]
    try:
        await asyncio.wait(tasks, timeout=timeout_s, return_when=asyncio.FIRST_COMPLETED)
        return [task for task in tasks if task.done()]
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


def problem_of(task: Ended) -> str:
    """Return in words why a task failed, or nothing where it ended well."""
    fault = task.exception()
    if isinstance(fault, BaseExceptionGroup):
        fault = fault.exceptions[0]
    return f"{type(fault).__name__}: {fault}" if fault else ""
