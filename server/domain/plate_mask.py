"""What public screens show of a plate: enough to know one's own car by, and never the whole of it."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from itertools import combinations

from server.domain.plate import plate_tail

MASKED = "•"
_HEAD, _LATIN_HEAD = 3, 2


def mask_plate(text: str, revealed: Collection[int] = ()) -> str:
    """Return `text` with dots for all but province, letter, next character and the last two.

    An armed police plate shows WJ and its province; a plate of letters and digits alone shows two, and less
    where nothing would be hidden. `revealed` names further positions to show.
    """
    return _dotted(text, set(_hidden(text)).difference(revealed))


def mask_plates(texts: Iterable[str]) -> dict[str, str]:
    """Return the masks of all plates of one board: each fits its own plate and no other on the board.

    More than usual is shown of plates that look alike, as little as tells them apart, and of no others. So
    what a board says of a car changes only when its look-alikes do, whatever else comes and goes. A plate of
    which all would have to be shown keeps one dot, over a character that tells nothing; only where each
    character of it alone tells it from some other car does its mask fit one of those.
    """
    plates = frozenset(texts)
    similar = defaultdict[object, list[str]](list)
    for text in plates:
        similar[_shown_of_all(text)].append(text)
    return {text: _telling_mask(text, similar[_shown_of_all(text)], plates) for text in plates}


def fits(mask: str, text: str) -> bool:
    """Tell whether somebody whose plate is `text` could take `mask` for it."""
    return len(mask) == len(text) and all(
        shown in (MASKED, character) for shown, character in zip(mask, text, strict=True)
    )


def _shown_of_all(text: str) -> tuple[int, str]:
    """What any two plates have in common of which one's usual mask fits the other."""
    return len(text), text[2:][-2:]


def _telling_mask(text: str, similar: Iterable[str], plates: Iterable[str]) -> str:
    usual = mask_plate(text)
    alike = [other for other in similar if other != text and fits(usual, other)]
    for mask in _masks_showing_more(text):
        if not any(fits(mask, other) for other in alike):
            return mask
    return min(_masks_of_one_dot(text), key=lambda mask: sum(fits(mask, other) for other in plates))


def _masks_showing_more(text: str) -> Iterator[str]:
    """Yield the usual mask, then those that show one more character, two more, and so on."""
    hidden = _hidden(text)
    for count in range(len(hidden)):
        yield from (mask_plate(text, revealed) for revealed in combinations(hidden, count))


def _masks_of_one_dot(text: str) -> Iterator[str]:
    """Yield the masks that hide one character only, of those that are usually seen."""
    hidden = _hidden(text)
    for position in (*reversed(range(hidden.start)), *range(hidden.stop, len(text))):
        yield _dotted(text, {position})


def _hidden(text: str) -> range:
    """Return the positions that public screens do not show, one at least."""
    end = max(1, len(text) - len(plate_tail(text)))
    head = _LATIN_HEAD if text.isascii() else _HEAD
    return range(max(0, min(head, end - 1)), end)


def _dotted(text: str, hidden: Collection[int]) -> str:
    return "".join(MASKED if index in hidden else character for index, character in enumerate(text))
