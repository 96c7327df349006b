"""`glassbay catalogue`: a file in, a file out, and each wrong cell by its place."""

from pathlib import Path

from server.places import config_folder
from tests.fakes.command_line import glassbay_here, refused


def test_a_catalogue_goes_out_into_a_file_and_in_again(tmp_path: Path) -> None:
    data, file = tmp_path / "data", tmp_path / "catalogue.csv"
    example = config_folder() / "shop.example.toml"
    assert glassbay_here("init", "--shop", example, "--data-folder", data).returncode == 0
    assert (
        glassbay_here("catalogue", "export", file, "--language", "zh", "--data-folder", data).returncode == 0
    )

    same = glassbay_here("catalogue", "import", file, "--data-folder", data)
    assert same.stdout == "0 added, 0 changed, 46 as before\n"

    file.write_text(
        file.read_text(encoding="utf-8-sig").replace("全车检查", "全车安全检查"), encoding="utf-8"
    )
    would = glassbay_here("catalogue", "import", file, "--dry-run", "--data-folder", data)
    assert would.stdout == "0 would be added, 1 would be changed, 45 as before\n"
    did = glassbay_here("catalogue", "import", file, "--data-folder", data)
    assert did.stdout == "0 added, 1 changed, 45 as before\n"

    file.write_text(
        "code,name_zh,name_en,minutes,flow,bay_kind\nX1,新,,soon,express,roof\n", encoding="utf-8"
    )
    wrong = glassbay_here("catalogue", "import", file, "--data-folder", data)
    assert (wrong.returncode, wrong.stdout) == (1, "")
    first, second = wrong.stderr.splitlines()
    assert "row 2, minutes: 'soon' is no whole number" in first
    assert "row 2, bay_kind: 'roof' is not known here" in second


def test_where_there_is_no_shop_is_said(tmp_path: Path) -> None:
    file = config_folder() / "catalogue.csv"
    refused(glassbay_here("catalogue", "import", file, "--data-folder", tmp_path), "glassbay init")
