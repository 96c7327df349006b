"""An exported detector as the training measures it: through onnxruntime, as it is used at the gate."""

from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime

from recognition.training.detector_scores import Answer, Look
from recognition.training.pictures import Picture


def onnx_look(model: Path) -> Look:
    """Return the detector in the file `model`, run on one thread."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])

    def look(picture: Picture) -> Answer:
        answers: Any = session.run(None, {"picture": np.ascontiguousarray(picture)[np.newaxis]})
        scores, corners = answers
        return scores[0], corners[0]

    return look
