"""The drawer beside a table of requests: all about the row on which one stands, without leaving the table."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QScrollBar, QToolButton, QVBoxLayout, QWidget

from hamyar_desktop.services.rows import RequestRow
from hamyar_desktop.ui.desk import Desk
from hamyar_desktop.ui.dialogs.request_history import open_history
from hamyar_desktop.ui.panels.request_pane import RequestPane
from hamyar_desktop.ui.row_keys import DRAWER_KEY, with_key
from hamyar_desktop.ui.tables.requests_table import RequestsTable
from hamyar_desktop.ui.theme import icon, theme_signals
from hamyar_desktop.ui.widgets.icon_button import IconButton

translate = QCoreApplication.translate
CLOSE_KEY = "Esc"
SCROLL_KEYS = ("Alt+PgDown", "Alt+PgUp")


class RequestDrawer(QFrame):
    """Follows the current row while it is open; the focus stays in the table until Tab takes it here."""

    opened = Signal(bool)
    """It was opened (True) or closed."""

    def __init__(self, desk: Desk, table: RequestsTable, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._table = desk, table
        self.setObjectName("requestDrawer")
        self._pane: RequestPane | None = None
        self.button = IconButton("drawerButton", "history", self._on_button_pressed)
        """Stands where the page puts it."""
        self.close_button = QToolButton(self)
        self.close_button.setObjectName("closeDrawer")
        self.close_button.clicked.connect(self.close_drawer)
        theme_signals().changed.connect(self._paint)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(14, 10, 16, 12)
        self._keys()
        table.selectionModel().currentRowChanged.connect(lambda _new, _old: self._follow())
        table.selectionModel().selectionChanged.connect(lambda _new, _old: self._follow())
        self._rows_change = False
        """The table takes other rows just now: it is not the person who goes from one to another."""
        for changed in (table.rows_model.modelReset, table.rows_model.layoutChanged):
            changed.connect(self._on_rows_change)
        table.counted.connect(self._on_counted)
        self.retranslate()
        self.hide()

    @property
    def pane(self) -> RequestPane:
        """Made when it is first needed: a page stands sooner without it, and many people never open it."""
        if self._pane is None:
            self._pane = self._make_pane()
        return self._pane

    def _make_pane(self) -> RequestPane:
        pane, desk = RequestPane(self._desk, 2, facts_first=False), self._desk
        pane.student_wanted.connect(lambda number: desk.go("students", number))
        pane.other_opened.connect(lambda row: open_history(desk, row, self))
        pane.head.add_at_end(self.close_button)
        self._layout.addWidget(pane)
        body = pane.body
        body.others.remember(desk.tables)
        # Tab goes from the table into the drawer.
        stops = (self._table, body.timeline, body.others, pane.student_button, pane.copy_button, self.close_button)
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)
        return pane

    def _keys(self) -> None:
        self._close_key = QShortcut(QKeySequence(CLOSE_KEY), self._table)
        self._close_key.setContext(Qt.ShortcutContext.WidgetShortcut)
        self._close_key.activated.connect(self.close_drawer)
        # While it is closed the key belongs to whatever stands around the table.
        self._close_key.setEnabled(False)
        back = QShortcut(QKeySequence(CLOSE_KEY), self)
        back.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        back.activated.connect(self._table.setFocus)
        for keys, step in zip(SCROLL_KEYS, (1, -1), strict=True):
            scroll = QShortcut(QKeySequence(keys), self._table)
            scroll.setContext(Qt.ShortcutContext.WidgetShortcut)
            scroll.activated.connect(lambda step=step: self._scroll(step))

    def _scroll(self, step: int) -> None:
        if not self.is_open:
            return
        bar: QScrollBar = self.pane.body.verticalScrollBar()
        bar.setValue(bar.value() + step * bar.pageStep() * 3 // 4)

    # -- opening and closing
    @property
    def is_open(self) -> bool:
        """Whether it stands beside the table."""
        return not self.isHidden()

    @property
    def request_id(self) -> int | None:
        """The request that it shows or is about to read; None while it is closed."""
        return None if self._pane is None else self._pane.reader.request_id

    def toggle_at(self, place: int) -> None:
        """Enter or Space on a row: opens it for the row, closes it when it shows that row already."""
        request_id = self._table.rows_model.id_at(place)
        if request_id is None:
            return
        if self.is_open and self.request_id == request_id:
            self.close_drawer()
        else:
            self.open_at(place)

    def _on_button_pressed(self) -> None:
        self.toggle()
        self._table.setFocus()

    def toggle(self) -> None:
        """For the button and the menu: opens it for the row on which one stands, or closes it."""
        place = self._place()
        if self.is_open:
            self.close_drawer()
        elif place is not None:
            self.open_at(place)
        elif self._table.rows_model.rowCount():
            self._table.select_rows([0])
            self.open_at(0)

    def open_at(self, place: int) -> None:
        """Opens it for the row at that place of the table, read or not."""
        request_id, row = self._table.rows_model.id_at(place), self._table.rows_model.loaded_at(place)
        if request_id is None:
            return
        if row is not None:
            self.pane.open(row)
        else:
            self.pane.follow(request_id, None)
        self._set_open(True)

    def close_drawer(self) -> None:
        """The whole width is the table's again, and the keys."""
        if not self.is_open:
            return
        self.pane.stop()
        self._set_open(False)
        self._table.setFocus()

    def _set_open(self, is_open: bool) -> None:
        self.setVisible(is_open)
        self._close_key.setEnabled(is_open)
        self.opened.emit(is_open)

    # -- following
    def _place(self) -> int | None:
        """Where one stands; assistive technology selects without standing anywhere."""
        current = self._table.currentIndex()
        if current.isValid():
            return current.row()
        selection = self._table.selectionModel().selection()
        return selection.at(0).top() if selection.count() else None

    def _on_rows_change(self) -> None:
        self._rows_change = True

    def _on_counted(self, _count: int) -> None:
        self._rows_change = False

    def _follow(self) -> None:
        """What others made leave the table stays in sight: one sees what became of it."""
        place = self._place()
        request_id = None if place is None else self._table.rows_model.id_at(place)
        if not self.is_open or place is None or request_id is None or request_id == self.request_id:
            return
        if self._rows_change and self._has_left():
            return
        row: RequestRow | None = self._table.rows_model.loaded_at(place)
        self.pane.follow(request_id, row)

    def _has_left(self) -> bool:
        shown = self.request_id
        return shown is not None and self._table.rows_model.place_of(shown) is None

    # -- words
    def retranslate(self) -> None:
        """In the present language."""
        self.setAccessibleName(translate("RequestDrawer", "Facts and history of the current request"))
        words = translate("RequestDrawer", "Facts and history")
        self.button.set_words("", with_key(words, DRAWER_KEY))
        self.button.setAccessibleName(words)
        text = translate("RequestDrawer", "Close the drawer")
        self.close_button.setToolTip(with_key(text, CLOSE_KEY))
        self.close_button.setAccessibleName(text)
        self._paint()

    def _paint(self) -> None:
        self.close_button.setIcon(icon("x", "muted"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
