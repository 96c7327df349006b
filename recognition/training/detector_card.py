"""What the detector's card says of it."""

from pathlib import Path

from recognition.engines.onnx_detector import LEAST_SCORE
from recognition.labels import LABELS
from recognition.training.detector_export import INPUT, OUTPUT
from recognition.training.detector_scores import scores_of
from recognition.training.model_card import ModelCard, checksum, write_card
from recognition.training.onnx_look import onnx_look
from recognition.training.photographed_plates import CROPS, SCENES, labelled_in
from recognition.training.scene_material import load_photographs

_MEASURED = (f"train/{SCENES}", "dev/ccpd-scenes", "dev/eu-scenes", "dev/us-scenes", "dev/br-scenes")
_LIMITS = (
    "plates under about 24 pixels wide, at the size the network sees, are often missed",
    "scores on train/ are of pictures that it has trained on; dev/ has only been measured",
    "a plate wider than about 350 pixels, at the size the network sees, is better found at a smaller size",
    "corners of photographed plates were not marked by a person: an earlier detector found them within the "
    "boxes of the labels",
)


def write_detector_card(model: Path, plates: Path, command: str, seed: int, samples: int) -> None:
    """Measure `model` on the labelled folders in `plates` and write its card beside it."""
    card = ModelCard(
        title="Plate detector",
        purpose="Finds plates of one and of two rows in a picture, and their four corners. Its convolutions "
        "compute in 8 bits, but for the first two and the last.",
        file=model.name,
        sha256=checksum(model),
        bytes=model.stat().st_size,
        alphabet=None,
        input=INPUT,
        output=OUTPUT,
        command=command,
        seed=seed,
        samples=samples,
        sources=_sources(plates / "train"),
        limits=_LIMITS,
        scores=measured(model, plates),
        confusions={},
    )
    write_card(model, card)


def _sources(train: Path) -> tuple[str, ...]:
    """Return what is learnt from, with what is labelled in `train` now."""
    crops, scenes = labelled_in(train / CROPS), labelled_in(train / SCENES)
    return (
        "drawn: plates of every kind of `plate_texts.py` and of none, on drawn vehicles and on photographs",
        f"train/{SCENES}: {scenes.pictures:,} photographs with {scenes.plates:,} plates, liuruoze/EasyPR, "
        "GDSL",
        f"train/{CROPS}: {crops.plates:,} plates, chenweijiang99/yolo_-lprnet_-pytorch, Apache-2.0 "
        "(CCPD, MIT)",
        "photographs without plates from the Debian packages gnome-backgrounds, mate-backgrounds, "
        "plasma-workspace-wallpapers, ukui-wallpapers, lomiri-wallpapers-16.04 and -20.04, under open "
        "licences",
    )


def measured(model: Path, plates: Path) -> dict[str, dict[str, float]]:
    """Return, for each labelled folder that is there, how many plates are found as surely as a gate asks."""
    look = onnx_look(model)
    rows = {}
    for name in _MEASURED:
        if (plates / name / LABELS).is_file():
            scores = scores_of(look, load_photographs(plates / name), LEAST_SCORE)
            rows[name] = {
                "plates": scores.plates,
                "found": scores.found,
                "found %": round(100 * scores.found / scores.plates, 1),
                "other finds": scores.strangers,
                "overlap with the label's box": round(scores.overlap, 3),
            }
    return rows
