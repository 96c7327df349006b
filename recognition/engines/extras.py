"""Engines that are not part of the default install: loaded only when they are asked for."""

from importlib.util import find_spec

from recognition.engine import Engine, Reader
from server.domain.plate_region import Numbering

NEEDED_MODULES = {
    "rapidocr": ("rapidocr_onnxruntime",),
    "easyocr": ("easyocr", "torch", "torchvision", "onnx"),
}


def is_installed(engine: str) -> bool:
    """Tell whether all that `engine` needs beyond the default install is there, without loading it."""
    return all(find_spec(module) is not None for module in NEEDED_MODULES.get(engine, ()))


def rapidocr(threads: int, *, thorough: bool, regions: Numbering) -> Engine:
    """Return PP-OCRv4 as an engine. Raises ImportError where it is not installed."""
    from recognition.engines.rapidocr import rapidocr_engine  # noqa: PLC0415

    return rapidocr_engine(threads, thorough=thorough, regions=regions)


def easyocr(threads: int, *, thorough: bool, regions: Numbering) -> Engine:
    """Return our reader inside EasyOCR as an engine. Raises ImportError where EasyOCR is not installed."""
    from recognition.engines.easyocr import easyocr_engine  # noqa: PLC0415

    return easyocr_engine(threads, thorough=thorough, regions=regions)


def rapidocr_reader(threads: int, regions: Numbering) -> Reader:
    """Return the reader of PP-OCRv4 alone. Raises ImportError where it is not installed."""
    from recognition.engines.rapidocr import make_reader  # noqa: PLC0415

    return make_reader(threads, regions)
