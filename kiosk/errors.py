"""What ends a kiosk, each in one line that says what to do."""


class KioskError(Exception):
    """The kiosk cannot go on; `exit_code` is that of the command."""

    exit_code = 2


class UnusableEnvironment(KioskError):
    """Something outside must be put right first: the browser, the display, the address, a file."""


class PairingRefused(KioskError):
    """The server answered and said no."""

    exit_code = 1
