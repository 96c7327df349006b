"""A topic's snapshot as it goes over plain HTTP: made once for each number, for all who ask."""

import gzip
import hashlib
from functools import cached_property

from server.contract.realtime import Snapshot

_TAG_CHARACTERS = 32


class BoardDocument:
    """The bytes of one snapshot."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.body = snapshot.model_dump_json().encode()

    @cached_property
    def compressed(self) -> bytes:
        """The same by gzip: a board shrinks to a twelfth, and takes milliseconds for it."""
        return gzip.compress(self.body, mtime=0)

    @cached_property
    def tag(self) -> str:
        """Tells this content from any other (an HTTP entity tag without its quotation marks)."""
        return hashlib.sha256(self.body).hexdigest()[:_TAG_CHARACTERS]
