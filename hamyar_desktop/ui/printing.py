"""Paints layouts: the same function draws the PDF, the printer's page and the preview."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPageLayout, QPageSize, QPainter, QPdfWriter, QPen

from hamyar_desktop.documents.layout import Layout, PrintColumn
from hamyar_desktop.domain.errors import Code, RuleBroken
from hamyar_desktop.domain.text import persian_digits
from hamyar_desktop.ui.theme import load_fonts, ui_font

# All lengths are points of an A4 page on its side; painters are scaled to them.
PAGE = QSizeF(842, 595)
MARGIN = 36.0
ROW = 24.0
_INK, _QUIET, _LINE, _ZEBRA, _HEAD = "#1b2130", "#5f6880", "#cdd4e4", "#f6f8fd", "#2f6fed"
_TITLE_HEIGHT, _META_HEIGHT, _FOOT = 44.0, 22.0, 26.0
_SIGNATURE_HEIGHT = 74.0


def _rows_per_page(layout: Layout, *, first: bool) -> int:
    used = _TITLE_HEIGHT + _META_HEIGHT * _meta_lines(layout) + 10 if first else 0.0
    return int((PAGE.height() - 2 * MARGIN - _FOOT - used - ROW) // ROW)


def _meta_lines(layout: Layout) -> int:
    return (len(layout.meta) + 1) // 2


def pages_of(layout: Layout) -> list[tuple[int, int]]:
    """First and last row (exclusive) of every page; the last page has room for total and signatures."""
    pages: list[tuple[int, int]] = []
    start = 0
    while True:
        room = _rows_per_page(layout, first=not pages)
        left = len(layout.rows) - start
        closing = int((ROW * 1.5 + _SIGNATURE_HEIGHT) // ROW) + 1
        if left + closing <= room:
            pages.append((start, len(layout.rows)))
            return pages
        count = min(left, room)
        pages.append((start, start + count))
        start += count


class _Page:
    """Paints one page in points."""

    def __init__(self, painter: QPainter, layout: Layout) -> None:
        self.painter = painter
        self.layout = layout
        self.left, self.right = MARGIN, PAGE.width() - MARGIN
        self.y = MARGIN
        painter.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft if layout.right_to_left else Qt.LayoutDirection.LeftToRight
        )

    def text(
        self, rect: QRectF, text: str, align: str, *, size: float = 9, bold: bool = False, ink: str = _INK
    ) -> None:
        """A line of text, made smaller rather than cut when it is too long."""
        font = ui_font(size, QFont.Weight.Bold if bold else QFont.Weight.Normal)
        font.setPixelSize(round(size * 4))
        self.painter.save()
        self.painter.scale(0.25, 0.25)
        big = QRectF(rect.x() * 4, rect.y() * 4, rect.width() * 4, rect.height() * 4)
        self.painter.setFont(font)
        while self.painter.fontMetrics().horizontalAdvance(text) > big.width() and font.pixelSize() > 16:
            font.setPixelSize(font.pixelSize() - 1)
            self.painter.setFont(font)
        self.painter.setPen(QColor(ink))
        start = Qt.AlignmentFlag.AlignRight if self.layout.right_to_left else Qt.AlignmentFlag.AlignLeft
        side = {"center": Qt.AlignmentFlag.AlignHCenter, "code": Qt.AlignmentFlag.AlignHCenter}.get(align, start)
        shown = f"\u2066{text}\u2069" if align == "code" else text
        flags = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
        self.painter.drawText(big, int(flags), shown)
        self.painter.restore()

    def heading(self) -> None:
        """Title and the lines about the sheet."""
        width = self.right - self.left
        self.text(QRectF(self.left, self.y, width, _TITLE_HEIGHT - 8), self.layout.title, "center", size=16, bold=True)
        self.y += _TITLE_HEIGHT
        for place, line in enumerate(self.layout.meta):
            row, second = divmod(place, 2)
            half = width / 2
            on_right = (second == 0) == self.layout.right_to_left
            left = self.left + half if on_right else self.left
            self.text(QRectF(left, self.y + row * _META_HEIGHT, half, _META_HEIGHT), line, "start", size=9.5)
        self.y += _META_HEIGHT * _meta_lines(self.layout) + 10

    def _cells(self) -> list[tuple[PrintColumn, QRectF]]:
        total = sum(column.share for column in self.layout.columns)
        width = self.right - self.left
        cells, x = [], 0.0
        for column in self.layout.columns:
            own = width * column.share / total
            left = self.right - x - own if self.layout.right_to_left else self.left + x
            cells.append((column, QRectF(left, self.y, own, ROW)))
            x += own
        return cells

    def head_row(self) -> None:
        """The blue row of headings, on every page."""
        self.painter.fillRect(QRectF(self.left, self.y, self.right - self.left, ROW), QColor(_HEAD))
        for column, rect in self._cells():
            self.text(rect.adjusted(3, 0, -3, 0), column.title, "center", size=9, bold=True, ink="#ffffff")
        self.y += ROW

    def row(self, values: tuple[str, ...], *, zebra: bool) -> None:
        """One row with its lines."""
        if zebra:
            self.painter.fillRect(QRectF(self.left, self.y, self.right - self.left, ROW), QColor(_ZEBRA))
        self.painter.setPen(QPen(QColor(_LINE), 0.6))
        for (column, rect), value in zip(self._cells(), values, strict=True):
            self.painter.drawRect(rect)
            self.text(rect.adjusted(5, 0, -5, 0), value, column.align)
            self.painter.setPen(QPen(QColor(_LINE), 0.6))
        self.y += ROW

    def closing(self) -> None:
        """Total and places to sign."""
        width = self.right - self.left
        self.y += 4
        self.text(QRectF(self.left, self.y, width, ROW), self.layout.total, "start", size=10, bold=True)
        self.y += ROW * 1.5
        share = width / max(1, len(self.layout.signatures))
        for place, name in enumerate(self.layout.signatures):
            left = self.right - share * (place + 1) if self.layout.right_to_left else self.left + share * place
            self.text(QRectF(left, self.y, share, 20), name, "center", size=9, bold=True)
            self.painter.setPen(QPen(QColor(_LINE), 0.8))
            line = self.y + _SIGNATURE_HEIGHT - 14
            self.painter.drawLine(int(left + share * 0.2), int(line), int(left + share * 0.8), int(line))

    def foot(self, page: int, pages: int) -> None:
        """The page number in the digits of the language."""
        digits = persian_digits if self.layout.right_to_left else str
        caption = self.layout.page_caption.replace("%1", digits(page)).replace("%2", digits(pages))
        box = QRectF(self.left, PAGE.height() - MARGIN - 14, self.right - self.left, 18)
        self.text(box, caption, "center", size=8, ink=_QUIET)


def paint_page(painter: QPainter, layout: Layout, number: int) -> None:
    """Paints page ``number`` (from 0) into a painter scaled to points."""
    pages = pages_of(layout)
    first, last = pages[number]
    page = _Page(painter, layout)
    if number == 0:
        page.heading()
    page.head_row()
    for place in range(first, last):
        page.row(layout.rows[place], zebra=place % 2 == 1)
    if number == len(pages) - 1:
        page.closing()
    page.foot(number + 1, len(pages))


def write_pdf(layout: Layout, path: Path) -> None:
    """The document as PDF with the font embedded; it appears whole or not at all.

    Raises ``file_unreadable`` (reason ``unwritable``).
    """
    load_fonts()
    temporary = path.with_name(f".{path.name}.new")
    writer = QPdfWriter(str(temporary))
    writer.setTitle(layout.title)
    writer.setPageLayout(
        QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Landscape, QMarginsF(0, 0, 0, 0))
    )
    writer.setResolution(288)
    painter = QPainter()
    try:
        if not painter.begin(writer):
            raise RuleBroken(Code.FILE_UNREADABLE, file=path.name, reason="unwritable")
        _paint_all(painter, layout, writer.newPage)
        painter.end()
        with temporary.open("rb+") as file:
            os.fsync(file.fileno())
        temporary.replace(path)
    except OSError as error:
        raise RuleBroken(Code.FILE_UNREADABLE, file=path.name, reason="unwritable") from error
    finally:
        if painter.isActive():
            painter.end()
        temporary.unlink(missing_ok=True)


def _paint_all(painter: QPainter, layout: Layout, new_page: object) -> None:
    device = painter.device()
    for number in range(len(pages_of(layout))):
        if number and callable(new_page):
            new_page()
        painter.save()
        painter.scale(device.width() / PAGE.width(), device.height() / PAGE.height())
        paint_page(painter, layout, number)
        painter.restore()


def print_layout(printer: object, layout: Layout) -> None:
    """Paints on a QPrinter that the person chose; the caller keeps it alive."""
    from PySide6.QtPrintSupport import QPrinter

    assert isinstance(printer, QPrinter)
    painter = QPainter(printer)
    _paint_all(painter, layout, printer.newPage)
    painter.end()


def page_images(layout: Layout, width: int) -> list[QImage]:
    """Every page as a picture of that width, for the preview."""
    load_fonts()
    images = []
    for number in range(len(pages_of(layout))):
        image = QImage(width, round(width * PAGE.height() / PAGE.width()), QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        painter.scale(width / PAGE.width(), width / PAGE.width())
        paint_page(painter, layout, number)
        painter.end()
        images.append(image)
    return images
