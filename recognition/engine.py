"""A detector and a reader, paired: picture in, plates out."""

from dataclasses import dataclass, replace
from time import perf_counter
from typing import Protocol

from recognition.cutting_out import cut_out, reaches_out_of
from recognition.double_row import unrolled
from recognition.opencv import framed
from recognition.plates import DetectedPlate, Look, Picture, PlateReading, PlateRegion
from server.domain.plate import PlateKind

# A plate of which two answers overlap by so much is one plate.
SAME_PLATE = 0.3
# A Chinese plate read this surely, and this wide against the picture's longer side, is the one that was
# meant: a second, slower look would only find other cars.
SURE_ENOUGH = 0.5
WIDE_ENOUGH = 0.12
# Plates of two rows are at most this much wider than high: lorries' 2.0, with what a loose cut leaves around.
WIDEST_OF_TWO_ROWS = 2.3
FRAME = 0.5
"""What is added around a plate already cut out before its corners are sought, as a share of its height."""


class Detector(Protocol):
    """Finds where plates may be."""

    def detect(self, picture: Picture) -> list[PlateRegion]:
        """Return the regions of `picture` that may be plates, the most plausible first."""
        ...


class Reader(Protocol):
    """Reads one plate."""

    def read(self, plate: Picture) -> PlateReading:
        """Return what the picture of a plate alone says; its text is empty where that is no plate."""
        ...


@dataclass(frozen=True, slots=True)
class Engine:
    """What looks at pictures: the detector, the reader, and a thorough detector for a second look, if any.

    `straightener` finds the corners of a plate that is cut out already. `margin` is what the reader wants
    around a plate, as a share of its height; `meant_share` how wide a plate must be against the picture's
    longer side to need no second look.
    """

    detector: Detector
    reader: Reader
    thorough: Detector | None = None
    straightener: Detector | None = None
    margin: float = 0.0
    meant_share: float = WIDE_ENOUGH

    def look(self, picture: Picture) -> Look:
        """Find and read the plates of `picture`, the surest first."""
        look = self._look_with(self.detector, picture)
        if self.thorough is None or any(self._is_meant(plate, picture) for plate in look.plates):
            return look
        second = self._look_with(self.thorough, picture)
        return Look(
            _surest_of_each((*look.plates, *second.plates)),
            look.detect_ms + second.detect_ms,
            look.read_ms + second.read_ms,
        )

    def look_at_crop(self, plate: Picture) -> Look:
        """Read `plate`, a picture that is a plate already cut out.

        Where that is not certain its corners are sought, and it is read once more, straightened.
        """
        started = perf_counter()
        height, width = plate.shape[:2]
        layouts = (1, 2) if width < WIDEST_OF_TWO_ROWS * height else (1,)
        read = [self._read_line(plate, _whole(plate, rows)) for rows in layouts]
        look = Look(tuple(read), 0.0, _ms_since(started))
        if self.straightener is not None and not any(found.reading.certain for found in read):
            second = self._straightened(self.straightener, plate)
            look = Look((*look.plates, *second.plates), second.detect_ms, look.read_ms + second.read_ms)
        surest = sorted((found for found in look.plates if found.reading.text), key=_rank)[-1:]
        return replace(look, plates=tuple(surest))

    def _straightened(self, straightener: Detector, plate: Picture) -> Look:
        """Look for the corners of a plate that fills its picture; a frame around it makes room for them."""
        border = round(FRAME * plate.shape[0])
        started = perf_counter()
        around = framed(plate, border, border, border, border, stretched=True)
        regions = straightener.detect(around)[:1]
        detect_ms = _ms_since(started)
        started = perf_counter()
        read = [self._read(around, region) for region in regions]
        moved = tuple(replace(found, region=_moved(found.region, -border)) for found in read)
        return Look(moved, detect_ms, _ms_since(started))

    def _look_with(self, detector: Detector, picture: Picture) -> Look:
        started = perf_counter()
        regions = detector.detect(picture)
        detect_ms = _ms_since(started)
        started = perf_counter()
        plates = [self._read(picture, region) for region in regions]
        read_ms = _ms_since(started)
        return Look(
            _surest_of_each(tuple(plate for plate in plates if plate.reading.text)), detect_ms, read_ms
        )

    def _read(self, picture: Picture, region: PlateRegion) -> DetectedPlate:
        """Read one plate; of one that the picture's edge cuts through nobody knows what is missing."""
        found = self._read_line(cut_out(picture, region, self.margin), region)
        if not reaches_out_of(picture, region):
            return found
        return replace(found, reading=replace(found.reading, certain=False))

    def _read_line(self, crop: Picture, region: PlateRegion) -> DetectedPlate:
        line = unrolled(crop) if region.rows == 2 else crop
        return DetectedPlate(region, self.reader.read(line), crop)

    def _is_meant(self, plate: DetectedPlate, picture: Picture) -> bool:
        sure = plate.reading.kind is not None and plate.reading.confidence >= SURE_ENOUGH
        return sure and plate.box.w >= self.meant_share * max(picture.shape[:2])


def _whole(plate: Picture, rows: int) -> PlateRegion:
    height, width = plate.shape[:2]
    return PlateRegion(((0, 0), (width, 0), (width, height), (0, height)), 1.0, rows)


def _moved(region: PlateRegion, by_px: int) -> PlateRegion:
    first, second, third, fourth = ((x + by_px, y + by_px) for x, y in region.corners)
    return replace(region, corners=(first, second, third, fourth))


def _rank(plate: DetectedPlate) -> tuple[bool, bool, float]:
    kind = plate.reading.kind
    return kind not in (None, PlateKind.LATIN), kind is not None, plate.reading.confidence


def _surest_of_each(plates: tuple[DetectedPlate, ...]) -> tuple[DetectedPlate, ...]:
    """Return the surest answer for each plate, the surest plate first."""
    kept: list[DetectedPlate] = []
    for plate in sorted(plates, key=_rank, reverse=True):
        if all(plate.box.overlap(other.box) < SAME_PLATE for other in kept):
            kept.append(plate)
    return tuple(kept)


def _ms_since(started: float) -> float:
    return (perf_counter() - started) * 1000.0
