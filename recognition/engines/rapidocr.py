"""PP-OCRv4 as it comes in the wheel of rapidocr-onnxruntime: any text is found, plate grammar reads it."""

from recognition.engine import Engine
from recognition.engines.character_folding import character_folding
from recognition.engines.line_joining import joined_neighbours
from recognition.engines.rapidocr_models import TextFinder, TextReader
from recognition.grammar import PlateGrammar
from recognition.ground_colour import ground_colour
from recognition.opencv import network_input, use_threads
from recognition.plates import Picture, PlateReading, PlateRegion
from server.domain.plate_region import Numbering

# A gate's picture is looked at in this size first: a third of the time, and a plate at a gate is large.
QUICK_SIDE_PX = 640
THOROUGH_SIDE_PX, THOROUGH_SCALE = 1280, 1.5
READ_HEIGHT_PX = 48
# The network was trained on lines at least so wide; narrower pictures cost it 5 points (T: 192 → 256).
READ_WIDTH_PX = 256
WIDEST_READ_PX = 400
LEAST_ASPECT, GREATEST_ASPECT = 1.6, 8.0
LEAST_HEIGHT_PX = 8
MOST_REGIONS = 6
SEPARATORS = " ·•.-:：。,，_'’\"`|~"


class RapidOcrDetector:
    """Finds lines of text that have the shape of a plate."""

    def __init__(self, finder: TextFinder, longest_side_px: int, greatest_scale: float = 1.0) -> None:
        self._finder = finder
        self._longest_side_px = longest_side_px
        self._greatest_scale = greatest_scale

    def detect(self, picture: Picture) -> list[PlateRegion]:
        """Return up to `MOST_REGIONS` regions, the largest first."""
        height, width = picture.shape[:2]
        scale = min(self._greatest_scale, self._longest_side_px / max(height, width))
        prepared = network_input(picture, _multiple_of_32(width * scale), _multiple_of_32(height * scale))
        found = self._finder.find(prepared, width, height)
        joined = [*found, *joined_neighbours(found)]
        plate_like = [region for region in joined if _has_plate_shape(region)]
        return sorted(plate_like, key=lambda region: region.box.area, reverse=True)[:MOST_REGIONS]


def _multiple_of_32(length: float) -> int:
    return max(32, round(length / 32) * 32)


def _has_plate_shape(region: PlateRegion) -> bool:
    box = region.box
    return box.h >= LEAST_HEIGHT_PX and LEAST_ASPECT <= box.w / box.h <= GREATEST_ASPECT


class RapidOcrReader:
    """Reads a plate with the text recognition network, under the plate grammar."""

    def __init__(self, reader: TextReader, grammar: PlateGrammar) -> None:
        self._reader = reader
        self._grammar = grammar
        self._folding = character_folding(reader.characters)

    def read(self, plate: Picture) -> PlateReading:
        """Return the likeliest plate; its text is empty where there is none."""
        height, width = plate.shape[:2]
        scaled_width = min(WIDEST_READ_PX, max(1, round(READ_HEIGHT_PX * width / height)))
        seen = self._reader.columns(network_input(plate, scaled_width, READ_HEIGHT_PX, READ_WIDTH_PX))
        return self._grammar.read(self._folding.fold(seen), ground_colour(plate))


def make_reader(threads: int, regions: Numbering) -> RapidOcrReader:
    """Return the reader alone, on so many threads."""
    return RapidOcrReader(TextReader(threads), PlateGrammar(regions))


def rapidocr_engine(threads: int, *, thorough: bool, regions: Numbering) -> Engine:
    """Return the engine; `thorough` looks again in a finer picture where the quick look found no plate."""
    use_threads(threads)
    finder = TextFinder(threads)
    second = RapidOcrDetector(finder, THOROUGH_SIDE_PX, THOROUGH_SCALE) if thorough else None
    return Engine(RapidOcrDetector(finder, QUICK_SIDE_PX), make_reader(threads, regions), second)
