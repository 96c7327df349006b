"""An exported detector as the training measures it: through onnxruntime, as it is used at the gate."""

from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
from onnxruntime.capi.onnxruntime_pybind11_state import Fail, InvalidArgument, InvalidGraph, InvalidProtobuf

from recognition.training.detector_scores import Answer, Look
from recognition.training.given_files import UnusableFile
from recognition.training.pictures import Picture


def onnx_look(model: Path) -> Look:
    """Return the detector in the file `model`, run on one thread. Raises `UnusableFile`."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    try:
        session = onnxruntime.InferenceSession(
            model.read_bytes(), options, providers=["CPUExecutionProvider"]
        )
    except (OSError, Fail, InvalidArgument, InvalidGraph, InvalidProtobuf):
        raise UnusableFile(f"{model}: is no exported detector that can be read") from None
    if [each.name for each in session.get_inputs()] != ["picture"]:
        raise UnusableFile(f"{model}: is no exported detector, but another network")

    def look(picture: Picture) -> Answer:
        answers: Any = session.run(None, {"picture": np.ascontiguousarray(picture)[np.newaxis]})
        scores, corners = answers
        return scores[0], corners[0]

    return look
