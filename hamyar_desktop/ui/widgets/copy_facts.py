"""Facts about one thing as labels and values; a value that is copied loses its marks, a code its Persian digits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QGridLayout, QLabel, QMenu, QVBoxLayout, QWidget

from hamyar_desktop.domain.text import ascii_digits, strip_invisible
from hamyar_desktop.ui.locale import is_persian, isolate, number_text
from hamyar_desktop.ui.widgets.row_copy import put_on_clipboard


@dataclass(frozen=True)
class Fact:
    """A label and its value. ``code``: left to right, shown in the digits of the screen, copied in ASCII ones."""

    key: str
    label: str
    value: str
    code: bool = False


class CopyLabel(QLabel):
    """A value that can be selected and copied without the marks that only serve the screen."""

    def __init__(self, object_name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(object_name)
        self._code = False
        flags = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        self.setTextInteractionFlags(flags)
        self.setTextFormat(Qt.TextFormat.PlainText)

    def show_value(self, value: str, *, code: bool = False, digits: bool = True) -> None:
        """A value; '' is a dash. ``digits``: a code in the digits of the screen."""
        self._code = code
        shown = isolate(number_text(value) if digits else value) if code else value
        # A text that begins with a code would stand on the far side of a Persian page.
        mark = "\u200f" if code and is_persian() else ""
        self.setText(mark + shown if shown else "—")

    def copied(self) -> str:
        """What copying takes: the selected part, or all."""
        text = strip_invisible(self.selectedText() or self.text())
        return "".join(ascii_digits(text).split()) if self._code else text

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            put_on_clipboard(self.copied())
            return
        super().keyPressEvent(event)

    def context_menu(self) -> QMenu:
        """Copying."""
        menu = QMenu(self)
        copy = menu.addAction(QCoreApplication.translate("CopyLabel", "Copy"))
        copy.setObjectName("copyValue")
        copy.triggered.connect(lambda: put_on_clipboard(self.copied()))
        return menu

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.context_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())


class Facts(QWidget):
    """Label over value, in columns; widgets are made once and filled anew."""

    def __init__(self, columns: int = 2, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns = columns
        self._pairs: list[tuple[QLabel, CopyLabel]] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(6)
        for column in range(columns):
            self._grid.setColumnStretch(column, 1)

    def set_facts(self, facts: Sequence[Fact]) -> None:
        """What is known; an empty value is a dash."""
        while len(self._pairs) < len(facts):
            self._add_pair()
        for (label, value), fact in zip(self._pairs, facts, strict=False):
            label.setText(fact.label)
            value.setObjectName(fact.key)
            value.show_value(fact.value, code=fact.code)
            value.setAccessibleName(fact.label)
            value.setAccessibleDescription(value.text())
            value.setToolTip(fact.value if len(fact.value) > 18 and not fact.code else "")
        for place, pair in enumerate(self._pairs):
            for widget in pair:
                widget.setVisible(place < len(facts))

    def _add_pair(self) -> None:
        place = len(self._pairs)
        label, value = QLabel(), CopyLabel()
        label.setProperty("role", "muted")
        value.setWordWrap(True)
        cell = QVBoxLayout()
        cell.setSpacing(0)
        cell.addWidget(label)
        cell.addWidget(value)
        self._grid.addLayout(cell, place // self._columns, place % self._columns, Qt.AlignmentFlag.AlignTop)
        self._pairs.append((label, value))
