"""Behestan's «؟» look-up: type a part and press Enter, or open the list with F4 and choose."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from hamyar_desktop.domain.text import fold, fold_joined, other_layout
from hamyar_desktop.ui.widgets.line_edit import LineEdit
from hamyar_desktop.ui.widgets.lookup_list import Item, LookupList

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class LookupField(QWidget):
    """A line edit that takes only what its list holds; spelling and keyboard layout do not matter."""

    chosen = Signal(object)
    """The id that was chosen, or None as soon as what is written is no longer the choice."""

    def __init__(self, object_name: str, button_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[Item] = []
        self._folded: dict[int, tuple[str, str]] = {}
        self._id: int | None = None
        self.edit = LineEdit()
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
        self.edit.filled.connect(self._settle)
        self._list = LookupList(self, object_name + "List")
        self._list.taken.connect(self._take)
        self.retranslate()

    # -- words
    def retranslate(self) -> None:
        """Words in the present language."""
        text = QCoreApplication.translate("LookupField", "Choose from the list (F4)")
        self.button.setToolTip(text)
        self.button.setAccessibleName(text)
        self._list.setAccessibleName(text)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def setAccessibleName(self, name: str) -> None:
        """The label names the line edit inside."""
        super().setAccessibleName(name)
        self.edit.setAccessibleName(name)

    # -- what may be chosen and what is
    def set_items(self, items: Sequence[Item]) -> None:
        """What may be chosen; the present choice stays if it is still there."""
        self._items = list(items)
        self._folded = {item[0]: (fold(item[1]), fold_joined(item[1])) for item in items}
        if self._id is not None and self._id not in self._folded:
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
            key, joined = fold(attempt), fold_joined(attempt)
            found = [item for item in self._items if self._holds(item, key.split(), joined)]
            if found:
                return sorted(found, key=lambda item: not self._folded[item[0]][0].startswith(key))
        return []

    def _holds(self, item: Item, words: Sequence[str], joined: str) -> bool:
        text, text_joined = self._folded[item[0]]
        return all(word in text for word in words) or (bool(joined) and joined in text_joined)

    # -- the list
    def open_list(self) -> None:
        """The whole list, or what matches the typed text."""
        typed = self.edit.text()
        whole = self._id is not None or not typed.strip()
        self._list.offer(self._items if whole else self.matches(typed), self._id)
        self.edit.setFocus()

    def list_is_open(self) -> bool:
        """Whether the list is in sight."""
        return self._list.is_open()

    def _on_text_edited(self, text: str) -> None:
        had_choice, self._id = self._id is not None, None
        if text.strip():
            self._list.offer(self.matches(text), None)
        else:
            self._list.hide_list()
        if had_choice or not text.strip():
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

    # -- keys
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._on_key(event)
        if event.type() == QEvent.Type.FocusOut and not self.button.underMouse():
            self._list.hide_list()
        return super().eventFilter(watched, event)

    def _on_key(self, event: QKeyEvent) -> bool:
        key, shown = event.key(), self._list.is_open()
        if key == Qt.Key.Key_F4 and not event.modifiers():
            self.open_list()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            if shown:
                self._list.step(1 if key == Qt.Key.Key_Down else -1)
            else:
                self.open_list()
        elif key in _ENTER and not event.modifiers() and (shown or self._id is None):
            first = self.matches(self.edit.text())[:1] if self.edit.text().strip() else []
            self._take(self._list.current() if shown else (first[0] if first else None))
        elif key == Qt.Key.Key_Escape and shown:
            self._list.hide_list()
        else:
            return False
        return True
