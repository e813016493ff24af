"""Paints layouts: the same function draws the PDF, the printer's page and the preview.

Lengths are quarter points of an upright A4 page: small enough that text of whole pixel sizes sits on it exactly,
and the same on every device, so that what is previewed is what is printed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QImage,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QPen,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)

from hamyar_desktop.documents.layout import Fact, Layout
from hamyar_desktop.documents.whole_file import whole_file
from hamyar_desktop.domain.text import persian_digits
from hamyar_desktop.ui.theme import load_fonts, ui_font

POINT = 4
PAGE = QSizeF(595 * POINT, 842 * POINT)
MARGIN = 40.0 * POINT
_WIDTH = PAGE.width() - 2 * MARGIN
_BOTTOM = PAGE.height() - MARGIN - 22 * POINT
_ROW, _HEAD = 24.0 * POINT, 26.0 * POINT
_CELL_SIDE, _CELL_TOP = 4.5 * POINT, 4.0 * POINT
_FACT_LINE, _FACT_GAP = 20.0 * POINT, 18.0 * POINT
_SIGNATURE = 78.0 * POINT
_TITLE_SIZE, _FACT_SIZE, _TEXT_SIZE, _FOOT_SIZE = 19.0, 10.0, 9.0, 8.5
_SMALLEST = 6.0
_INK, _QUIET, _LINE, _ZEBRA, _BLUE, _WHITE = "#1b2130", "#5f6880", "#d5dbe8", "#f6f8fd", "#2f6fed", "#ffffff"
_START, _CENTER = "start", "center"
# An embedding and not an isolate: Vazirmatn has no U+2066, so another font of the machine would step in for it.
_LEFT_TO_RIGHT = "\u202a{}\u202c"
# Vazirmatn's contextual alternates have no characters of their own: with them a reader of the PDF finds and copies
# «ﺎ ﯿﺪ» instead of «تایید».
_ALTERNATES = QFont.Tag.fromString("calt")


def _left_to_right(text: str) -> str:
    return _LEFT_TO_RIGHT.format(text)


@dataclass
class _Words:
    """A shaped piece of text and the room that it takes."""

    shaped: QTextLayout
    height: float
    width: float


def _words(
    text: str, size: float, room: float, align: str, *, rtl: bool, bold: bool = False, ink: str = _INK
) -> _Words:
    """Shapes a text into lines of at most ``room``; where one word is wider than that, the letters get smaller.

    If it is too wide even for the smallest letters, the word is broken: whatever is printed, nothing is cut off.
    """
    while True:
        font = ui_font(weight=QFont.Weight.Bold if bold else QFont.Weight.Normal)
        font.setPixelSize(round(size * POINT))
        font.setFeature(_ALTERNATES, 0)
        shaped = QTextLayout(text, font)
        option = QTextOption()
        option.setTextDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
        start = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        option.setAlignment(
            Qt.AlignmentFlag.AlignHCenter if align == _CENTER else start | Qt.AlignmentFlag.AlignAbsolute
        )
        option.setWrapMode(QTextOption.WrapMode.WordWrap)
        shaped.setTextOption(option)
        look = QTextLayout.FormatRange()
        look.start, look.length, look.format = 0, len(text), QTextCharFormat()
        look.format.setForeground(QColor(ink))
        shaped.setFormats([look])
        widest, height = _break_lines(shaped, room)
        if widest > room + 1 and size <= _SMALLEST:
            option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
            shaped.setTextOption(option)
            widest, height = _break_lines(shaped, room)
        if widest <= room + 1 or size <= _SMALLEST:
            return _Words(shaped, height, widest)
        size -= 0.5


def _break_lines(shaped: QTextLayout, room: float) -> tuple[float, float]:
    widest = height = 0.0
    shaped.beginLayout()
    line = shaped.createLine()
    while line.isValid():
        line.setLineWidth(room)
        line.setPosition(QPointF(0, height))
        height += line.height()
        widest = max(widest, line.naturalTextWidth())
        line = shaped.createLine()
    shaped.endLayout()
    return widest, height


@dataclass
class _Row:
    """One row of the table, shaped: its height is that of its highest cell."""

    cells: tuple[_Words, ...]
    height: float


class Pages:
    """A layout measured once: where each page begins, and how every page is painted."""

    def __init__(self, layout: Layout) -> None:
        load_fonts()
        self.layout = layout
        self.rtl = layout.right_to_left
        shares = sum(column.share for column in layout.columns)
        self.widths = [_WIDTH * column.share / shares for column in layout.columns]
        self.head = self._row(tuple(column.title for column in layout.columns), head=True)
        self.rows = [self._row(row) for row in layout.rows]
        self.title = _words(layout.title, _TITLE_SIZE, _WIDTH, _CENTER, rtl=self.rtl, bold=True)
        self.facts = self._flow(layout.facts)
        self.totals = self._flow(layout.totals)
        self._pages = self._cut()

    @property
    def count(self) -> int:
        """How many pages the layout takes."""
        return len(self._pages)

    def _row(self, values: tuple[str, ...], *, head: bool = False) -> _Row:
        cells = []
        for column, width, value in zip(self.layout.columns, self.widths, values, strict=True):
            code = column.align == "code" and not head
            align = _START if column.align == _START and not head else _CENTER
            text = _left_to_right(value).replace(" ", "\u00a0") if code else value
            room = width - 2 * _CELL_SIDE
            ink = _WHITE if head else _INK
            cells.append(_words(text, _TEXT_SIZE, room, align, rtl=self.rtl, bold=head, ink=ink))
        lowest = _HEAD if head else _ROW
        return _Row(tuple(cells), max(lowest, *(cell.height + 2 * _CELL_TOP for cell in cells)))

    def _flow(self, facts: tuple[Fact, ...]) -> list[list[tuple[_Words, _Words]]]:
        """Facts side by side, on as many lines as they need."""
        lines: list[list[tuple[_Words, _Words]]] = []
        used = 0.0
        for fact in facts:
            label = _words(f"{fact.label}: ", _FACT_SIZE, _WIDTH, _START, rtl=self.rtl, ink=_QUIET)
            value = _left_to_right(fact.value) if fact.code else fact.value
            shaped = _words(value, _FACT_SIZE, _WIDTH - label.width - 3 * POINT, _START, rtl=self.rtl, bold=True)
            wide = label.width + 3 * POINT + shaped.width + _FACT_GAP
            if not lines or used + wide - _FACT_GAP > _WIDTH:
                lines.append([])
                used = 0.0
            lines[-1].append((label, shaped))
            used += wide
        return lines

    @staticmethod
    def _flow_height(lines: list[list[tuple[_Words, _Words]]]) -> float:
        return sum(max(_FACT_LINE, *(value.height for _, value in line)) for line in lines)

    @property
    def _opening(self) -> float:
        return self.title.height + 14 * POINT + self._flow_height(self.facts) + 6 * POINT

    @property
    def _closing(self) -> float:
        return 10 * POINT + self._flow_height(self.totals) + (_SIGNATURE if self.layout.signatures else 0)

    def _cut(self) -> list[tuple[int, int]]:
        """First and last row (exclusive) of every page; total and signatures never stand on a page alone."""
        pages: list[tuple[int, int]] = []
        first, y = 0, MARGIN + self._opening + self.head.height
        for place, row in enumerate(self.rows):
            last = place == len(self.rows) - 1
            needed = row.height + (self._closing if last else 0)
            if y + needed > _BOTTOM and place > first:
                pages.append((first, place))
                first, y = place, MARGIN + self.head.height
            y += row.height
        pages.append((first, len(self.rows)))
        return pages

    def paint(self, painter: QPainter, number: int) -> None:
        """Paints page ``number`` (from 0); the painter's unit is a quarter point."""
        y = MARGIN
        first, last = self._pages[number]
        if number == 0:
            self._draw(painter, self.title, MARGIN, y)
            y = self._paint_facts(painter, self.facts, y + self.title.height + 14 * POINT) + 6 * POINT
        y = self._paint_row(painter, self.head, y, _BLUE)
        edges = [y]
        for place in range(first, last):
            y = self._paint_row(painter, self.rows[place], y, _ZEBRA if place % 2 == 0 else _WHITE)
            edges.append(y)
        if not self.rows:
            y = self._paint_nothing(painter, y)
            edges.append(y)
        self._paint_lines(painter, edges)
        if number == len(self._pages) - 1:
            y = self._paint_facts(painter, self.totals, y + 10 * POINT)
            self._paint_signatures(painter, y)
        self._paint_foot(painter, number)

    def image(self, number: int, width: int) -> QImage:
        """Page ``number`` (from 0) as a picture so many pixels wide, for the preview."""
        image = QImage(width, round(width * PAGE.height() / PAGE.width()), QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        painter.scale(width / PAGE.width(), width / PAGE.width())
        self.paint(painter, number)
        painter.end()
        return image

    @staticmethod
    def _draw(painter: QPainter, words: _Words, x: float, y: float) -> None:
        words.shaped.draw(painter, QPointF(x, y))

    def _left(self, start: float, width: float) -> float:
        """The left edge of a box that begins ``start`` from the side where reading begins."""
        return PAGE.width() - MARGIN - start - width if self.rtl else MARGIN + start

    def _paint_facts(self, painter: QPainter, lines: list[list[tuple[_Words, _Words]]], y: float) -> float:
        for line in lines:
            start = 0.0
            for label, value in line:
                room = _WIDTH
                self._draw(painter, label, self._left(start, room), y)
                start += label.width + 3 * POINT
                room = _WIDTH - label.width - 3 * POINT
                self._draw(painter, value, self._left(start, room), y)
                start += value.width + _FACT_GAP
            y += self._flow_height([line])
        return y

    def _paint_row(self, painter: QPainter, row: _Row, y: float, ground: str) -> float:
        painter.fillRect(QRectF(MARGIN, y, _WIDTH, row.height), QColor(ground))
        start = 0.0
        for cell, width in zip(row.cells, self.widths, strict=True):
            self._draw(painter, cell, self._left(start, width) + _CELL_SIDE, y + (row.height - cell.height) / 2)
            start += width
        return y + row.height

    def _paint_nothing(self, painter: QPainter, y: float) -> float:
        words = _words(self.layout.nothing, _TEXT_SIZE, _WIDTH, _CENTER, rtl=self.rtl, ink=_QUIET)
        self._draw(painter, words, MARGIN, y + (2 * _ROW - words.height) / 2)
        return y + 2 * _ROW

    def _paint_lines(self, painter: QPainter, edges: list[float]) -> None:
        """The grid, after all rows: the ground of a row would cover half of the line above it."""
        painter.setPen(QPen(QColor(_LINE), 0.6 * POINT))
        for y in edges[1:]:
            painter.drawLine(QPointF(MARGIN, y), QPointF(PAGE.width() - MARGIN, y))
        inner = [sum(self.widths[:place]) for place in range(1, len(self.widths))] if self.rows else []
        for start in (0.0, *inner, _WIDTH):
            x = self._left(start, 0)
            painter.drawLine(QPointF(x, edges[0]), QPointF(x, edges[-1]))

    def _paint_signatures(self, painter: QPainter, y: float) -> None:
        share = _WIDTH / max(1, len(self.layout.signatures))
        painter.setPen(QPen(QColor(_QUIET), 0.6 * POINT))
        for place, name in enumerate(self.layout.signatures):
            left = self._left(share * place, share)
            words = _words(name, _TEXT_SIZE, share, _CENTER, rtl=self.rtl, bold=True)
            self._draw(painter, words, left, y + 16 * POINT)
            line = y + _SIGNATURE - 8 * POINT
            painter.drawLine(QPointF(left + share * 0.18, line), QPointF(left + share * 0.82, line))

    def _paint_foot(self, painter: QPainter, number: int) -> None:
        digits: Callable[[object], str] = persian_digits if self.rtl else str
        caption = self.layout.page_caption.replace("%1", digits(number + 1)).replace("%2", digits(len(self._pages)))
        words = _words(caption, _FOOT_SIZE, _WIDTH, _CENTER, rtl=self.rtl, ink=_QUIET)
        bottom = PAGE.height() - MARGIN
        self._draw(painter, words, MARGIN, bottom - words.height)
        if number:
            # A page that lost the first one still says whose it is.
            told = " · ".join((self.layout.title, *(fact.value for fact in self.layout.facts[:1])))
            whose = _words(told, _FOOT_SIZE, (_WIDTH - words.width) / 2 - _FACT_GAP, _START, rtl=self.rtl, ink=_QUIET)
            self._draw(painter, whose, self._left(0, (_WIDTH - words.width) / 2 - _FACT_GAP), bottom - whose.height)


def page_images(layout: Layout, width: int) -> list[QImage]:
    """Every page as a picture of that width."""
    pages = Pages(layout)
    return [pages.image(number, width) for number in range(pages.count)]


def write_pdf(layout: Layout, path: Path) -> None:
    """The document as PDF with the font embedded; it appears whole or not at all.

    Raises ``file_unreadable`` (reason ``unwritable``).
    """
    # Painted in memory: Qt tells nobody when a disk is full, Python does.
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(layout.title)
    writer.setCreator("Hamyar Desktop")
    writer.setPageLayout(a4())
    writer.setResolution(72 * POINT)
    print_layout(writer, layout)
    with whole_file(path) as file:
        file.write(buffer.data().data())


def a4() -> QPageLayout:
    """An upright A4 page; the margins are the document's own."""
    size = QPageSize(QPageSize.PageSizeId.A4)
    return QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))


def print_layout(device: QPagedPaintDevice, layout: Layout) -> None:
    """Paints every page on a PDF or on a printer; the caller keeps the device alive."""
    pages = Pages(layout)
    painter = QPainter(device)
    painter.scale(device.width() / PAGE.width(), device.width() / PAGE.width())
    for number in range(pages.count):
        if number:
            device.newPage()
        pages.paint(painter, number)
    painter.end()
