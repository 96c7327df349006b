"""An estimate, or once the customer has agreed the repair order, as a PDF that needs no browser."""

from collections.abc import Sequence
from threading import Lock

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, KeepTogether, Spacer, Table, TableStyle

from server.contract.estimates import EarlierVersion, EstimatePaper
from server.domain.no_plate import is_mark
from server.papers.estimate_lines import line_table
from server.papers.paper_words import PaperWords
from server.papers.plate_drawing import PlateDrawing
from server.papers.sheet import RULE, WIDTH, Sheet
from server.papers.signature_boxes import signature_boxes
from server.papers.type_faces import TypeFaces

_PLATE_HEIGHT = 12 * mm
_FACTS_IN_A_ROW = 3
_HUNDREDTHS = 100
_one_at_a_time = Lock()
"""ReportLab reads the markup of all paragraphs with one parser."""


def estimate_pdf(paper: EstimatePaper, words: PaperWords, faces: TypeFaces, signature: bytes | None) -> bytes:
    """Return the file; `signature` is the customer's, a JPEG, where it is to be shown."""
    sheet = Sheet(faces)
    title = words.say("paper.repair_order" if paper.agreed else "estimate.title")
    number = f"{words.say('paper.version')} {paper.estimate.number}"
    foot = [words.of(paper.shop), title, paper.order_number, words.plate(paper.plate.text), number]
    with _one_at_a_time:
        signed_for: list[Flowable] = [
            _sums(sheet, paper, words),
            *_earlier(sheet, paper.earlier, words),
            Spacer(0, 10 * mm),
            signature_boxes(sheet, words, signature),
        ]
        story: list[Flowable] = [
            _head(sheet, paper, words, title),
            Spacer(0, 5 * mm),
            _facts(sheet, paper, words),
            Spacer(0, 6 * mm),
            line_table(sheet, paper, words),
            Spacer(0, 4 * mm),
            KeepTogether(signed_for),
        ]
        return sheet.file(story, title=f"{title} {paper.order_number}", foot=" · ".join(foot))


def _head(sheet: Sheet, paper: EstimatePaper, words: PaperWords, title: str) -> Table:
    names = [sheet.said(words.of(paper.shop), 10, pale=True), sheet.said(title, 20, strong=True)]
    if is_mark(paper.plate.text):
        mark = words.say("plate.none", mark=words.plate(paper.plate.text))
        plate: Flowable = sheet.said(mark, 14, strong=True, right=True)
    else:
        plate = PlateDrawing(paper.plate, _PLATE_HEIGHT)
    head = Table([[names, plate]], colWidths=[WIDTH - 70 * mm, 70 * mm])
    head.setStyle(TableStyle([*_NO_PADDING, ("ALIGN", (1, 0), (1, 0), "RIGHT"), _MIDDLE]))
    return head


def _facts(sheet: Sheet, paper: EstimatePaper, words: PaperWords) -> Table:
    estimate = paper.estimate
    mileage = "–" if paper.mileage_km is None else words.say("settlement.kilometres", count=paper.mileage_km)
    facts = [
        (words.say("settlement.order"), paper.order_number),
        (words.say("settlement.car"), words.model(paper.brand, paper.series)),
        (words.say("settlement.customer"), paper.customer_name or "–"),
        (words.say("settlement.mileage"), mileage),
        ("VIN", paper.vin or "–"),
        (words.say("settlement.arrived"), words.day_and_time(paper.arrived_at)),
        (words.say("desk.fact_advisor"), words.of(paper.advisor)),
        (words.say("desk.fact_window"), words.window(estimate.promised_from, estimate.promised_to)),
        (words.say("paper.version"), f"{estimate.number} · {words.day_and_time(estimate.made_at)}"),
    ]
    cells = [[sheet.said(name, 8, pale=True), sheet.said(value, 9.5, strong=True)] for name, value in facts]
    rows = [cells[first : first + _FACTS_IN_A_ROW] for first in range(0, len(cells), _FACTS_IN_A_ROW)]
    table = Table(rows, colWidths=[WIDTH / _FACTS_IN_A_ROW] * _FACTS_IN_A_ROW)
    table.setStyle(TableStyle([*_NO_PADDING, ("RIGHTPADDING", (0, 0), (-1, -1), 10), _AIR_BELOW]))
    return table


def _sums(sheet: Sheet, paper: EstimatePaper, words: PaperWords) -> Table:
    estimate = paper.estimate
    percent = f"{estimate.tax_basis_points / _HUNDREDTHS:g}"
    sums = [
        (words.say("settlement.total"), estimate.total_minor, True),
        (words.say("paper.tax_in", percent=percent), estimate.tax_minor, False),
    ]
    if len(estimate.payers) > 1:
        sums += [(words.say(f"payer.{each.payer}"), each.amount_minor, False) for each in estimate.payers]
    if paper.agreed:
        sums.append((words.say("paper.agreed"), paper.due_minor, True))
    rows = [
        [
            sheet.said(name, 11 if strong else 9, strong=strong, pale=not strong),
            sheet.said(words.money(amount), 11 if strong else 9, strong=strong, pale=not strong, right=True),
        ]
        for name, amount, strong in sums
    ]
    table = Table(rows, colWidths=[55 * mm, 35 * mm], hAlign="RIGHT")
    table.setStyle(TableStyle([*_NO_PADDING, ("BOTTOMPADDING", (0, 0), (-1, -1), 2), _MIDDLE]))
    return table


def _earlier(sheet: Sheet, versions: Sequence[EarlierVersion], words: PaperWords) -> list[Flowable]:
    if not versions:
        return []
    rows = [_earlier_row(sheet, version, words) for version in versions]
    table = Table(rows, colWidths=[46 * mm, 22 * mm, WIDTH - 128 * mm, 34 * mm, 26 * mm])
    lines = ("LINEABOVE", (0, 0), (-1, -1), 0.5, RULE)
    table.setStyle(TableStyle([*_NO_PADDING, lines, ("RIGHTPADDING", (0, 0), (3, -1), 6), _AIR_BELOW]))
    heading = sheet.said(words.say("paper.earlier"), 11, strong=True)
    return [Spacer(0, 6 * mm), heading, Spacer(0, 2 * mm), table]


def _earlier_row(sheet: Sheet, version: EarlierVersion, words: PaperWords) -> list[Flowable]:
    number = words.say("paper.earlier_version", number=version.number)
    titles = ("、" if words.language == "zh" else ", ").join(words.of(title) for title in version.titles)
    return [
        sheet.said(f"{number} · {words.day_and_time(version.made_at)}", 8),
        sheet.said(words.of(version.made_by) if version.made_by else "", 8, pale=True),
        sheet.said(titles, 8, pale=True, struck=True),
        sheet.said(words.window(version.promised_from, version.promised_to), 8, pale=True, struck=True),
        sheet.said(words.money(version.total_minor), 8, pale=True, struck=True, right=True),
    ]


_NO_PADDING = [
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("RIGHTPADDING", (0, 0), (-1, -1), 0),
    ("TOPPADDING", (0, 0), (-1, -1), 2),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
]
_MIDDLE = ("VALIGN", (0, 0), (-1, -1), "MIDDLE")
_AIR_BELOW = ("BOTTOMPADDING", (0, 0), (-1, -1), 5)
