"""Telephone numbers as customers tell them."""

import re

from server.domain.errors import InvalidRequest

_WRITTEN = re.compile(r"\+?[0-9]{7,15}")
_CHINESE_MOBILE = re.compile(r"1[3-9][0-9]{9}")
_CHINA = "+86"


def checked_phone(told: str, region: str) -> str:
    """Return the number without blanks and dashes; raise InvalidRequest where nobody could be called there.

    `region` is the shop's own ("cn" …): in China a number that begins with 1 is a mobile one, of 11 digits.
    """
    text = re.sub(r"[\s()-]", "", told)
    home = text.removeprefix(_CHINA) if region == "cn" else text
    if not _WRITTEN.fullmatch(home):
        raise InvalidRequest("a telephone number has 7 to 15 digits", field="phone", why="form")
    if region == "cn" and home.startswith("1") and not _CHINESE_MOBILE.fullmatch(home):
        raise InvalidRequest("a mobile number has 11 digits and begins 13 to 19", field="phone", why="mobile")
    return home
