"""`glassbay records`: a template out, a file in, and each wrong cell by its place."""

from pathlib import Path
from zipfile import ZipFile

from server.places import config_folder
from tests.fakes.command_line import glassbay_here, refused


def test_a_template_goes_out_and_customers_come_in_once(tmp_path: Path) -> None:
    data, file = tmp_path / "data", tmp_path / "customers.csv"
    assert glassbay_here("records", "template", "customers", file, "--language", "zh").returncode == 0
    assert file.read_text(encoding="utf-8-sig") == "姓名,电话\n"
    refused(glassbay_here("records", "import", "customers", file, "--data-folder", data), "glassbay init")
    example = config_folder() / "shop.example.toml"
    assert glassbay_here("init", "--shop", example, "--data-folder", data).returncode == 0

    file.write_text("姓名,电话\n李雷,13800001234\n", encoding="utf-8")
    would = glassbay_here("records", "import", "customers", file, "--dry-run", "--data-folder", data)
    assert would.stdout == "1 would be added, 0 would be changed, 0 as before\n"
    for told in ("1 added, 0 changed, 0 as before\n", "0 added, 0 changed, 1 as before\n"):
        assert glassbay_here("records", "import", "customers", file, "--data-folder", data).stdout == told

    file.write_text("姓名,电话\n李雷,9\n", encoding="utf-8")
    wrong = glassbay_here("records", "import", "customers", file, "--data-folder", data)
    assert (wrong.returncode, wrong.stdout) == (1, "")
    assert "row 2, phone: '9' is no telephone number" in wrong.stderr


def test_a_customer_goes_out_as_a_file_and_is_erased_with_proof(tmp_path: Path) -> None:
    data, file, packed = tmp_path / "data", tmp_path / "customers.csv", tmp_path / "customer.zip"
    example = config_folder() / "shop.example.toml"
    assert glassbay_here("init", "--shop", example, "--data-folder", data).returncode == 0
    file.write_text("姓名,电话\n李雷,13800001234\n", encoding="utf-8")
    assert glassbay_here("records", "import", "customers", file, "--data-folder", data).returncode == 0

    assert glassbay_here("records", "export", "13800001234", packed, "--data-folder", data).returncode == 0
    with ZipFile(packed) as content:
        assert "李雷" in content.read("records.json").decode()
    would = glassbay_here("records", "erase", "13800001234", "--dry-run", "--data-folder", data)
    assert would.stdout.startswith("customers: 1 rows, anchor\n")
    assert would.stdout.endswith("open: nothing\n")
    done = glassbay_here("records", "erase", "13800001234", "--data-folder", data)
    assert (done.returncode, done.stdout.endswith(": nothing was found\n")) == (0, True)
    refused(glassbay_here("records", "erase", "13800001234", "--data-folder", data), "no customer")
