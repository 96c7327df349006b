"""The reader as EasyOCR's custom network: its weights come out of ONNX whole, and no colour is lost."""

import os
from pathlib import Path

import numpy as np
import pytest

from recognition.engines.onnx_models import UnusableModel
from recognition.opencv import scaled
from server.domain.plate import PlateColour
from tests.fakes.drawn_scenes import drawn_plate
from tests.fakes.plate_formats import CHINA

if "easyocr" not in os.environ.get("GLASSBAY_REQUIRE_ENGINES", ""):
    for module in ("torch", "onnx", "easyocr"):
        pytest.importorskip(
            module, reason="easyocr is not installed; `make test-easyocr` installs it and runs this"
        )

import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

from recognition.engines.catalogue import make_engine
from recognition.engines.easyocr_network import Model, mosaic
from recognition.engines.easyocr_weights import convolution_weights
from recognition.training.reader_network import PlateReaderNetwork

KERNELS = np.arange(-8, 8, dtype=np.float32).reshape(4, 4, 1, 1) / 8
BIAS = np.array([0.5, -0.25, 0.0, 1.0], dtype=np.float32)
SCALES = np.array([0.125, 0.25, 0.5, 1.0], dtype=np.float32)


def saved(folder: Path, nodes: list[onnx.NodeProto], stored: dict[str, np.ndarray]) -> Path:
    """Write a network of one convolution whose weights `nodes` make of what is stored."""
    convolution = helper.make_node("Conv", ["maps", "weight", "bias"], ["answer"])
    shape = [1, 4, 2, 2]
    graph = helper.make_graph(
        [*nodes, convolution],
        "one",
        [helper.make_tensor_value_info("maps", TensorProto.FLOAT, shape)],
        [helper.make_tensor_value_info("answer", TensorProto.FLOAT, shape)],
        [numpy_helper.from_array(array, name) for name, array in {**stored, "bias": BIAS}.items()],
    )
    path = folder / "one.onnx"
    onnx.save(helper.make_model(graph), str(path))
    return path


def test_weights_stored_plainly_come_in_order(tmp_path: Path) -> None:
    weight, bias = convolution_weights(saved(tmp_path, [], {"weight": KERNELS}))
    np.testing.assert_array_equal(weight, KERNELS)
    np.testing.assert_array_equal(bias, BIAS)


def test_weights_stored_in_half_the_bits_are_widened(tmp_path: Path) -> None:
    cast = helper.make_node("Cast", ["half"], ["weight"], to=TensorProto.FLOAT)
    weight, _ = convolution_weights(saved(tmp_path, [cast], {"half": KERNELS.astype(np.float16)}))
    np.testing.assert_array_equal(weight, KERNELS)


@pytest.mark.parametrize("scales", [SCALES, SCALES[1]])
def test_weights_stored_as_whole_numbers_get_their_scale(tmp_path: Path, scales: np.ndarray) -> None:
    whole = np.arange(-8, 8, dtype=np.int8).reshape(4, 4, 1, 1)
    stored = {"whole": whole, "scales": scales, "zero": np.zeros(scales.shape, dtype=np.int8)}
    scaling = helper.make_node("DequantizeLinear", ["whole", "scales", "zero"], ["weight"], axis=0)
    weight, _ = convolution_weights(saved(tmp_path, [scaling], stored))
    by_channel = np.broadcast_to(scales, 4).reshape(4, 1, 1, 1)
    np.testing.assert_array_equal(weight, whole * by_channel)


def test_weights_made_otherwise_are_refused_by_name(tmp_path: Path) -> None:
    shift = helper.make_node("Add", ["one", "two"], ["weight"])
    path = saved(tmp_path, [shift], {"one": KERNELS, "two": KERNELS})
    with pytest.raises(UnusableModel, match="weight"):
        list(convolution_weights(path))


def test_the_network_sees_every_channel_of_the_mosaic() -> None:
    torch.manual_seed(3)
    network = Model(20)
    plate = np.random.default_rng(3).integers(0, 256, (32, 128, 3), dtype=np.uint8)
    levels = torch.from_numpy(mosaic(plate)[None, None]).float() / 255
    straight = torch.from_numpy(plate.transpose(2, 0, 1)[None]).float() / 255
    with torch.no_grad():
        seen, meant = network((levels - 0.5) / 0.5), PlateReaderNetwork.forward(network, straight)
    torch.testing.assert_close(seen, meant, atol=1e-5, rtol=1e-4)


@pytest.mark.parametrize("text", ["京A12345", "粤B8K2T7", "鲁Q0Z6P9"])
def test_easyocr_reads_what_the_same_network_reads_by_itself(text: str) -> None:
    plate = scaled(drawn_plate(text, PlateColour.BLUE), 40, 12)
    theirs = make_engine("easyocr", 1, thorough=False, regions=CHINA).reader
    ours = make_engine("onnx", 1, thorough=False, regions=CHINA).reader
    first, second = theirs.read(plate), ours.read(plate)
    assert (first.text, first.kind) == (second.text, second.kind)
    assert first.confidence == pytest.approx(second.confidence, abs=1e-3)
