"""Stages and flows: the way of a repair order from arrival to delivery, as a shop configures it.

Configuration orders the stages; the code knows only their kinds.
"""

from dataclasses import dataclass
from enum import StrEnum

from server.domain.errors import ConfigurationInvalid

MOST_PUBLIC_STEPS = 6


class StageKind(StrEnum):
    """The closed list of what can happen to a car at a stage."""

    WAIT = "wait"
    RECEPTION = "reception"
    AUTHORIZATION = "authorization"
    WORK = "work"
    CHECK = "check"
    WASH = "wash"
    READY = "ready"
    SETTLE = "settle"
    DONE = "done"


class PublicStep(StrEnum):
    """What a customer is told, one dot each."""

    RECEPTION = "reception"
    APPROVAL = "approval"
    SERVICE = "service"
    CHECKING = "checking"
    WASHING = "washing"
    READY = "ready"


_AFTER_WAIT = (StageKind.RECEPTION, StageKind.WORK)


@dataclass(frozen=True, slots=True)
class Name:
    """A name in both languages."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class ChecklistEntry:
    """Something to do or look at before the self check, or at a check."""

    item_id: str
    name: Name


@dataclass(frozen=True, slots=True)
class ReworkCause:
    """Why a check sends a car back, as the shop counts it."""

    cause_id: str
    name: Name


OTHER_CAUSE = "other"
"""A cause that is on no list: whoever sends the car back says it in words."""


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage of a flow. A check has a list of its own to go through.

    `road_test`: whoever checks says whether the car was driven. `another_inspector`: whoever has passed the
    car at a check before does not do this one.
    """

    key: str
    kind: StageKind
    step: PublicStep
    name: Name
    standard_minutes: int
    next: str | None
    back: str | None = None
    wip_limit: int | None = None
    checklist: tuple[ChecklistEntry, ...] = ()
    road_test: bool = False
    another_inspector: bool = False


@dataclass(frozen=True, slots=True)
class Flow:
    """An ordered, checked set of stages. `digest` pins the content to the orders that use it."""

    key: str
    name: Name
    stages: tuple[Stage, ...]
    checklist: tuple[ChecklistEntry, ...]
    digest: str
    causes: tuple[ReworkCause, ...] = ()
    next_service_months: int = 6
    next_service_km: int = 10_000
    """After the delivery, where whoever hands the car over advises nothing else."""

    def stage(self, key: str) -> Stage:
        """Return the stage with this key; KeyError where the flow has none."""
        for stage in self.stages:
            if stage.key == key:
                return stage
        raise KeyError(key)

    @property
    def first(self) -> Stage:
        """The stage of a car that has just arrived."""
        return self.stages[0]

    def after(self, key: str) -> Stage:
        """Return the stage that follows; KeyError after the last."""
        following = self.stage(key).next
        if following is None:
            raise KeyError(key)
        return self.stage(following)

    def ahead_of(self, key: str) -> set[str]:
        """Return the stages that a car which stands in `key` can still come to, that one with them."""
        reached: set[str] = set()
        ahead: list[str | None] = [key]
        while ahead:
            one = ahead.pop()
            if one is not None and one not in reached:
                reached.add(one)
                ahead += [self.stage(one).next, self.stage(one).back]
        return reached

    @property
    def steps(self) -> tuple[PublicStep, ...]:
        """The public steps in order, each once."""
        return tuple(dict.fromkeys(stage.step for stage in self.stages))

    def cause(self, cause_id: str) -> ReworkCause | None:
        """Return the cause of the shop's list; None for one that is not on it."""
        return next((cause for cause in self.causes if cause.cause_id == cause_id), None)


def check_flow(flow: Flow, source: str) -> None:
    """Raise ConfigurationInvalid naming `source` and the stage, unless every car can get through."""
    keys = [stage.key for stage in flow.stages]
    # Each look trusts what the looks before it have found right, so only the first problem is told.
    problems = (
        _repeated(keys)
        or _unknown_targets(flow, keys)
        or _unreachable(flow)
        or _shape(flow)
        or _repeated_entries(flow)
    )
    if problems:
        raise ConfigurationInvalid(f"{source}: {problems[0]}", file=source)


def _repeated(keys: list[str]) -> list[str]:
    return [
        f"stage '{key}' is defined twice; give each stage its own key" for key in keys if keys.count(key) > 1
    ]


def _repeated_entries(flow: Flow) -> list[str]:
    causes = [cause.cause_id for cause in flow.causes]
    lists = [("cause", [*causes, OTHER_CAUSE])]
    lists += [
        (f"item of '{stage.key}'", [entry.item_id for entry in stage.checklist]) for stage in flow.stages
    ]
    return [
        f"{what} '{name}' is there twice (every flow has the cause '{OTHER_CAUSE}'); give each its own id"
        for what, names in lists
        for name in names
        if names.count(name) > 1
    ]


def _unknown_targets(flow: Flow, keys: list[str]) -> list[str]:
    return [
        f"stage '{stage.key}' leads to '{target}', which is not a stage of this flow"
        for stage in flow.stages
        for target in (stage.next, stage.back)
        if target is not None and target not in keys
    ]


def _unreachable(flow: Flow) -> list[str]:
    reached = flow.ahead_of(flow.stages[0].key)
    return [
        f"stage '{stage.key}' cannot be reached from '{flow.stages[0].key}'; name it in some `next`"
        for stage in flow.stages
        if stage.key not in reached
    ]


def _shape(flow: Flow) -> list[str]:
    ends = [stage for stage in flow.stages if stage.next is None]
    problems = [problem for stage in flow.stages if (problem := _stage_problem(flow, stage))]
    if not ends:
        problems.append("no stage ends the flow; one must have the kind 'done' and no `next`")
    if len(flow.steps) > MOST_PUBLIC_STEPS:
        problems.append(f"{len(flow.steps)} public steps; customers are shown {MOST_PUBLIC_STEPS} at most")
    return problems


def _stage_problem(flow: Flow, stage: Stage) -> str | None:
    if stage.next is None and stage.kind is not StageKind.DONE:
        return f"stage '{stage.key}' is the end of the flow, so its kind must be 'done'"
    if stage.kind is StageKind.CHECK and stage.back is None:
        return f"stage '{stage.key}' is a check, so it needs a stage to send a car back to: `back`"
    if stage.kind is not StageKind.CHECK and (stage.checklist or stage.road_test or stage.another_inspector):
        return f"stage '{stage.key}' is no check, so it has no checklist, road test or inspector of its own"
    if stage.kind is StageKind.WAIT and flow.after(stage.key).kind not in _AFTER_WAIT:
        return f"stage '{stage.key}' is a wait, so a stage of reception or work must follow it"
    return None
