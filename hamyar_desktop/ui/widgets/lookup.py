"""Behestan's «؟» look-up: type a part and press Enter, or open the list with F4 and choose."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from hamyar_desktop.domain.text import fold, fold_joined, other_layout

Item = tuple[int, str, str]
"""Id, text and a quiet detail."""


class LookupField(QWidget):
    """A line edit that takes only what its list holds; spelling and keyboard layout do not matter."""

    chosen = Signal(object)
    """The id that was chosen, or None when the field became empty."""

    def __init__(self, object_name: str, button_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[Item] = []
        self._id: int | None = None
        self.edit = QLineEdit()
        self.edit.setObjectName(object_name)
        self.button = QToolButton()
        self.button.setObjectName(button_name)
        self.button.setProperty("kind", "lookup")
        self.button.setText("؟")
        self.button.clicked.connect(self.open_list)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.edit, 1)
        row.addWidget(self.button)
        self.setFocusProxy(self.edit)
        self.edit.installEventFilter(self)
        self.edit.textEdited.connect(self._on_text_edited)
        self.edit.editingFinished.connect(self._settle)
        self._list = _List(self)
        self._list.itemClicked.connect(lambda item: self._take(item.data(Qt.ItemDataRole.UserRole)))
        self.retranslate()

    def retranslate(self) -> None:
        """Words in the present language."""
        text = QCoreApplication.translate("LookupField", "Choose from the list (F4)")
        self.button.setToolTip(text)
        self.button.setAccessibleName(text)

    def setAccessibleName(self, name: str) -> None:
        """The label names the line edit inside."""
        super().setAccessibleName(name)
        self.edit.setAccessibleName(name)

    def set_items(self, items: Sequence[Item]) -> None:
        """What may be chosen; the present choice stays if it is still there."""
        self._items = list(items)
        if self._id is not None and self._id not in {item[0] for item in items}:
            self.set_current_id(None)

    def current_id(self) -> int | None:
        """The id that is chosen."""
        return self._id

    def set_current_id(self, number: int | None) -> None:
        """Chooses without telling."""
        self._id = number
        self.edit.setText(next((text for key, text, _ in self._items if key == number), ""))

    def text(self) -> str:
        """What is written."""
        return self.edit.text()

    def matches(self, typed: str) -> list[Item]:
        """Items that hold every typed word, those that begin with it first."""
        for attempt in (typed, other_layout(typed)):
            words, joined = fold(attempt).split(), fold_joined(attempt)
            found = [
                item
                for item in self._items
                if all(word in fold(item[1]) for word in words) or (joined and joined in fold_joined(item[1]))
            ]
            if found:
                return sorted(found, key=lambda item: not fold(item[1]).startswith(fold(attempt)))
        return []

    def open_list(self) -> None:
        """The whole list, or what matches the typed text."""
        typed = self.edit.text()
        self._show(self._items if self._id is not None or not typed.strip() else self.matches(typed))
        self.edit.setFocus()

    def _show(self, items: Sequence[Item]) -> None:
        self._list.offer(items, self._id)

    def _on_text_edited(self, text: str) -> None:
        if self._id is not None:
            self._id = None
        if text.strip():
            self._show(self.matches(text))
        else:
            self._list.hide_list()
            self.chosen.emit(None)

    def _settle(self) -> None:
        """On leaving: an exact or only match is taken, anything else stays to be corrected."""
        self._list.hide_list()
        typed = self.edit.text()
        if self._id is not None or not typed.strip():
            return
        found = self.matches(typed)
        exact = [item for item in found if fold(item[1]) == fold(typed)]
        if exact or len(found) == 1:
            self._take((exact or found)[0])

    def _take(self, item: Item | None) -> None:
        self._list.hide_list()
        if item is None:
            return
        self._id = item[0]
        self.edit.setText(item[1])
        self.chosen.emit(item[0])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._on_key(event.key())
        if event.type() == QEvent.Type.FocusOut and not self.button.underMouse():
            self._list.hide_list()
        return super().eventFilter(watched, event)

    def _on_key(self, key: int) -> bool:
        if key == Qt.Key.Key_F4:
            self.open_list()
            return True
        shown = self._list.is_open()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            if shown:
                self._list.step(1 if key == Qt.Key.Key_Down else -1)
            else:
                self.open_list()
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and (shown or self._id is None):
            first = self.matches(self.edit.text())[:1] if self.edit.text().strip() else []
            self._take(self._list.current() if shown else (first[0] if first else None))
            return True
        if key == Qt.Key.Key_Escape and shown:
            self._list.hide_list()
            return True
        return False


class _List(QListWidget):
    """The list under the field, in a frame that is a child of the window: it never takes the focus."""

    def __init__(self, field: LookupField) -> None:
        super().__init__()
        self._field = field
        self._frame = QFrame(field)
        self._frame.setObjectName("lookupPopup")
        layout = QVBoxLayout(self._frame)
        layout.setContentsMargins(4, 4, 4, 4)
        layout.addWidget(self)
        self.setObjectName("lookupList")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._frame.hide()

    def offer(self, items: Sequence[Item], chosen: int | None) -> None:
        """Shows the items under the field."""
        self.clear()
        for item in items:
            entry = QListWidgetItem(f"{item[1]}   —   {item[2]}" if item[2] else item[1])
            entry.setData(Qt.ItemDataRole.UserRole, item)
            self.addItem(entry)
        if not items:
            nothing = QListWidgetItem(QCoreApplication.translate("LookupField", "Nothing in the list matches"))
            nothing.setFlags(Qt.ItemFlag.NoItemFlags)
            self.addItem(nothing)
        rows = [row for row, item in enumerate(items) if item[0] == chosen]
        self.setCurrentRow(rows[0] if rows else (0 if items else -1))
        window = self._field.window()
        self._frame.setParent(window)
        height = min(self.count(), 8) * 34 + 14
        corner = self._field.mapTo(window, QPoint(0, self._field.height() + 3))
        top = corner.y() if corner.y() + height < window.height() else corner.y() - self._field.height() - height - 6
        self._frame.setGeometry(corner.x(), top, self._field.width(), height)
        self._frame.raise_()
        self._frame.show()

    def is_open(self) -> bool:
        """Whether it is in sight."""
        return self._frame.isVisible()

    def hide_list(self) -> None:
        """Closes it."""
        self._frame.hide()

    def step(self, by: int) -> None:
        """Moves the choice, round the ends."""
        if self.count():
            self.setCurrentRow((self.currentRow() + by) % self.count())

    def current(self) -> Item | None:
        """What Enter would take."""
        entry = self.currentItem()
        item: Item | None = entry.data(Qt.ItemDataRole.UserRole) if entry is not None else None
        return item
