"""What a mounted plate has that a drawn one lacks: stamped relief and bolts."""

import cv2
import numpy as np

from recognition.training.pictures import Picture, as_picture
from recognition.training.plate_layout import PLATE_HEIGHT_MM
from recognition.training.plate_paint import Bgr

_BOLTS: tuple[tuple[Bgr, float], ...] = (((150, 152, 150), 6.5), ((215, 216, 214), 4.0))
"""Paint and radius in millimetres of a bolt's rim and of its face."""
_FROM_MIDDLE_MM = 115.0
_FROM_MIDDLE_SHARE = 0.32
_FROM_EDGE_MM = 13.0


def stamped(plate: Picture, strength: float) -> Picture:
    """Light the raised characters from above: `strength` in levels of 255 at their edges."""
    tone = cv2.GaussianBlur(cv2.cvtColor(plate, cv2.COLOR_BGR2GRAY), (0, 0), plate.shape[0] / 140)
    slope = cv2.Sobel(tone, cv2.CV_32F, 0, 1, ksize=3)
    raised = slope if _ink_is_lighter(tone) else -slope
    relief = raised / (np.abs(raised).max() + 1e-6) * strength
    return as_picture(plate + relief[:, :, np.newaxis])


def bolted(plate: Picture, height_mm: float = PLATE_HEIGHT_MM) -> Picture:
    """Draw the four bolts that hold a plate `height_mm` high."""
    mounted = plate.copy()
    px_per_mm = plate.shape[0] / height_mm
    middle_px = plate.shape[1] / 2
    # Narrow plates, as motorcycles have them, are held nearer to their middle.
    from_middle_px = min(_FROM_MIDDLE_MM * px_per_mm, _FROM_MIDDLE_SHARE * plate.shape[1])
    for side in (-1, 1):
        for y_mm in (_FROM_EDGE_MM, height_mm - _FROM_EDGE_MM):
            place = (round(middle_px + side * from_middle_px), round(y_mm * px_per_mm))
            for paint, radius_mm in _BOLTS:
                cv2.circle(mounted, place, max(1, round(radius_mm * px_per_mm)), paint, -1, cv2.LINE_AA)
    return mounted


def _ink_is_lighter(tone: Picture) -> bool:
    return bool(np.median(tone) < 128)
