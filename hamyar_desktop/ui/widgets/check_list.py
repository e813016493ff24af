"""A list of which any number may be ticked, with a line above that narrows it down as one types."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from hamyar_desktop.domain.text import fold, fold_joined, other_layout

_ID = Qt.ItemDataRole.UserRole
_ROW = 32


class CheckList(QWidget):
    """Ticks stay while the list is narrowed; spelling and keyboard layout of the filter do not matter."""

    changed = Signal()
    """The person ticked or unticked something."""

    def __init__(self, object_name: str, rows: int = 6, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.filter = QLineEdit()
        self.filter.setObjectName(object_name + "Filter")
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(lambda _text: self._narrow())
        self.list = QListWidget()
        self.list.setObjectName(object_name)
        self.list.setFixedHeight(rows * _ROW + 8)
        self.list.itemChanged.connect(lambda _item: self.changed.emit())
        self.list.itemActivated.connect(self._on_item_activated)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.filter)
        layout.addWidget(self.list)
        self.setFocusProxy(self.filter)

    def set_items(self, items: Sequence[tuple[int, str]], ticked: Sequence[int] = ()) -> None:
        """Id and text of each; those in ``ticked`` stand first, so that one sees what is chosen."""
        self.list.blockSignals(True)
        self.list.clear()
        for number, text in sorted(items, key=lambda item: item[0] not in ticked):
            item = QListWidgetItem(text)
            item.setData(_ID, number)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if number in ticked else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.list.blockSignals(False)
        self._narrow()

    def set_names(self, name: str, hint: str) -> None:
        """What is ticked here, and what the line above says while it is empty."""
        self.list.setAccessibleName(name)
        self.filter.setAccessibleName(hint)
        self.filter.setPlaceholderText(hint)

    def ticked(self) -> list[tuple[int, str]]:
        """Id and text of everything that is ticked, also of what the filter hides."""
        items = (self.list.item(row) for row in range(self.list.count()))
        return [(item.data(_ID), item.text()) for item in items if item.checkState() is Qt.CheckState.Checked]

    def shown(self) -> list[str]:
        """Texts that the filter lets through."""
        items = (self.list.item(row) for row in range(self.list.count()))
        return [item.text() for item in items if not item.isHidden()]

    def _narrow(self) -> None:
        typed = self.filter.text()
        for attempt in (typed, other_layout(typed)):
            found = {row for row in range(self.list.count()) if _holds(self.list.item(row).text(), attempt)}
            if found:
                break
        for row in range(self.list.count()):
            self.list.item(row).setHidden(row not in found)

    def _on_item_activated(self, item: QListWidgetItem) -> None:
        """Enter and double click tick as Space does."""
        ticked = item.checkState() is Qt.CheckState.Checked
        item.setCheckState(Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked)


def _holds(text: str, typed: str) -> bool:
    return all(word in fold(text) for word in fold(typed).split()) or fold_joined(typed) in fold_joined(text)
