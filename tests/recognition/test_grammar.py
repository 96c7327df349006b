"""The grammar on literal columns: what it allows, what it infers, and when it dares to be certain."""

import numpy as np
import pytest
from hypothesis import assume, given, settings, strategies as st

from recognition.alignment import align_to_formats
from recognition.format_table import format_table
from recognition.grammar import Certainty, PlateGrammar
from recognition.plates import CharacterLattice, Columns, PlateReading
from server.domain.plate import PlateColour, PlateKind
from server.domain.plate_region import PlateFormat
from server.region_files import load_numbering
from tests.fakes.columns import Seen, columns
from tests.fakes.plate_formats import CHINA, NUMBERING, texts_of

GRAMMAR = PlateGrammar(NUMBERING)


def read(seen: Columns, colour: PlateColour | None) -> PlateReading:
    return GRAMMAR.read(seen, colour)


@st.composite
def plates(draw: st.DrawFn, formats: tuple[PlateFormat, ...] = NUMBERING.formats) -> tuple[str, PlateFormat]:
    form = draw(st.sampled_from(formats))
    return draw(texts_of(form)), form


@settings(deadline=None)
@given(plates(CHINA.formats))
def test_every_plate_that_is_seen_clearly_is_read_as_it_is(plate: tuple[str, PlateFormat]) -> None:
    text, form = plate
    reading = read(columns(text), form.colours[0])
    assert reading.text == text
    assert reading.certain
    assert reading.kind is form.kind


@settings(deadline=None)
@given(plates())
def test_a_plate_of_any_region_is_read_as_one_of_its_look_alikes(plate: tuple[str, PlateFormat]) -> None:
    text, form = plate
    reading = read(columns(text), form.colours[0])
    assert _folded(reading.text) == _folded(text)
    assert reading.kind is not None


def _folded(text: str) -> str:
    return text.replace("O", "0").replace("I", "1")


@pytest.mark.parametrize(
    ("text", "colour", "kind"),
    [
        ("京A12345", PlateColour.BLUE, PlateKind.ORDINARY),
        ("皖AD12345", PlateColour.GREEN, PlateKind.NEW_ENERGY_SMALL),
        ("粤B12345D", PlateColour.YELLOW_GREEN, PlateKind.NEW_ENERGY_LARGE),
        ("京A1234警", PlateColour.WHITE, PlateKind.POLICE),
        ("苏E8K67学", PlateColour.YELLOW, PlateKind.TRAINING),
        ("鲁H3456挂", PlateColour.YELLOW, PlateKind.TRAILER),
        ("粤Z1A23港", PlateColour.BLACK, PlateKind.HONG_KONG),
        ("粤Z1A23澳", PlateColour.BLACK, PlateKind.MACAU),
        ("使123456", PlateColour.BLACK, PlateKind.EMBASSY),
        ("沪A1234领", PlateColour.BLACK, PlateKind.CONSULATE),
        ("WJ粤12345", PlateColour.WHITE, PlateKind.ARMED_POLICE),
        ("WJ京0123K", PlateColour.WHITE, PlateKind.ARMED_POLICE),
        ("川A1234应急", PlateColour.WHITE, PlateKind.EMERGENCY),
        ("M5XSX", PlateColour.YELLOW, PlateKind.LATIN),
    ],
)
def test_the_kind_follows_from_the_text(text: str, colour: PlateColour, kind: PlateKind) -> None:
    reading = read(columns(text), colour)
    assert reading.kind is kind
    assert reading.certain


def test_a_repeated_character_needs_a_gap_between() -> None:
    assert read(columns("京A11100"), PlateColour.BLUE).text == "京A11100"


def test_one_character_over_two_columns_is_one_character() -> None:
    clear = columns("京A12345")
    doubled = np.concatenate([clear[:3], clear[2:3], clear[3:]])
    assert read(doubled, PlateColour.BLUE).text == "京A12345"


def test_a_look_alike_letter_is_the_digit_that_the_standard_has() -> None:
    reading = read(columns("京AOI23O"), PlateColour.BLUE)
    assert reading.text == "京A01230"
    assert reading.certain


def test_a_character_torn_between_look_alikes_is_sure_all_the_same() -> None:
    reading = read(columns("京A", {"O": 0.5, "0": 0.48}, "2345"), PlateColour.BLUE)
    assert (reading.text, reading.certain) == ("京A02345", True)


def test_the_o_of_a_police_plate_is_a_letter() -> None:
    assert read(columns("京O1234警"), PlateColour.WHITE).text == "京O1234警"


def test_a_character_that_may_not_stand_there_gives_way_to_the_likeliest_that_may() -> None:
    seen = columns("京", {"8": 0.6, "B": 0.35}, "12345")
    assert read(seen, PlateColour.BLUE).text == "京B12345"


def test_what_grammar_had_to_correct_is_never_certain() -> None:
    seen = columns("京", {"8": 0.02, "B": 0.97}, "12345")
    corrected = columns("京", {"8": 0.97, "B": 0.02}, "12345")
    assert read(seen, PlateColour.BLUE).certain
    assert not read(corrected, PlateColour.BLUE).certain


def test_the_least_sure_character_decides_and_never_the_mean() -> None:
    reading = read(columns("京A12", {"3": 0.55, "8": 0.4}, "45"), PlateColour.BLUE)
    assert reading.text == "京A12345"
    assert reading.confidence == pytest.approx(0.55)
    assert not reading.certain
    assert [character for character, _ in reading.characters[4]] == ["3", "8"]


@pytest.mark.parametrize(
    "seen", [({"京": 0.92, "豫": 0.07}, "A12345"), ("WJ", {"京": 0.92, "豫": 0.07}, "12345")]
)
def test_the_province_is_judged_on_its_own_wherever_it_stands(seen: tuple[Seen, ...]) -> None:
    lenient = PlateGrammar(CHINA, Certainty(province=0.9))
    assert "京" in read(columns(*seen), None).text
    assert not read(columns(*seen), None).certain
    assert lenient.read(columns(*seen), None).certain


def test_the_ground_settles_what_the_text_leaves_open() -> None:
    seen = columns("粤B1234", {"5": 0.5, "_": 0.5}, "6")
    assert read(seen, PlateColour.BLUE).kind is PlateKind.ORDINARY


@pytest.mark.parametrize(
    ("text", "colour"),
    [("皖AD12345", PlateColour.BLUE), ("RK755AJ", PlateColour.GREEN), ("RK755AJ", None)],
)
def test_a_text_on_a_ground_that_it_is_not_made_in_is_not_certain(
    text: str, colour: PlateColour | None
) -> None:
    reading = read(columns(text), colour)
    assert (reading.text, reading.certain) == (text, False)


def test_a_serial_without_its_province_on_blue_is_a_chinese_plate_in_doubt() -> None:
    reading = read(columns({"_": 0.9, "浙": 0.03}, "BH827G"), PlateColour.BLUE)
    assert reading.text == "浙BH827G"
    assert reading.kind is PlateKind.ORDINARY
    assert not reading.certain
    assert reading.confidence < 0.1


def test_where_both_look_alikes_may_stand_they_share_what_was_seen() -> None:
    reading = PlateGrammar(load_numbering(["eu"])).read(
        columns("PKR", {"O": 0.5, "0": 0.48}, "A123"), PlateColour.WHITE
    )
    assert sum(share for _, share in reading.characters[3]) == pytest.approx(0.98)
    assert not reading.certain


@pytest.mark.parametrize(("text", "seen"), [("ABC012", "ABC012"), ("ABCO12", "ABCO12")])
def test_of_formats_that_look_alike_the_one_is_read_that_was_seen(text: str, seen: str) -> None:
    assert read(columns(seen), PlateColour.WHITE).text == text
    torn = read(columns("ABC", {"O": 0.5, "0": 0.48}, "12"), PlateColour.WHITE)
    assert not torn.certain


@settings(deadline=None)
@given(plates())
def test_what_a_position_may_hold_never_adds_up_to_more_than_one(plate: tuple[str, PlateFormat]) -> None:
    reading = read(columns(plate[0]), plate[1].colours[0])
    assert all(sum(share for _, share in choices) <= 1.001 for choices in reading.characters)


def test_a_latin_plate_with_the_trace_of_a_province_is_not_certain() -> None:
    assert read(columns("_ABC1234"), PlateColour.WHITE).certain
    assert not read(columns({"_": 0.9, "浙": 0.03}, "ABC1234"), PlateColour.WHITE).certain


def test_a_province_half_seen_makes_a_chinese_plate_on_blue_and_none_on_white() -> None:
    seen = columns({"_": 0.4, "辽": 0.5}, "RK755AJ"[1:])
    assert read(seen, PlateColour.BLUE).text == "辽K755AJ"
    white = read(seen, PlateColour.WHITE)
    assert (white.kind, white.text, white.certain) == (PlateKind.LATIN, "K755AJ", False)


def test_a_province_clearly_seen_is_read_on_any_ground_but_not_as_certain_on_a_strange_one() -> None:
    reading = read(columns({"浙": 0.97}, "A12345"), PlateColour.WHITE)
    assert (reading.text, reading.certain) == ("浙A12345", False)


def test_the_armed_police_have_no_province_invented() -> None:
    assert read(columns("WJ12345"), PlateColour.WHITE).kind is not PlateKind.ARMED_POLICE


def test_a_foreign_plate_on_blue_has_no_trace_of_a_province() -> None:
    assert read(columns("_KL3B8K"), PlateColour.BLUE).text == "KL3B8K"


def test_a_latin_character_is_corrected_into_one_that_was_seen_too() -> None:
    reading = read(columns("123", {"B": 0.6, "8": 0.3}, "FGH"), PlateColour.WHITE)
    assert (reading.text, reading.kind, reading.certain) == ("1238FGH", PlateKind.LATIN, False)


@pytest.mark.parametrize("text", ["3B8KL9", "A1B2C3D4", "12ABCDE"])
def test_a_text_that_fits_no_format_is_read_as_it_stands_and_never_certain(text: str) -> None:
    reading = read(columns(text), PlateColour.WHITE)
    assert (reading.text, reading.kind, reading.certain) == (text, None, False)


def test_a_plate_of_a_region_that_was_not_chosen_is_not_certain() -> None:
    chinese_only = PlateGrammar(CHINA).read(columns("RK755AJ"), PlateColour.WHITE)
    assert (chinese_only.text, chinese_only.kind, chinese_only.certain) == ("RK755AJ", None, False)
    european_only = PlateGrammar(load_numbering(["eu"])).read(columns("京A12345"), PlateColour.BLUE)
    assert not european_only.certain


def test_a_province_is_read_whichever_region_comes_first() -> None:
    europe_first = PlateGrammar(load_numbering(["eu", "cn"]))
    assert europe_first.read(columns("京A12345"), PlateColour.BLUE).text == "京A12345"
    assert europe_first.read(columns("RK755AJ"), PlateColour.WHITE).text == "RK755AJ"
    hardly_seen = columns({"京": 0.3, "_": 0.7}, "RK755AJ")
    assert europe_first.read(hardly_seen, PlateColour.WHITE).text == "RK755AJ"


def test_the_first_region_that_explains_a_plate_settles_it() -> None:
    seen = columns("AB", {"C": 0.5, "0": 0.45}, "1234")
    assert GRAMMAR.read(seen, PlateColour.WHITE).text == "ABC1234"
    assert PlateGrammar(load_numbering(["us"])).read(seen, PlateColour.WHITE).kind is PlateKind.LATIN


@pytest.mark.parametrize("text", ["", "A", "GARAGE", "EXITONLYHERE1"])
def test_other_texts_are_no_plate(text: str) -> None:
    assert read(columns("_", text, "_"), PlateColour.WHITE).text == ""


TYPED = st.text(st.sampled_from("京沪ABDEKOI0158警WJ应急"), min_size=3, max_size=9)


@settings(deadline=None)
@given(TYPED, st.sampled_from([None, *PlateColour]))
def test_nothing_outside_every_format_is_ever_certain(text: str, colour: PlateColour | None) -> None:
    reading = read(columns(text), colour)
    assert not reading.certain or NUMBERING.format_of(reading.text) is not None
    assert not reading.certain or _folded(reading.text) == _folded(text)


@st.composite
def unsure_columns(draw: st.DrawFn) -> Columns:
    """Columns that spell a Chinese plate, each character with a rival that is mostly less likely."""
    text, _ = draw(plates(CHINA.formats))
    rivals = draw(st.text(st.sampled_from("京沪AB80D1"), min_size=len(text), max_size=len(text)))
    share = draw(st.floats(0.0, 0.6))
    return columns(
        *({rival: share, character: 0.97 - share} for character, rival in zip(text, rivals, strict=True))
    )


@settings(deadline=None)
@given(unsure_columns())
def test_what_is_read_as_it_stands_is_what_the_full_alignment_finds(seen: Columns) -> None:
    reading = PlateGrammar(CHINA).read(seen, None)
    assume(reading.kind is not None)
    text, lattice = _by_full_alignment(seen)
    assert (reading.text, reading.characters) == (text, lattice)


def _by_full_alignment(seen: Columns) -> tuple[str, CharacterLattice]:
    """Read without any short cut."""
    table = format_table(CHINA.regions[0])
    group = table.chinese
    assert group is not None
    folded = table.fold(seen)
    alignment = align_to_formats(folded, group.allowed, group.lengths, group.handicaps[None])
    assert alignment is not None
    allowed = group.allowed[alignment.row]
    peaks = tuple(
        begin + int(np.where(allowed[place], folded[begin:end, 1:], 0.0).max(axis=1).argmax())
        for place, (begin, end) in enumerate(alignment.spans)
    )
    lattice = table.lattice(seen, peaks, allowed)
    return "".join(choices[0][0] for choices in lattice), lattice


def test_too_few_columns_for_any_plate_give_nothing() -> None:
    group = format_table(CHINA.regions[0]).chinese
    assert group is not None
    seen = columns("京A1")[:3]
    assert align_to_formats(seen, group.allowed, group.lengths, group.handicaps[None]) is None


@settings(deadline=None)
@given(st.lists(st.floats(0, 1), min_size=12, max_size=12))
def test_whatever_is_seen_the_answer_is_a_plate_or_nothing(noise: list[float]) -> None:
    seen = columns("京A12345")
    seen[: len(noise), 1:] *= np.array(noise, dtype=np.float32)[:, None]
    reading = read(seen, None)
    assert reading.text == "" or reading.kind is None or NUMBERING.format_of(reading.text) is not None
    assert all(1 <= len(choices) <= 5 for choices in reading.characters)
    assert all(0 <= probability <= 1 for choices in reading.characters for _, probability in choices)
