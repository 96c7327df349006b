"""Keeps the weights of a model in half precision: half the size; they are computed with as before."""

from pathlib import Path
from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

_SMALL = 64
"""Tensors of fewer numbers stay as they are: they save nothing."""


def halve_weights(path: Path) -> None:
    """Rewrite the model in `path` with its weights in 16 bits, widened again when it is loaded."""
    model: Any = onnx.load(str(path))
    graph = model.graph
    widened = {}
    for tensor in graph.initializer:
        if tensor.data_type == TensorProto.FLOAT and np.prod(tensor.dims) >= _SMALL:
            halved = numpy_helper.to_array(tensor).astype(np.float16)
            widened[tensor.name] = f"{tensor.name}.single"
            tensor.CopyFrom(numpy_helper.from_array(halved, tensor.name))
    for node in graph.node:
        for place, name in enumerate(node.input):
            node.input[place] = widened.get(name, name)
    for name, single in reversed(widened.items()):
        graph.node.insert(0, helper.make_node("Cast", [name], [single], to=TensorProto.FLOAT))
    onnx.checker.check_model(model)
    onnx.save(model, str(path))
