"""Networks that are not what their card says are refused, each in one sentence that says what to do."""

import hashlib
import json
from pathlib import Path

import pytest

from recognition.engines.onnx_models import OnnxModel, UnusableModel

CONTENT = b"a network"
CARD = {"file": "reader.onnx", "sha256": hashlib.sha256(CONTENT).hexdigest(), "alphabet": "京A1"}


def refusal(folder: Path, card: object, content: bytes | None) -> str:
    """Return what is said where `folder` holds this card and this network."""
    if card is not None:
        text = card if isinstance(card, str) else json.dumps(card)
        (folder / "reader.json").write_text(text, encoding="utf-8")
    if content is not None:
        (folder / "reader.onnx").write_bytes(content)
    with pytest.raises(UnusableModel) as refused:
        OnnxModel("reader", 1, "京A1", folder)
    return str(refused.value)


@pytest.mark.parametrize(
    ("card", "content", "reason"),
    [
        (None, CONTENT, "reader.json: the network's card cannot be read"),
        ("no card", CONTENT, "reader.json: the network's card cannot be read"),
        ("[]", CONTENT, "reader.json: is no card of a network"),
        (CARD, None, "reader.onnx: cannot be read"),
        (CARD, b"", "reader.onnx: is damaged"),
        (CARD, CONTENT[:-1], "reader.onnx: is damaged"),
        ({**CARD, "sha256": None}, CONTENT, "reader.onnx: is damaged"),
        ({**CARD, "alphabet": "京A"}, CONTENT, "reader.onnx: was made for another alphabet"),
        ({**CARD, "alphabet": None}, CONTENT, "reader.onnx: was made for another alphabet"),
    ],
)
def test_what_cannot_be_used_is_refused_by_its_file(
    tmp_path: Path, card: object, content: bytes | None, reason: str
) -> None:
    said = refusal(tmp_path, card, content)
    assert reason in said
    assert "install" in said
    assert "\n" not in said
