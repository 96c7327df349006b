"""The server's log: an error with its trace, without what the variables held."""

import pytest
import structlog

from server.log_lines import plain_logs


def test_an_error_is_logged_without_what_the_variables_held(capsys: pytest.CaptureFixture[str]) -> None:
    plain_logs()
    try:
        _fail("京A" + "12345")
    except ValueError:
        structlog.get_logger().exception("a car could not be announced", shop_id="s-1")
    written = capsys.readouterr()
    assert written.out == ""
    assert "a car could not be announced" in written.err
    assert "s-1" in written.err
    assert "ValueError: too long" in written.err
    assert "京A12345" not in written.err


def _fail(plate: str) -> None:
    raise ValueError("too long" if plate else "too short")
