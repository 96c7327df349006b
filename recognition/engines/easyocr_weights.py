"""The weights of a convolutional network, taken out of its ONNX file, whatever they are kept as."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import numpy_helper  # pyright: ignore[reportAttributeAccessIssue]

from recognition.engines.onnx_models import UnusableModel

Weights = NDArray[np.float32]


def convolution_weights(model: Path) -> Iterator[Weights]:
    """Yield weight and bias of each convolution, in the order in which they are computed.

    Raises `UnusableModel`.
    """
    graph: Any = onnx.load(str(model)).graph  # pyright: ignore[reportAttributeAccessIssue]
    stored = {tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer}
    makers = {name: node for node in graph.node for name in node.output}
    for node in graph.node:
        if node.op_type == "Conv":
            for name in node.input[1:]:
                yield _value(name, stored, makers).astype(np.float32)


def _value(name: str, stored: dict[str, NDArray[Any]], makers: dict[str, Any]) -> NDArray[Any]:
    """Return a constant: stored as it is, in fewer bits, or as whole numbers with a scale."""
    if name in stored:
        return stored[name]
    node = makers.get(name)
    if node is not None and node.op_type in ("Cast", "Identity"):
        return _value(node.input[0], stored, makers)
    if node is not None and node.op_type == "DequantizeLinear":
        return _scaled(*(_value(each, stored, makers) for each in node.input))
    raise UnusableModel(
        f"weight {name} is kept in a way that EasyOCR's engine does not know; choose --engine onnx"
    )


def _scaled(whole: NDArray[Any], scale: NDArray[Any], zero: NDArray[Any]) -> NDArray[Any]:
    """Return whole numbers times their scale: one for all, or one for each output channel."""
    shape = (-1, *(1,) * (whole.ndim - 1)) if scale.ndim else ()
    levels = whole.astype(np.float32) - zero.astype(np.float32).reshape(shape)
    scaled: NDArray[Any] = levels * scale.reshape(shape)
    return scaled
