"""Customers, cars and their history of a shop, on the server's own machine."""

from dataclasses import dataclass
from functools import partial

from server.actions.record_import import import_records, plan_import, told_together
from server.at_the_server import in_shop, in_shop_by_turns
from server.contract.catalogue import CatalogueTaken
from server.domain.permissions import ShopDeed
from server.domain.plate_region import Numbering
from server.domain.record_import import ReadRecords, RecordKind, parts_of
from server.places import config_folder
from server.record_file import read_record_file
from server.store.unit_of_work import UnitOfWork
from server.table_columns import problem_text
from server.wording import load_wording

_DEEDS = frozenset({ShopDeed.IMPORT_RECORDS})


@dataclass(frozen=True, slots=True)
class RecordsTaken:
    """What a file has changed, or would; what is wrong with it, line by line: then it changes nothing."""

    result: CatalogueTaken
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RecordDesk:
    """The records of one shop of the database at `url`; `shop` is its name, None the first."""

    url: str
    shop: str | None
    numbering: Numbering

    def take_in(self, kind: RecordKind, content: bytes, *, dry_run: bool) -> RecordsTaken:
        """Take a file in that is right from end to end, part by part; with `dry_run` only tell of it."""
        wording = load_wording(config_folder() / "wording")
        read = read_record_file(kind, content, wording, self.numbering)

        plan = in_shop(self.url, self.shop, _DEEDS, lambda work: plan_import(work, read, self.numbering))
        if plan.problems or dry_run:
            return RecordsTaken(plan.told, tuple(problem_text(each, wording) for each in plan.problems))
        turns = [partial(self._take, part) for part in parts_of(read)]
        return RecordsTaken(told_together(in_shop_by_turns(self.url, self.shop, _DEEDS, turns)))

    def _take(self, part: ReadRecords, work: UnitOfWork) -> CatalogueTaken:
        work.numbering = self.numbering
        return import_records(work, part).told
