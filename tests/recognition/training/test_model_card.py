"""The card beside a model: what the program checks, and what people read."""

import hashlib
import json
from pathlib import Path

from recognition.training.model_card import ModelCard, card_text, checksum, training_command, write_card


def card(model: Path) -> ModelCard:
    """Return a card with two folders measured."""
    return ModelCard(
        title="Plate reader",
        purpose="Reads.",
        file=model.name,
        sha256=checksum(model),
        bytes=model.stat().st_size,
        alphabet="京A1",
        input="bytes",
        output="columns",
        command="python -m recognition.training.train_reader",
        seed=3,
        samples=1_234_567,
        sources=("drawn plates",),
        limits=("none of 藏",),
        scores={"crops": {"exact": 0.971}, "scenes": {"found": 0.5}},
        confusions={"浙 → 京": 2},
    )


def test_both_files_stand_beside_the_model_and_agree(tmp_path: Path) -> None:
    model = tmp_path / "reader.onnx"
    model.write_bytes(b"weights")
    write_card(model, card(model))
    facts = json.loads((tmp_path / "reader.json").read_text(encoding="utf-8"))
    assert facts["sha256"] == hashlib.sha256(b"weights").hexdigest()
    assert facts["alphabet"] == "京A1"
    assert facts["sha256"] in (tmp_path / "reader.md").read_text(encoding="utf-8")


def test_a_card_names_no_path_of_the_machine_that_trained() -> None:
    told = training_command("train_reader", ["--plates", "some/plates", "--samples", "90", "--work", "a/b"])
    assert told == "python -m train_reader --plates PLATES --samples 90 --work WORK"


def test_people_read_a_table_with_a_dash_where_nothing_was_measured(tmp_path: Path) -> None:
    model = tmp_path / "reader.onnx"
    model.write_bytes(b"weights")
    lines = card_text(card(model)).splitlines()
    assert "| pictures | exact | found |" in lines
    assert "| crops | 0.971 | – |" in lines
    assert "| scenes | – | 0.5 |" in lines
    assert "- 浙 → 京: 2" in lines
    assert "1,234,567 samples, seed 3:" in lines
