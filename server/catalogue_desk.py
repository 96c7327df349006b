"""The service catalogue of a shop, on the server's own machine."""

from collections import Counter
from dataclasses import dataclass

from server.actions.catalogue import import_catalogue
from server.at_the_server import in_shop
from server.catalogue_file import (
    catalogue_file,
    headings,
    read_catalogue_file,
    vocabulary_of,
)
from server.contract.catalogue import CatalogueTaken
from server.domain.catalogue_import import ReadCatalogue, changes
from server.domain.permissions import ShopDeed
from server.places import config_folder
from server.store.unit_of_work import UnitOfWork
from server.table_columns import problem_text
from server.wording import load_wording

_DEEDS = frozenset({ShopDeed.CHANGE_CATALOGUE})


@dataclass(frozen=True, slots=True)
class Taken:
    """What a file has changed, or would; what is wrong with it, line by line: then it changes nothing."""

    result: CatalogueTaken
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CatalogueDesk:
    """The catalogue of one shop of the database at `url`; `shop` is its name, None the first."""

    url: str
    shop: str | None

    def take_in(self, content: bytes, *, dry_run: bool) -> Taken:
        """Take a file in, whole or not at all; with `dry_run` only tell what that would do."""
        return in_shop(self.url, self.shop, _DEEDS, lambda work: _take_in(work, content, dry_run=dry_run))

    def written(self, language: str) -> bytes:
        """Return the whole catalogue as CSV with the headings of a language."""
        wording = load_wording(config_folder() / "wording")
        return in_shop(
            self.url,
            self.shop,
            _DEEDS,
            lambda work: catalogue_file(work.operations.all_by_code(), headings(wording, language)),
        )


def _take_in(work: UnitOfWork, content: bytes, *, dry_run: bool) -> Taken:
    wording = load_wording(config_folder() / "wording")
    flows = [flow.key for flow in work.current_flows()]
    read = read_catalogue_file(content, wording, vocabulary_of(wording, flows))
    if read.problems:
        problems = tuple(problem_text(each, wording) for each in read.problems)
        return Taken(CatalogueTaken(added=0, changed=0, unchanged=0), problems)
    return Taken(_would(work, read) if dry_run else import_catalogue(work, read.operations))


def _would(work: UnitOfWork, read: ReadCatalogue) -> CatalogueTaken:
    count = Counter(change.kind for change in changes(work.operations.where(), read.operations))
    return CatalogueTaken(added=count["added"], changed=count["changed"], unchanged=count["unchanged"])
