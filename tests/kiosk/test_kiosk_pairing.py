"""The kept token: private, whole, for one server only; and one kiosk a folder."""

from pathlib import Path

import pytest

from kiosk.data_folder import held, usual_data_folder
from kiosk.errors import UnusableEnvironment
from kiosk.pairing import Pairing, keep_pairing, kept_pairing
from server.contract.deeds import PairedDevice
from tests.fakes.kiosk_server import device

ORIGIN = "http://192.168.1.10:8800"
PAIRING = Pairing(origin=ORIGIN, device=PairedDevice.model_validate(device()))


def test_a_kept_pairing_comes_back_and_only_its_owner_may_read_it(tmp_path: Path) -> None:
    assert kept_pairing(tmp_path, ORIGIN) is None
    keep_pairing(tmp_path, PAIRING)
    assert kept_pairing(tmp_path, ORIGIN) == PAIRING
    assert [file.stat().st_mode & 0o777 for file in tmp_path.iterdir()] == [0o600]


def test_a_token_is_never_given_to_another_server(tmp_path: Path) -> None:
    keep_pairing(tmp_path, PAIRING)
    assert kept_pairing(tmp_path, "http://192.168.1.11:8800") is None


def test_a_half_written_draft_is_in_nobodys_way(tmp_path: Path) -> None:
    (tmp_path / ".pairing.json.new").write_text("half", encoding="utf-8")
    keep_pairing(tmp_path, PAIRING)
    assert kept_pairing(tmp_path, ORIGIN) == PAIRING


def test_a_broken_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "pairing.json").write_text("{}", encoding="utf-8")
    with pytest.raises(UnusableEnvironment, match=r"pairing\.json: cannot be used; remove it"):
        kept_pairing(tmp_path, ORIGIN)


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(UnusableEnvironment, match="cannot be written"):
        keep_pairing(tmp_path / "file", PAIRING)
    with pytest.raises(UnusableEnvironment, match="cannot be used"), held(tmp_path / "file"):
        pass


def test_two_kiosks_do_not_share_a_folder(tmp_path: Path) -> None:
    with held(tmp_path / "new" / "folder") as folder:
        assert folder.stat().st_mode & 0o777 == 0o700
        with pytest.raises(UnusableEnvironment, match="another kiosk uses it"), held(folder):
            pass
    with held(folder):
        pass


def test_two_screens_of_a_machine_have_two_folders(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert usual_data_folder("bay/3") == tmp_path / "glassbay-kiosk" / "bay-3"
    assert usual_data_folder("lounge?theme=night") == tmp_path / "glassbay-kiosk" / "lounge"
