"""A detector and a reader, paired: picture in, plates out."""

from dataclasses import dataclass
from time import perf_counter
from typing import Protocol

from recognition.opencv import straighten
from recognition.plates import DetectedPlate, Look, Picture, PlateReading, PlateRegion
from server.domain.plate import PlateKind

CROP_HEIGHT_PX = 64
LONGEST_CROP_PX = 480
# A plate of which two answers overlap by so much is one plate.
SAME_PLATE = 0.3
# A Chinese plate read this surely, and this wide against the picture's longer side, is the one that was
# meant: a second, slower look would only find other cars.
SURE_ENOUGH = 0.5
WIDE_ENOUGH = 0.12


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
    """What looks at pictures: the detector, the reader, and a thorough detector for a second look, if any."""

    detector: Detector
    reader: Reader
    thorough: Detector | None = None

    def look(self, picture: Picture) -> Look:
        """Find and read the plates of `picture`, the surest first."""
        look = self._look_with(self.detector, picture)
        if self.thorough is None or any(_is_meant(plate, picture) for plate in look.plates):
            return look
        second = self._look_with(self.thorough, picture)
        return Look(
            _surest_of_each((*look.plates, *second.plates)),
            look.detect_ms + second.detect_ms,
            look.read_ms + second.read_ms,
        )

    def look_at_crop(self, plate: Picture) -> Look:
        """Read `plate`, a picture that is a plate already cut out."""
        started = perf_counter()
        reading = self.reader.read(plate)
        read_ms = _ms_since(started)
        height, width = plate.shape[:2]
        region = PlateRegion(((0, 0), (width, 0), (width, height), (0, height)), 1.0)
        plates = (DetectedPlate(region, reading, plate),) if reading.text else ()
        return Look(plates, 0.0, read_ms)

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
        crop = cut_out(picture, region)
        return DetectedPlate(region, self.reader.read(crop), crop)


def cut_out(picture: Picture, region: PlateRegion) -> Picture:
    """Return the plate alone, straightened, `CROP_HEIGHT_PX` high and as wide as its shape asks."""
    box_width, box_height = _sides(region)
    width = round(CROP_HEIGHT_PX * box_width / max(1.0, box_height))
    return straighten(
        picture, region.corners, min(max(width, CROP_HEIGHT_PX), LONGEST_CROP_PX), CROP_HEIGHT_PX
    )


def _sides(region: PlateRegion) -> tuple[float, float]:
    (ax, ay), (bx, by), _, (dx, dy) = region.corners
    return ((bx - ax) ** 2 + (by - ay) ** 2) ** 0.5, ((dx - ax) ** 2 + (dy - ay) ** 2) ** 0.5


def _is_meant(plate: DetectedPlate, picture: Picture) -> bool:
    sure = plate.reading.kind is not None and plate.reading.confidence >= SURE_ENOUGH
    return sure and plate.box.w >= WIDE_ENOUGH * max(picture.shape[:2])


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
