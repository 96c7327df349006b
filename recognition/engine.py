"""A detector and a reader, paired: picture in, plates out."""

from dataclasses import dataclass, replace
from time import perf_counter
from typing import Protocol

from recognition.cutting_out import cut_out, may_reach_out_of, moved, surroundings, tilted
from recognition.double_row import unrolled
from recognition.plates import DetectedPlate, Look, Picture, PlateReading, PlateRegion
from server.domain.plate import PlateKind

# A plate of which two answers overlap by so much is one plate.
SAME_PLATE = 0.3
# A Chinese plate read this surely, and this wide against the picture's longer side, is the one that was
# meant: a second, slower look would only find other cars.
SURE_ENOUGH = 0.5
# A reading whose every character is so probable comes before one that has to guess, whatever its format.
CLEAR = 0.5
WIDE_ENOUGH = 0.12
# Plates of two rows are at most this much wider than high: lorries' 2.0, with what a loose cut leaves around.
WIDEST_OF_TWO_ROWS = 2.3
# Of a picture's surest finds so many are looked at again, closer, the first in any case and the others where
# the detector believes in them so much: fainter ones are seldom plates, and cost a quarter of all time.
MOST_CLOSER_LOOKS = 3
LEAST_BELIEF = 0.5


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

    `straightener` is shown a doubtful plate alone and finds its corners again; what is doubtful none the less
    is read by `again`, which takes more time. `margins` are what is left around a plate, as shares of its
    height; the further ones are tried where the reading stays doubtful. `tilts` are tried on a doubtful crop:
    how much lower the plate's right end may be than its left one, as shares of the crop's height.
    `meant_share` is how wide a plate must be against the picture's longer side to need no second look.
    """

    detector: Detector
    reader: Reader
    thorough: Detector | None = None
    straightener: Detector | None = None
    again: Reader | None = None
    margins: tuple[float, ...] = (0.0,)
    tilts: tuple[float, ...] = ()
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
        """Read `plate`, a picture that is a plate cut out already; straightened, too, if doubtful.

        Of several ways to straighten it the surest is taken, so that it is certain only if `again` agrees.
        """
        started = perf_counter()
        height, width = plate.shape[:2]
        layouts = (1, 2) if width < WIDEST_OF_TWO_ROWS * height else (1,)
        whole = [_whole(plate, rows) for rows in layouts]
        read = [self._read_line(plate, region) for region in whole]
        if not any(found.reading.certain for found in read):
            read += [_unsure(found) for found in self._straightened(plate, whole[0])]
            read += [_unsure(found) for region in whole for found in self._tilted(plate, region)]
        surest = self._read_again(max(read, key=_rank))
        return Look((surest,) if surest.reading.text else (), 0.0, _ms_since(started))

    def _look_with(self, detector: Detector, picture: Picture) -> Look:
        started = perf_counter()
        regions = detector.detect(picture)
        detect_ms = _ms_since(started)
        started = perf_counter()
        plates = [self._read(picture, region, rank) for rank, region in enumerate(regions)]
        read_ms = _ms_since(started)
        return Look(
            _surest_of_each(tuple(plate for plate in plates if plate.reading.text)), detect_ms, read_ms
        )

    def _read(self, picture: Picture, region: PlateRegion, rank: int) -> DetectedPlate:
        """Read one plate; of one that the picture's edge may cut through nobody knows what is missing."""
        found = self._read_cut(picture, region, self.margins[0])
        worth_it = rank == 0 or (rank < MOST_CLOSER_LOOKS and region.confidence >= LEAST_BELIEF)
        if worth_it and found.reading.text and not found.reading.certain:
            found = self._read_again(max([found, *self._straightened(picture, region)], key=_rank))
        if not may_reach_out_of(picture, found.region):
            return found
        return _unsure(found)

    def _straightened(self, picture: Picture, region: PlateRegion) -> list[DetectedPlate]:
        """Return what a doubtful plate says with its corners found anew, and with more left around it."""
        if self.straightener is None:
            return []
        around, moved_by = surroundings(picture, region)
        seen = [moved(found, moved_by) for found in self.straightener.detect(around)]
        best = max(seen, key=lambda found: found.box.overlap(region.box), default=region)
        read: list[DetectedPlate] = []
        for margin in self.margins:
            read.append(self._read_cut(picture, best, margin))
            if read[-1].reading.certain:
                break
        return read

    def _tilted(self, plate: Picture, whole: PlateRegion) -> list[DetectedPlate]:
        """Return what a crop says when the plate in it is taken to be tilted, down to the right or left."""
        return [self._read_cut(plate, tilted(whole, tilt), 0.0) for tilt in self.tilts]

    def _read_cut(self, picture: Picture, region: PlateRegion, margin: float) -> DetectedPlate:
        return self._read_line(cut_out(picture, region, margin), region)

    def _read_line(self, crop: Picture, region: PlateRegion) -> DetectedPlate:
        return DetectedPlate(region, self.reader.read(_in_one_line(crop, region)), crop)

    def _read_again(self, found: DetectedPlate) -> DetectedPlate:
        """Return a doubtful plate as `again` reads it."""
        if self.again is None or found.reading.certain or not found.reading.text:
            return found
        return replace(found, reading=self.again.read(_in_one_line(found.crop, found.region)))

    def _is_meant(self, plate: DetectedPlate, picture: Picture) -> bool:
        sure = plate.reading.kind is not None and plate.reading.confidence >= SURE_ENOUGH
        return sure and plate.box.w >= self.meant_share * max(picture.shape[:2])


def _in_one_line(crop: Picture, region: PlateRegion) -> Picture:
    return unrolled(crop) if region.rows == 2 else crop


def _unsure(found: DetectedPlate) -> DetectedPlate:
    return replace(found, reading=replace(found.reading, certain=False))


def _whole(plate: Picture, rows: int) -> PlateRegion:
    height, width = plate.shape[:2]
    return PlateRegion(((0, 0), (width, 0), (width, height), (0, height)), 1.0, rows)


def _rank(plate: DetectedPlate) -> tuple[bool, bool, bool, float]:
    """Rank readings of one plate: certain ones, then clear ones, then Chinese ones, then by confidence."""
    reading = plate.reading
    clear = reading.kind is not None and reading.confidence >= CLEAR
    return reading.certain, clear, reading.kind not in (None, PlateKind.LATIN), reading.confidence


def _surest_of_each(plates: tuple[DetectedPlate, ...]) -> tuple[DetectedPlate, ...]:
    """Return the surest answer for each plate, the surest plate first."""
    kept: list[DetectedPlate] = []
    for plate in sorted(plates, key=_rank, reverse=True):
        if all(plate.box.overlap(other.box) < SAME_PLATE for other in kept):
            kept.append(plate)
    return tuple(sorted(kept, key=_place, reverse=True))


def _place(plate: DetectedPlate) -> tuple[bool, bool, bool, float]:
    """Rank different plates: of those that nobody can read clearly none is before others for its country."""
    certain, clear, chinese, confidence = _rank(plate)
    return certain, clear, clear and chinese, confidence


def _ms_since(started: float) -> float:
    return (perf_counter() - started) * 1000.0
