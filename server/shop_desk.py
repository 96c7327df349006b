"""A shop's files taken into a shop that is there, on the server's own machine: whole or not at all."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from server.actions.shop_setup import (
    add_bays,
    change_capacities,
    change_flows,
    describe_shop,
)
from server.at_the_server import in_shop
from server.domain.bay import Bay
from server.domain.shop_differences import (
    Difference,
    differences,
    still_needed,
    told_bays,
    told_capacities,
    told_flow,
    told_shop,
)
from server.domain.stage import Flow
from server.flow_files import flows_by_file
from server.founding import bay_of
from server.shop_changes_file import ShopChangesFile, load_shop_changes
from server.store.unit_of_work import UnitOfWork
from server.toml_lines import refusal_at

_MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class ShopDesk:
    """One shop of the database at `url`; `shop` is its name, None the first."""

    url: str
    shop: str | None

    def take_in(self, file: Path | None, flows: Path | None, *, dry_run: bool) -> list[Difference]:
        """Return what a description and a folder of flows change; with `dry_run` they change nothing.

        Raises ConfigurationInvalid naming file and line where they cannot be, or open orders forbid it.
        """
        said = load_shop_changes(file) if file else ShopChangesFile()
        read = flows_by_file(flows) if flows else {}

        def look(work: UnitOfWork) -> list[Difference]:
            if file:
                _require_possible(work, file, said, read)
            _require_stages(work, read)
            found = list(_take_in_flows(work, read, dry_run=dry_run))
            return [*_take_in_description(work, said, dry_run=dry_run), *found]

        return in_shop(self.url, self.shop, frozenset(), look)


def _require_possible(work: UnitOfWork, file: Path, said: ShopChangesFile, read: Mapping[Path, Flow]) -> None:
    zone = work.shop.zone
    if said.zone not in (None, zone):
        raise refusal_at(file, ("zone",), f"this shop keeps the time of {zone}; it cannot be moved elsewhere")
    known = {flow.key for flow in (*work.current_flows(), *read.values())}
    if said.default_flow and said.default_flow not in known:
        there_are = ", ".join(sorted(known))
        raise refusal_at(
            file, ("default_flow",), f"there is no flow '{said.default_flow}'; there are {there_are}"
        )


def _require_stages(work: UnitOfWork, read: Mapping[Path, Flow]) -> None:
    """Cars at a stage that the new flow has not would be in no column of the boards."""
    orders = [(order, work.pinned_flow(order.flow_digest)) for order in work.orders.here()]
    for path, flow in read.items():
        for stage, numbers in still_needed(orders, flow).items():
            named = ", ".join(numbers[:_MOST_NAMED]) + (" …" if len(numbers) > _MOST_NAMED else "")
            raise refusal_at(
                path,
                ("stages",),
                f"there is no stage '{stage}' any more, but open orders ({named}) stand there or still come "
                "there; leave it in until they are delivered",
            )


def _take_in_flows(work: UnitOfWork, read: Mapping[Path, Flow], *, dry_run: bool) -> Iterator[Difference]:
    here = {flow.key: flow for flow in work.current_flows()}
    for flow in read.values():
        if found := differences(told_flow(here.get(flow.key)), told_flow(flow)):
            yield from found
            if not dry_run:
                change_flows(work, [flow])


def _take_in_description(work: UnitOfWork, said: ShopChangesFile, *, dry_run: bool) -> Iterator[Difference]:
    after = said.changed(work.shop)
    if found := differences(told_shop(work.shop), told_shop(after)):
        yield from found
        if not dry_run:
            describe_shop(work, after)
    here = {bay.number: bay for bay in work.bays.where()}
    bays = [bay_of(section, work.shop_id, here.get(section.number)) for section in said.bays or ()]
    changed = [bay for bay in bays if bay != here.get(bay.number)]
    yield from differences(told_bays(_as_they_are(here, changed)), told_bays(changed))
    if changed and not dry_run:
        add_bays(work, changed)
    if said.capacity is not None:
        yield from _take_in_capacities(work, said, dry_run=dry_run)


def _take_in_capacities(work: UnitOfWork, said: ShopChangesFile, *, dry_run: bool) -> Iterator[Difference]:
    after = [section.capacity(work.shop_id) for section in said.capacity or ()]
    found = differences(told_capacities(work.capacities.where()), told_capacities(after))
    yield from found
    if found and not dry_run:
        change_capacities(work, after)


def _as_they_are(here: Mapping[str, Bay], changed: list[Bay]) -> list[Bay]:
    """Of the bays that change those that are there; bays that the file does not name stay."""
    return [here[bay.number] for bay in changed if bay.number in here]
