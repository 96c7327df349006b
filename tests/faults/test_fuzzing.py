"""The fuzz programs of this folder for some seconds each, with a new seed each day."""

from datetime import UTC, datetime

from recognition.engines.catalogue import make_engine
from tests.fakes.plate_formats import NUMBERING
from tests.faults.fuzz_pictures import Fuzz
from tests.faults.fuzz_reading import ReadingFuzz
from tests.faults.ledger import extent

SECONDS = extent(5.0, 20.0)
TODAY = datetime.now(UTC).date().toordinal()


def test_damaged_pictures_and_streams_are_refused_or_read() -> None:
    fuzz = Fuzz(TODAY)
    fuzz.run(SECONDS)
    assert fuzz.outcomes.total() > 0, f"seed {TODAY}"


def test_damaged_pictures_of_plates_are_refused_or_looked_at() -> None:
    fuzz = ReadingFuzz(make_engine("onnx", 1, thorough=False, regions=NUMBERING), TODAY)
    fuzz.run(SECONDS)
    assert fuzz.outcomes.total() > 0, f"seed {TODAY}"
