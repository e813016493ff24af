"""The search box on top (Ctrl+K): forms and students while typing, Enter opens what is chosen."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from hamyar_desktop.domain.text import ascii_digits, persian_digits
from hamyar_desktop.services.search_everything import Hit
from hamyar_desktop.ui.theme import icon
from hamyar_desktop.ui.widgets.line_edit import LineEdit

DELAY_MS = 200
Search = Callable[[str, Callable[[list[Hit]], None]], None]
"""Given a text, delivers the hits on the GUI thread; a newer text replaces an older one."""


class SearchBox(LineEdit):
    """Type a part of a form's name, a student's name or number; the keyboard layout does not matter."""

    opened = Signal(object)
    """The ``Hit`` that was chosen."""

    def __init__(self, search: Search, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._search = search
        self._enter_waits = False
        self._offered = False
        self.setObjectName("searchBox")
        self.setClearButtonEnabled(True)
        self.setMinimumWidth(280)
        self._glass = self.addAction(icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DELAY_MS)
        self._timer.timeout.connect(self._ask)
        self._popup = _Popup(self)
        self._popup.list.itemClicked.connect(self._open_item)
        self.textEdited.connect(self._on_text_edited)
        self.retranslate()

    def retranslate(self) -> None:
        """Texts in the present language."""
        hint = QCoreApplication.translate("SearchBox", "Form, student's name or number… (Ctrl+K)")
        self.setPlaceholderText(hint)
        self.setAccessibleName(QCoreApplication.translate("SearchBox", "Search forms and students"))
        self._glass.setIcon(icon("search", "muted"))
        self._popup.list.setAccessibleName(QCoreApplication.translate("SearchBox", "What was found"))

    @property
    def hits(self) -> list[Hit]:
        """What the list under the box offers now."""
        return self._popup.hits

    def _on_text_edited(self, text: str) -> None:
        self._enter_waits = self._offered = False
        if text.strip():
            self._timer.start()
        else:
            self._timer.stop()
            self._popup.hide()

    def _ask(self) -> None:
        text = self.text()
        self._search(text, lambda hits: self._show(text, hits))

    def _show(self, text: str, hits: list[Hit]) -> None:
        if text != self.text():
            return
        self._popup.offer(hits, self)
        if self._enter_waits:
            self._enter_waits = False
            self._open_if_clear(hits)

    def _open_if_clear(self, hits: Sequence[Hit]) -> None:
        """One hit, or a student's full number, opens at once; of several the person chooses, as in Behestan."""
        number = ascii_digits(self.text()).strip()
        if len(hits) == 1 or (hits and hits[0].kind == "student" and hits[0].key == number):
            self._open(hits[0])
        else:
            self._offered = True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_enter()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self._popup.isVisible():
            self._popup.step(1 if event.key() == Qt.Key.Key_Down else -1)
            self._offered = True
        elif event.key() == Qt.Key.Key_Escape:
            self._popup.hide()
            self.clear()
        else:
            super().keyPressEvent(event)

    def _on_enter(self) -> None:
        """The first Enter offers what was found, however slowly one types; the next opens what is chosen."""
        if not self.text().strip():
            return
        shown = self._popup.isVisible() and not self._timer.isActive()
        chosen = self._popup.chosen() if shown else None
        if chosen is not None and self._offered:
            self._open(chosen)
        elif chosen is not None:
            self._open_if_clear(self.hits)
        else:
            self._enter_waits = True
            self._timer.stop()
            self._ask()

    def _open_item(self, item: QListWidgetItem) -> None:
        self._open(item.data(Qt.ItemDataRole.UserRole))

    def _open(self, hit: Hit) -> None:
        self._popup.hide()
        self.clear()
        self._offered = False
        self.opened.emit(hit)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._popup.hide()
        super().focusOutEvent(event)


class _Popup(QFrame):
    """The list under the box; a child of the window, so that it needs no window manager and takes no focus."""

    def __init__(self, box: SearchBox) -> None:
        super().__init__(box)
        self.setObjectName("searchPopup")
        self.hits: list[Hit] = []
        self.list = QListWidget()
        self.list.setObjectName("searchHits")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setIconSize(QSize(18, 18))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 6, 6, 6)
        layout.addWidget(self.list)
        self.hide()
        box.installEventFilter(self)

    def offer(self, hits: list[Hit], box: SearchBox) -> None:
        """Shows the hits under the box."""
        self.hits = hits
        self.list.clear()
        for hit in hits:
            detail = f"   \u2066{persian_digits(hit.detail)}\u2069" if hit.detail else ""
            item = QListWidgetItem(
                icon("user" if hit.kind == "student" else "file-text", "primary"), hit.title + detail
            )
            item.setData(Qt.ItemDataRole.UserRole, hit)
            item.setSizeHint(QSize(0, 38))
            self.list.addItem(item)
        if not hits:
            item = QListWidgetItem(icon("search-x", "muted"), QCoreApplication.translate("SearchBox", "Nothing found"))
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            item.setSizeHint(QSize(0, 38))
            self.list.addItem(item)
        self.list.setCurrentRow(0 if hits else -1)
        self._place(box)

    def _place(self, box: SearchBox) -> None:
        window = box.window()
        self.setParent(window)
        corner = box.mapTo(window, QPoint(0, box.height() + 4))
        self.setGeometry(corner.x(), corner.y(), box.width(), min(self.list.count(), 9) * 38 + 18)
        self.raise_()
        self.show()

    def step(self, by: int) -> None:
        """Moves the choice, round the ends."""
        if self.hits:
            self.list.setCurrentRow((self.list.currentRow() + by) % len(self.hits))

    def chosen(self) -> Hit | None:
        """The hit that Enter would open."""
        row = self.list.currentRow()
        return self.hits[row] if 0 <= row < len(self.hits) else None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QResizeEvent) and self.isVisible() and isinstance(watched, SearchBox):
            self._place(watched)
        return False
