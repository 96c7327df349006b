"""The outbox: in order, once each, and still there after the lights went out."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from recognition.outbox import Outbox, UnusableOutbox
from recognition.sightings import sighting_of
from server.contract.sightings import Sighting
from tests.fakes.readings import passage


def sighting(text: str = "京A12345") -> Sighting:
    return sighting_of(passage(text), "entry", "in")


def test_what_is_put_comes_out_oldest_first_until_it_is_removed(tmp_path: Path) -> None:
    outbox = Outbox(tmp_path / "outbox.sqlite")
    first, second = sighting("京A12345"), sighting("沪C7K981")
    outbox.put(first)
    outbox.put(second)
    assert outbox.oldest() == first
    assert outbox.oldest() == first
    outbox.remove(first)
    assert outbox.oldest() == second
    outbox.remove(second)
    assert outbox.oldest() is None
    outbox.close()


def test_the_same_sighting_is_kept_once(tmp_path: Path) -> None:
    outbox = Outbox(tmp_path / "outbox.sqlite")
    twice = sighting()
    outbox.put(twice)
    outbox.put(twice)
    assert len(outbox) == 1
    outbox.close()


def test_a_later_revision_takes_the_place_of_one_that_still_waits(tmp_path: Path) -> None:
    outbox = Outbox(tmp_path / "outbox.sqlite")
    first = sighting("京A12845")
    other = sighting("沪C7K981")
    for message in (first, first.model_copy(update={"revision": 1}), other):
        outbox.put(message)
    better = first.model_copy(update={"revision": 2, "text": "京A12345"})
    outbox.put(better)
    assert len(outbox) == 2
    assert outbox.oldest() == other
    outbox.remove(other)
    assert outbox.oldest() == better
    outbox.close()


def test_a_revision_that_is_put_while_an_earlier_one_is_sent_is_not_lost(tmp_path: Path) -> None:
    outbox = Outbox(tmp_path / "outbox.sqlite")
    outbox.put(sighting())
    being_sent = outbox.oldest()
    assert being_sent is not None
    better = being_sent.model_copy(update={"revision": 1})
    outbox.put(better)
    outbox.remove(being_sent)
    assert outbox.oldest() == better
    outbox.close()


PUT_AND_DIE = """
import os, signal, sys
from pathlib import Path
from recognition.outbox import Outbox
from server.contract.sightings import Sighting
Outbox(Path(sys.argv[1])).put(Sighting.model_validate_json(sys.argv[2]))
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_killed_agent_finds_its_sightings_again(tmp_path: Path) -> None:
    path, kept = tmp_path / "outbox.sqlite", sighting()
    command = [sys.executable, "-c", PUT_AND_DIE, str(path), kept.model_dump_json()]
    died = subprocess.run(command, check=False, cwd=Path(__file__).parents[2], timeout=60)
    assert died.returncode == -signal.SIGKILL
    outbox = Outbox(path)
    assert outbox.oldest() == kept
    outbox.close()


def test_a_file_that_is_no_outbox_is_named(tmp_path: Path) -> None:
    path = tmp_path / "outbox.sqlite"
    path.write_bytes(b"this is no database" * 100)
    with pytest.raises(UnusableOutbox, match=r"outbox\.sqlite.*--data-folder"):
        Outbox(path)


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    with pytest.raises(UnusableOutbox, match=f"taken{os.sep}outbox.sqlite"):
        Outbox(tmp_path / "taken" / "outbox.sqlite")
