"""The engine of our own: two small networks that ship with Glassbay, on the processor."""

from recognition.alignment import READING_ALPHABET
from recognition.engine import Engine
from recognition.engines.onnx_detector import OnnxDetector
from recognition.engines.onnx_models import OnnxModel
from recognition.engines.onnx_reader import OnnxReader
from recognition.engines.other_cuts import OtherCutsReader
from recognition.grammar import PlateGrammar
from recognition.opencv import use_threads
from server.domain.plate_region import Numbering

QUICK_SIDE_PX, QUICK_SCALE = 640, 1.0
THOROUGH_SIDE_PX, THOROUGH_SCALE = 1280, 1.5
# A plate that is cut out has the width of a plate at the gate for the detector.
CROP_SIDE_PX, CROP_SCALE = 256, 4.0
MARGINS = (0.1, 0.25)
"""As shares of a plate's height: what the reader was trained to find around it on average, and more, for
corners that were found too far inside."""
TILTS = (0.3, -0.3)
"""Of a car seen from its side the plate fills its upright box slantwise. Of `dev/ccpd-crops` 95.1 % were read
without these two further cuts, 98.2 % with them; twice as many read no more."""
MEANT_SHARE = 0.0
"""Our detector finds small plates at the first look, too."""


def onnx_engine(threads: int, *, thorough: bool, regions: Numbering) -> Engine:
    """Return the engine; `thorough` looks again at a finer picture where the first look found nothing sure.

    Raises `UnusableModel` where a network's file is not what its card says.
    """
    use_threads(threads)
    model = OnnxModel("detector", threads, alphabet=None)
    reader = OnnxReader(OnnxModel("reader", threads, READING_ALPHABET), PlateGrammar(regions))
    return Engine(
        OnnxDetector(model, QUICK_SIDE_PX, QUICK_SCALE),
        reader,
        thorough=OnnxDetector(model, THOROUGH_SIDE_PX, THOROUGH_SCALE) if thorough else None,
        straightener=OnnxDetector(model, CROP_SIDE_PX, CROP_SCALE),
        again=OtherCutsReader(reader),
        margins=MARGINS,
        tilts=TILTS,
        meant_share=MEANT_SHARE,
    )
