"""Where a car stands, and what hangs on its key."""

import unicodedata
from collections.abc import Iterable

from server.domain.errors import KeyTagTaken
from server.domain.visit import Visit


def written_tag(told: str) -> str:
    """Return a key tag as all write it, so that `a12` and `Ａ12` are one."""
    return unicodedata.normalize("NFKC", told).strip().upper()


def require_free_tag(key_tag: str, visit: Visit, in_hand: Iterable[Visit]) -> None:
    """Raise KeyTagTaken where the tag hangs on the key of another car that is in the shop's hands."""
    for other in in_hand:
        if key_tag and other.key_tag == key_tag and other.visit_id != visit.visit_id:
            raise KeyTagTaken(
                f"the key tag {key_tag} hangs on another car's key; take another one",
                field="key_tag",
                visit_id=other.visit_id,
            )
