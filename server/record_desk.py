"""Customers, cars and their history of a shop, on the server's own machine."""

from dataclasses import dataclass

from server.actions.record_import import RecordPlan, import_records, plan_import
from server.at_the_server import in_shop
from server.contract.catalogue import CatalogueTaken
from server.domain.permissions import ShopDeed
from server.domain.plate_region import Numbering
from server.domain.record_import import RecordKind
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
        """Take a file in, whole or not at all; with `dry_run` only tell what that would do."""
        wording = load_wording(config_folder() / "wording")
        read = read_record_file(kind, content, wording, self.numbering)

        def take(work: UnitOfWork) -> RecordPlan:
            work.numbering = self.numbering
            return plan_import(work, read, self.numbering) if dry_run else import_records(work, read)

        plan = in_shop(self.url, self.shop, _DEEDS, take)
        return RecordsTaken(plan.told, tuple(problem_text(each, wording) for each in plan.problems))
