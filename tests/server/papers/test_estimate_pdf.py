"""The estimate as a PDF: what stands on it, where its pages end, and with which type."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from server.contract.boards import Plate, Words
from server.contract.estimates import EstimatePaper, PayerSum
from server.domain.plate import PlateColour
from server.papers.estimate_pdf import estimate_pdf
from server.papers.paper_words import PaperWords
from server.papers.type_faces import type_faces
from server.places import config_folder, screens_folder
from server.wording import load_wording
from tests.fakes.papers import answer, cost, estimate, first_version, item, paper

WORDING = load_wording(config_folder() / "wording")
NOWHERE = Path("/nowhere")


def read(
    shown: EstimatePaper, language: str = "en", signature: bytes | None = None, folder: Path | None = None
) -> PdfReader:
    """Print the paper and read it again."""
    faces = type_faces(folder or screens_folder())
    words = PaperWords(language, WORDING[language], shown.zone)
    return PdfReader(BytesIO(estimate_pdf(shown, words, faces, signature)))


def text(pdf: PdfReader) -> str:
    """All that is written on all pages, with single spaces."""
    return " ".join(" ".join(page.extract_text() for page in pdf.pages).split())


def pictures(pdf: PdfReader) -> int:
    """How many pictures the pages show."""
    return sum(len(page.images) for page in pdf.pages)


def jpeg() -> bytes:
    """A signature as a tablet sends it."""
    kept = BytesIO()
    Image.new("RGB", (400, 120), "white").save(kept, "JPEG")
    return kept.getvalue()


def test_an_estimate_says_what_is_done_for_which_car_at_what_price_until_when() -> None:
    said = text(read(paper()))

    for expected in (
        "Glassbay Motors",
        "Estimate",
        "2026-0418",
        "BMW 3 Series",
        "赵伟",
        "48,210 km",
        "LBV5S3107DSJ12345",
        "Wang Min",
        "京A·12345",
        "Replace the front brake pads",
        "60 min",
        "Bosch BP-F-0986",
        "−¥21",
        "¥399",
        "Tax in it (13 %)",
        "¥73.51",
        "Customer's signature",
        "Advisor's signature",
        "1 / 1",
    ):
        assert expected in said, expected
    assert said.count("¥639") == 2, "the operation's sum, and the total"


def test_it_is_said_in_the_language_of_who_reads_it() -> None:
    said = text(read(paper(), "zh"))

    assert "估价单" in said
    assert "其中税额（13%）" in said
    assert "前刹车片（四片一套，含磨损传感器）" in said
    assert "Labour" not in said


def test_once_agreed_it_is_the_repair_order_with_each_answer_and_each_payers_part() -> None:
    payers = (
        PayerSum(payer="customer", amount_minor=63_900),
        PayerSum(payer="warranty", amount_minor=63_900),
    )
    shown = estimate(item(1), item(2, payer="warranty", safety=True), payers=payers)
    answers = [answer("1", "declined"), answer("2", "authorized"), answer("3", "requested", added=True)]
    said = text(read(paper(shown, agreed=True, answers=answers, earlier=[first_version()])))

    assert "Repair order" in said
    assert "Customer · declined" in said.replace("・", "·")
    assert "Safety-critical · Warranty" in said.replace("・", "·")
    assert "Replace the wiper blades added work · Customer · awaits approval" in said
    assert "Agreed, customer's part ¥639" in said
    assert "Versions that do not count any more" in said
    assert "¥999" in said


def test_forty_operations_go_over_pages_that_are_numbered_and_each_has_the_columns_names() -> None:
    pdf = read(paper(estimate(*(item(number) for number in range(40)))))
    pages = [" ".join(page.extract_text().split()) for page in pdf.pages]

    assert len(pages) > 3
    for number, page in enumerate(pages, start=1):
        assert f"{number} / {len(pages)}" in page
        assert "2026-0418" in page
    assert all("Quantity" in page for page in pages if "Bosch" in page)
    for page in pages:
        assert page.count("Replace the front brake pads") == page.count("Bosch BP-F-0986"), (
            "an operation stays with its parts"
        )
    assert "Total, tax included ¥25,560" in pages[-1]
    assert "Customer's signature" in pages[-1], "nobody signs a page on which no sum stands"


def test_an_operation_that_is_longer_than_a_page_goes_on_over_it() -> None:
    costs = [cost("part", Words(zh="件", en=f"Part {number}")) for number in range(90)]
    pdf = read(paper(estimate(item(1, costs=costs))))

    assert len(pdf.pages) > 1
    assert "Part 89" in text(pdf)


def test_the_paper_carries_its_type_and_names_one_for_what_that_lacks() -> None:
    assert any("NotoSansSC" in font for font in fonts_of(read(paper())))

    rare = read(paper(customer_name="\u3403𬭚"), "zh")
    assert any("STSong-Light" in font for font in fonts_of(rare))
    assert "〓" in text(rare), "no reader has type for what lies beyond"


def test_without_built_screens_the_reader_brings_the_type() -> None:
    fonts = fonts_of(read(paper(), "zh", folder=NOWHERE))
    assert fonts - {"/Helvetica"} == {"/STSong-Light"}


@pytest.mark.parametrize("colour", [colour for colour in PlateColour if colour is not PlateColour.NONE])
def test_every_plate_is_drawn_and_a_mark_is_said(colour: PlateColour) -> None:
    long = colour in (PlateColour.GREEN, PlateColour.YELLOW_GREEN)
    plate = "京AD12345" if long else "京A12345"
    ground = "?" * len(plate)
    marked = read(paper(plate=Plate(text="#DSJ12345", colour=PlateColour.NONE)))

    assert shapes(Plate(text=plate, colour=colour)) == len(plate) + shapes(Plate(text=ground, colour=colour))
    assert "No plate yet, DSJ12345" in text(marked)


def test_a_signature_is_shown_and_one_that_cannot_be_read_leaves_the_rule() -> None:
    assert pictures(read(paper(), signature=jpeg())) == 1
    unreadable = read(paper(), signature=b"\xff\xd8\xff and nothing more")
    assert pictures(unreadable) == 0
    assert "Customer's signature" in text(unreadable)


def test_what_people_write_is_never_markup() -> None:
    said = text(read(paper(customer_name="<b>Li & Co</b> &nbsp;")))
    assert "<b>Li & Co</b> &nbsp;" in said


def shapes(plate: Plate) -> int:
    """How many shapes are filled on the first page of a paper for that plate."""
    drawn = read(paper(plate=plate)).pages[0].get_contents()
    assert drawn is not None
    return drawn.get_data().count(b"f*")


def fonts_of(pdf: PdfReader) -> set[str]:
    """The names of the fonts of the first page."""
    resources = pdf.pages[0].raw_get("/Resources").get_object()
    assert isinstance(resources, DictionaryObject)
    fonts = resources["/Font"].get_object()
    assert isinstance(fonts, DictionaryObject)
    named = [font.get_object() for font in fonts.values()]
    return {str(font["/BaseFont"]) for font in named if isinstance(font, DictionaryObject)}
