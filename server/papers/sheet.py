"""Sheets of A4: their margins, their type, and below each which of how many it is."""

from collections.abc import Sequence
from functools import partial
from io import BytesIO
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_LEFT, TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate, Paragraph

from server.papers.type_faces import TypeFaces

INK, PALE_INK, RULE = HexColor("#1A1815"), HexColor("#5A554C"), HexColor("#CFC8BA")
SIDE, TOP, BOTTOM = 14 * mm, 16 * mm, 18 * mm
WIDTH = A4[0] - 2 * SIDE
_FOOT = 11 * mm
_FOOT_SIZE = 7.5
_NOTE_SIZE = 8
_PAGES = "pages"
_LEADING = 1.4


class Sheet:
    """One paper in the making: a maker of paragraphs, and of the file."""

    def __init__(self, faces: TypeFaces) -> None:
        self.faces = faces

    def said(
        self,
        text: str,
        size: float = 9,
        *,
        strong: bool = False,
        pale: bool = False,
        right: bool = False,
        struck: bool = False,
    ) -> Paragraph:
        """Return a text that turns its lines in the room that it is given."""
        marked = self.faces.marked(text)
        style = self._style(size, strong=strong, pale=pale, right=right)
        return Paragraph(f"<strike>{marked}</strike>" if struck else marked, style)

    def said_with_note(self, text: str, note: str, size: float, *, strong: bool = True) -> Paragraph:
        """Return a text and behind it, paler and smaller, what is remarked about it."""
        marked = self.faces.marked(text)
        if note:
            colour = PALE_INK.hexval().replace("0x", "#")
            font = f'name="{self.faces.text}" size="{min(size, _NOTE_SIZE)}" color="{colour}"'
            marked += f" <font {font}>{self.faces.marked(note)}</font>"
        return Paragraph(marked, self._style(size, strong=strong))

    def _style(
        self, size: float, *, strong: bool = False, pale: bool = False, right: bool = False
    ) -> ParagraphStyle:
        return ParagraphStyle(
            "",
            fontName=self.faces.strong if strong else self.faces.text,
            fontSize=size,
            leading=size * _LEADING,
            textColor=PALE_INK if pale else INK,
            alignment=TA_RIGHT if right else TA_LEFT,
            wordWrap="CJK",
        )

    def file(self, story: Sequence[Flowable], *, title: str, foot: str) -> bytes:
        """Return the PDF; `foot` stands below each page, beside its number."""
        drawn = BytesIO()
        document = BaseDocTemplate(drawn, pagesize=A4, title=title, author="Glassbay")
        frame = Frame(SIDE, BOTTOM, WIDTH, A4[1] - TOP - BOTTOM, 0, 0, 0, 0)
        below = partial(self._foot, foot=foot)
        document.addPageTemplates([PageTemplate(frames=[frame], onPage=below)])
        document.build(list(story), canvasmaker=partial(_CountedPages, self.faces))
        return drawn.getvalue()

    def _foot(self, canvas: Canvas, _: object, foot: str) -> None:
        line = self.said(foot, _FOOT_SIZE, pale=True)
        line.wrapOn(canvas, WIDTH * 0.8, _FOOT_SIZE * 2)
        line.drawOn(canvas, SIDE, _FOOT - _FOOT_SIZE * (_LEADING - 1))
        canvas.setFillColor(PALE_INK)
        canvas.setFont(self.faces.text, _FOOT_SIZE)
        canvas.drawRightString(A4[0] - SIDE - 3 * mm, _FOOT, f"{canvas.getPageNumber()} /")
        canvas.doForm(_PAGES)


class _CountedPages(Canvas):
    """How many pages there are is drawn once, at the end, and shown on each."""

    def __init__(self, faces: TypeFaces, *arguments: Any, **more: Any) -> None:
        super().__init__(*arguments, **more)
        self._faces = faces

    def save(self) -> None:
        pages = str(self.getPageNumber() - 1)
        self.beginForm(_PAGES, 0, 0, *A4)
        self.setFillColor(PALE_INK)
        self.setFont(self._faces.text, _FOOT_SIZE)
        self.drawString(A4[0] - SIDE - 2.4 * mm, _FOOT, pages)
        self.endForm()
        super().save()
