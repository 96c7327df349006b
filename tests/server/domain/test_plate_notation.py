"""A region file's notation: what it stands for, and what is refused with the file and the key."""

from copy import deepcopy
from typing import Any

import pytest

from server.domain.errors import ConfigurationInvalid
from server.domain.plate import PlateColour, PlateKind
from server.domain.plate_notation import region_from

CONTENT: dict[str, Any] = {
    "classes": {"letter": "ABC", "digit": "012"},
    "look_alikes": {"O": "0"},
    "formats": [
        {
            "kind": "trailer",
            "positions": ["京", "letter*1-2", "digit*3", "挂"],
            "colours": ["yellow"],
            "rows": [2],
        },
        {"name": "X", "positions": ["letter*2-3", "digit*2-4"], "colours": ["white"], "length": [5, 6]},
    ],
}


def test_positions_are_classes_repetitions_and_characters() -> None:
    region = region_from(CONTENT, "xx", "xx.toml")
    short, long = region.formats[:2]
    assert short.positions == ("京", "ABC", "012", "012", "012", "挂")
    assert (long.length, long.kind, long.name) == (7, PlateKind.TRAILER, "trailer")
    assert (long.colours, long.rows) == ((PlateColour.YELLOW,), (2,))
    assert region.look_alikes == (("O", "0"),)


def test_of_many_lengths_those_asked_for_are_kept() -> None:
    others = region_from(CONTENT, "xx", "xx.toml").formats[2:]
    assert sorted(form.length for form in others) == [5, 5, 6, 6]
    assert {(form.kind, form.name) for form in others} == {(PlateKind.LATIN, "X")}
    assert [form.fits("AB012") for form in others].count(True) == 1


@pytest.mark.parametrize(
    ("path", "value", "complaint"),
    [
        (("colour",), 1, "colour: is not known"),
        (("classes", "letter"), "ABÖ", "classes.letter: 'Ö'"),
        (("classes",), [], "classes: a table"),
        (("look_alikes", "O"), "ö", "look_alikes.O: 'ö'"),
        (("formats",), [], "formats: a region has at least one"),
        (("formats", 0), "ABC", "formats[0]: a table"),
        (("formats", 0, "kind"), "tank", "formats[0].kind: 'tank' is unknown"),
        (("formats", 0, "colours"), ["mauve"], "formats[0].colours: 'mauve' is unknown"),
        (("formats", 0, "colours"), "white", "formats[0].colours: a list"),
        (("formats", 0, "rows"), [3], "formats[0].rows: a plate has 1 or 2 rows"),
        (("formats", 0, "wheels"), 4, "formats[0].wheels: is not known"),
        (("formats", 1, "length"), [6, 5], "formats[1].length: write [least, most]"),
        (("formats", 1, "length"), [9, 9], "formats[1].positions: gives no plate of 9 to 9"),
        (("formats", 1, "positions"), [], "formats[1].positions: a list"),
        (("formats", 1, "positions"), ["vowel*3"], "formats[1].positions: 'vowel' is neither"),
        (("formats", 1, "positions"), ["letter*"], "formats[1].positions: 'letter*' is no position"),
    ],
)
def test_what_cannot_be_is_named_with_its_file_and_key(
    path: tuple[str | int, ...], value: object, complaint: str
) -> None:
    content: Any = deepcopy(CONTENT)
    inner = content
    for part in path[:-1]:
        inner = inner[part]
    inner[path[-1]] = value
    with pytest.raises(ConfigurationInvalid) as refused:
        region_from(content, "xx", "regions/xx.toml")
    assert refused.value.detail.startswith(f"regions/xx.toml: {complaint}")
