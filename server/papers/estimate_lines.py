"""The lines of an estimate on paper: each operation, below it what it costs, and what was added since."""

from collections.abc import Sequence
from typing import Any

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Table, TableStyle

from server.contract.boards import Words
from server.contract.estimates import CostEntry, EstimatePaper, ItemEntry, LineAnswer
from server.papers.paper_words import PaperWords
from server.papers.sheet import INK, RULE, WIDTH, Sheet

_NUMBERS = [20 * mm, 25 * mm, 23 * mm, 27 * mm]
_KEPT_TOGETHER = 8
"""Rows of one operation that stay on one page; a longer one goes on over the page."""
_THOUSANDTHS = 1_000
_Row = list[Flowable | str]


def line_table(sheet: Sheet, paper: EstimatePaper, words: PaperWords) -> Table:
    """Return the table; its head stands on every page that it reaches."""
    answers = {answer.line_id: answer for answer in paper.answers}
    lines = _Lines(sheet, words, agreed=paper.agreed)
    blocks = [lines.item(item, answers.get(item.line_id)) for item in paper.estimate.items]
    blocks += [lines.added(answer) for answer in paper.answers if answer.added]
    rows, commands = [lines.head()], TableStyle(_STYLE)
    for block in blocks:
        first, last = len(rows), len(rows) + len(block) - 1
        commands.add("SPAN", (0, first), (3, first))
        commands.add("LINEBELOW", (0, last), (-1, last), 0.5, RULE)
        commands.add("TOPPADDING", (0, first), (-1, first), 5)
        commands.add("BOTTOMPADDING", (0, last), (-1, last), 5)
        commands.add("NOSPLIT", (0, first), (-1, min(last, first + _KEPT_TOGETHER)))
        rows += block
    table = Table(rows, colWidths=[WIDTH - sum(_NUMBERS), *_NUMBERS], repeatRows=1)
    table.setStyle(commands)
    return table


class _Lines:
    """The rows of one paper; what was declined has its numbers struck through."""

    def __init__(self, sheet: Sheet, words: PaperWords, *, agreed: bool) -> None:
        self._sheet = sheet
        self._words = words
        self._agreed = agreed

    def head(self) -> _Row:
        """Name the columns."""
        names = ("settlement.line", "paper.quantity", "paper.price", "paper.discount", "settlement.amount")
        said = [self._words.say(name) for name in names]
        return [self._sheet.said(each, 8, pale=True, right=bool(at)) for at, each in enumerate(said)]

    def item(self, item: ItemEntry, answer: LineAnswer | None) -> list[_Row]:
        """Return an operation's rows: itself, then what it costs."""
        authorization = answer.authorization if answer else "requested"
        safety = self._words.say("catalogue.safety") if item.safety else ""
        declined = authorization == "declined"
        head = self._title(item.title, [safety, self._payer(item.payer), self._remark(authorization)])
        costs = [self._cost(cost, declined=declined) for cost in item.costs]
        return [self._row(head, item.amount_minor, declined=declined), *costs]

    def added(self, answer: LineAnswer) -> list[_Row]:
        """Return the row of work that was found later."""
        notes = [self._words.say("desk.added"), self._payer(answer.payer), self._remark(answer.authorization)]
        declined = answer.authorization == "declined"
        return [self._row(self._title(answer.title, notes), answer.price_minor, declined=declined)]

    def _row(self, head: Flowable, amount_minor: int, *, declined: bool) -> _Row:
        amount = self._words.money(amount_minor)
        return [head, "", "", "", self._sheet.said(amount, 9.5, strong=True, struck=declined, right=True)]

    def _title(self, title: Words, notes: Sequence[str]) -> Flowable:
        return self._sheet.said_with_note(self._words.of(title), " · ".join(filter(None, notes)), 9.5)

    def _cost(self, cost: CostEntry, *, declined: bool) -> _Row:
        name = self._sheet.said_with_note(
            self._words.of(cost.title), " ".join(filter(None, [cost.brand, cost.number])), 8.5, strong=False
        )
        discount = f"−{self._words.money(cost.discount_minor)}" if cost.discount_minor else ""
        numbers = [
            self._quantity(cost),
            self._words.money(cost.price_minor),
            discount,
            self._words.money(cost.amount_minor),
        ]
        return [name, *(self._sheet.said(each, 8.5, struck=declined, right=True) for each in numbers)]

    def _quantity(self, cost: CostEntry) -> str:
        if cost.kind == "labour":
            return self._words.say("desk.minutes", count=cost.minutes)
        return f"{cost.quantity_thousandths / _THOUSANDTHS:g}"

    def _payer(self, payer: str) -> str:
        return self._words.say(f"payer.{payer}")

    def _remark(self, authorization: str) -> str:
        told = authorization == "declined" or (self._agreed and authorization == "requested")
        return self._words.say(f"desk.line_{authorization}") if told else ""


_STYLE: list[tuple[Any, ...]] = [
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("RIGHTPADDING", (0, 0), (0, -1), 6),
    ("RIGHTPADDING", (1, 0), (-1, -1), 0),
    ("TOPPADDING", (0, 0), (-1, -1), 1.5),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 1.5),
    ("BOTTOMPADDING", (0, 0), (-1, 0), 4),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("LINEBELOW", (0, 0), (-1, 0), 0.8, INK),
]
