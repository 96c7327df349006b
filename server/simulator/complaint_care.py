"""What an advisor does about a complaint: answer, plan, conclude, and hear the customer confirm the end."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal

from server.contract.after_service import AfterService, ComplaintEntry
from server.contract.boards import RunningTimer
from server.contract.deeds import CloseComplaint, TakeComplaintStep
from server.simulator.api_client import ApiClient

_PAGE = "/api/after-service"


@dataclass(frozen=True, slots=True)
class _Step:
    """`after`: how long after the customer complained there is something to say."""

    step: Literal["answered", "planned", "concluded"]
    after: timedelta
    words: str


_STEPS = {
    "complaint_reply": _Step("answered", timedelta(), "已致电道歉，听取详情。"),
    "complaint_plan": _Step("planned", timedelta(minutes=15), "约客户回店，由班组长复查。"),
    "complaint_conclusion": _Step("concluded", timedelta(minutes=40), "复查完毕，已处理，客户无需付费。"),
}
_CONFIRMED = "客户表示满意。"


def next_step(timers: Sequence[RunningTimer], now: datetime) -> RunningTimer | None:
    """Return the timer of the complaint that something can be done about now."""
    due = [each for each in timers if each.rule in _STEPS and now >= each.starts_at + _STEPS[each.rule].after]
    return min(due, key=lambda each: each.due_at, default=None)


def all_ended(timers: Sequence[RunningTimer]) -> bool:
    """Whether nothing of a complaint is due any more: its end cancels what nobody needed to do."""
    return not any(timer.rule.startswith("complaint_") for timer in timers)


async def take_step(api: ApiClient, timer: RunningTimer) -> None:
    """Open the page of calls and complaints and do what the timer waits for; raise Refused.

    Nothing is done where somebody else was quicker.
    """
    complaint = await _complaint_of(api, timer)
    if complaint is None:
        return
    step = _STEPS[timer.rule]
    path = f"{_PAGE}/complaints/{complaint.complaint_id}"
    body = TakeComplaintStep(step=step.step, words=step.words)
    await api.post(f"{path}/steps", body, dict[str, Any])
    if step.step == "concluded":
        await api.post(f"{path}/close", CloseComplaint(words=_CONFIRMED), dict[str, Any])


async def _complaint_of(api: ApiClient, timer: RunningTimer) -> ComplaintEntry | None:
    after = await api.get(_PAGE, AfterService)
    for complaint in after.complaints:
        if any(due.rule == timer.rule and due.due_at == timer.due_at for due in complaint.due):
            return complaint
    return None
