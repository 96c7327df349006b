"""A wheel brings the screens and the configuration with it."""

import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_a_wheel_holds_the_built_screens_and_the_configuration(tmp_path: Path, screens: None) -> None:
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(tmp_path)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True, timeout=110)
    (wheel,) = tmp_path.glob("*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    assert "server/_bundled/screens/index.html" in names
    assert "server/_bundled/config/wording/zh.toml" in names
    assert any(name.startswith("server/_bundled/screens/assets/barlow") for name in names)
    assert not [name for name in names if name.startswith(("display/", "tests/", "config/"))]
