"""Nothing in the project names a registry, or a path of the machine it was written on."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
REGISTRY = re.compile(r"https?://[^\s\"')]*(pypi|npmjs|pythonhosted|registry\.)", re.IGNORECASE)
MACHINE = re.compile(r"(?<![\w.])/(root|work|home)/\w")


def tracked() -> list[Path]:
    """The text files that git keeps."""
    try:
        listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("not a git checkout")
    return [ROOT / name for name in listed.stdout.splitlines() if (ROOT / name).is_file()]


def test_no_registry_and_no_path_of_a_machine() -> None:
    found = []
    for path in tracked():
        if path == Path(__file__).resolve():
            continue
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        found += [f"{path.name}: {match.group()}" for match in REGISTRY.finditer(text)]
        found += [f"{path.name}: {match.group()}" for match in MACHINE.finditer(text)]
    assert found == []
