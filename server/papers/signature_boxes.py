"""Where customer and advisor sign: a rule to write on, or the signature that was given on the glass."""

from io import BytesIO

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Image, Spacer, Table, TableStyle

from server.papers.paper_words import PaperWords
from server.papers.sheet import INK, WIDTH, Sheet

_GAP = 14 * mm
_ROOM = 20 * mm


def signature_boxes(sheet: Sheet, words: PaperWords, signature: bytes | None) -> Table:
    """Return both places side by side."""
    width = (WIDTH - _GAP) / 2
    signed = _picture(signature, width) if signature else Spacer(0, _ROOM)
    names = [sheet.said(words.say(f"paper.{who}_signs"), 8, pale=True) for who in ("customer", "advisor")]
    table = Table([[signed, "", Spacer(0, _ROOM)], [names[0], "", names[1]]], colWidths=[width, _GAP, width])
    table.setStyle(
        TableStyle(
            [
                ("LEFTPADDING", (0, 0), (-1, -1), 0),
                ("RIGHTPADDING", (0, 0), (-1, -1), 0),
                ("BOTTOMPADDING", (0, 0), (-1, 0), 1),
                ("VALIGN", (0, 0), (-1, 0), "BOTTOM"),
                ("LINEBELOW", (0, 0), (0, 0), 0.6, INK),
                ("LINEBELOW", (2, 0), (2, 0), 0.6, INK),
            ]
        )
    )
    return table


def _picture(signature: bytes, width: float) -> Flowable:
    try:
        return Image(BytesIO(signature), width, _ROOM, kind="proportional", lazy=0)
    except OSError:
        # Whatever begins like a JPEG was taken in: who cannot be shown to have signed signs on paper.
        return Spacer(0, _ROOM)
