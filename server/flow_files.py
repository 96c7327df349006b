"""Reading flows from `config/flows/*.toml` into checked `Flow`s; a wrong file is named with its key."""

import hashlib
import json
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from server.domain.errors import ConfigurationInvalid
from server.domain.stage import (
    ChecklistEntry,
    Flow,
    Name,
    PublicStep,
    ReworkCause,
    Stage,
    StageKind,
    check_flow,
)
from server.toml_files import read_toml


class _Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Name(_Section):
    zh: str = Field(min_length=1)
    en: str = Field(min_length=1)


class _ChecklistEntry(_Section):
    item_id: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    name: _Name


class _ReworkCause(_Section):
    cause_id: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    name: _Name


class _Stage(_Section):
    key: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    kind: StageKind
    step: PublicStep
    name: _Name
    standard_minutes: int = Field(ge=0)
    next: str | None = None
    back: str | None = None
    wip_limit: int | None = Field(default=None, ge=1)
    checklist: list[_ChecklistEntry] = []
    road_test: bool = False
    another_inspector: bool = False


class _FlowFile(_Section):
    key: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    name: _Name
    stages: list[_Stage] = Field(min_length=2)
    checklist: list[_ChecklistEntry] = []
    causes: list[_ReworkCause] = []
    next_service_months: int = Field(default=6, ge=1, le=60)
    next_service_km: int = Field(default=10_000, ge=500, le=100_000)


def load_flows(folder: Path) -> dict[str, Flow]:
    """Return all flows of `folder` by key; raise ConfigurationInvalid naming the file and the key."""
    return {flow.key: flow for flow in flows_by_file(folder).values()}


def flows_by_file(folder: Path) -> dict[Path, Flow]:
    """Return all flows of `folder`, each key once; raise ConfigurationInvalid naming the file and the key."""
    flows = {path: load_flow(path) for path in sorted(folder.glob("*.toml"))}
    if not flows:
        raise ConfigurationInvalid(f"{folder}: no flow here; expected files such as mechanical.toml")
    keys = [flow.key for flow in flows.values()]
    if twice := sorted({key for key in keys if keys.count(key) > 1}):
        raise ConfigurationInvalid(f"{folder}: two files have the flow '{twice[0]}'; give each its own key")
    return flows


def load_flow(path: Path) -> Flow:
    """Return the checked flow of one file; raise ConfigurationInvalid naming it and the key."""
    parsed = read_toml(path, _FlowFile)
    flow = _flow(parsed)
    check_flow(flow, str(path))
    return flow


def _flow(parsed: _FlowFile) -> Flow:
    digest = hashlib.sha256(json.dumps(parsed.model_dump(mode="json"), sort_keys=True).encode()).hexdigest()
    return Flow(
        key=parsed.key,
        name=_name(parsed.name),
        stages=tuple(_stage(parsed, index) for index in range(len(parsed.stages))),
        checklist=_checklist(parsed.checklist),
        digest=digest,
        causes=tuple(ReworkCause(cause.cause_id, _name(cause.name)) for cause in parsed.causes),
        next_service_months=parsed.next_service_months,
        next_service_km=parsed.next_service_km,
    )


def _stage(parsed: _FlowFile, index: int) -> Stage:
    """The stage at `index`; where it names no `next`, that is the one that follows in the file."""
    stage = parsed.stages[index]
    following = parsed.stages[index + 1].key if index + 1 < len(parsed.stages) else None
    return Stage(
        key=stage.key,
        kind=stage.kind,
        step=stage.step,
        name=_name(stage.name),
        standard_minutes=stage.standard_minutes,
        next=stage.next or following,
        back=stage.back,
        wip_limit=stage.wip_limit,
        checklist=_checklist(stage.checklist),
        road_test=stage.road_test,
        another_inspector=stage.another_inspector,
    )


def _checklist(parsed: list[_ChecklistEntry]) -> tuple[ChecklistEntry, ...]:
    return tuple(ChecklistEntry(entry.item_id, _name(entry.name)) for entry in parsed)


def _name(parsed: _Name) -> Name:
    return Name(zh=parsed.zh, en=parsed.en)
