"""The table of the program: fixed row height, quiet lines, remembered widths, and words when it is empty."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractItemModel,
    QCoreApplication,
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QToolTip, QWidget

from hamyar_desktop.models.qt.column import Column
from hamyar_desktop.models.qt.column_model import ColumnModel, Index
from hamyar_desktop.models.qt.row_ranges import RowRanges
from hamyar_desktop.ui.locale import number_text
from hamyar_desktop.ui.widgets.cell_delegate import CellDelegate
from hamyar_desktop.ui.widgets.empty_state import EmptyState
from hamyar_desktop.ui.widgets.header_menu import HEADER_KEY, Sort, header_menu
from hamyar_desktop.ui.widgets.row_copy import COPIED_AT_MOST, StillLoading, put_on_clipboard, rows_as_text
from hamyar_desktop.ui.widgets.table_columns import TableColumns, TableMemory

__all__ = ["Table", "TableMemory"]

_EDGES = (QAbstractItemView.CursorAction.MoveHome, QAbstractItemView.CursorAction.MoveEnd)


class Table(QTableView):
    """Rows are selected whole; Enter, Space or a double click open one."""

    activated_row = Signal(int)
    empty_action_clicked = Signal()
    row_height = 46

    def __init__(self, object_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(object_name)
        self._delegate = CellDelegate(self)
        self.setItemDelegate(self._delegate)
        self._behaviour()
        self._headers()
        self.columns = TableColumns(self)
        self.sorting: Sort | None = None
        """What sorts the rows, where they can be sorted."""
        self._empty = EmptyState("inbox", parent=self.viewport())
        self._empty.hide()
        self._empty.action_clicked.connect(self.empty_action_clicked)
        self.doubleClicked.connect(lambda index: self.activated_row.emit(index.row()))
        self.entered.connect(lambda index: self._hover(index.row()))
        self.viewportEntered.connect(lambda: self._hover(-1))

    def _behaviour(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    def _headers(self) -> None:
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(self.row_height)
        rows.setMinimumSectionSize(self.row_height)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setMinimumHeight(42)
        head.setMinimumSectionSize(48)
        head.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        head.customContextMenuRequested.connect(self._on_header_menu_wanted)
        key = QShortcut(QKeySequence(HEADER_KEY), self)
        key.setContext(Qt.ShortcutContext.WidgetShortcut)
        key.activated.connect(self._on_header_key)

    # -- looks
    def set_row_height(self, pixels: int) -> None:
        """Another height for every row."""
        self.row_height = pixels
        self.verticalHeader().setMinimumSectionSize(pixels)
        self.verticalHeader().setDefaultSectionSize(pixels)

    def set_columns_from(self, columns: Sequence[Column]) -> None:
        """Widths and the stretching column."""
        self.columns.set(columns)

    def give_way(self, *keys: str) -> None:
        """See ``TableColumns.give_way``."""
        self.columns.give_way(*keys)

    def remember(self, memory: TableMemory) -> None:
        """See ``TableColumns.remember``."""
        self.columns.remember(memory)

    # -- the header
    def columns_menu(self, place: int) -> QMenu | None:
        """What can be done with the columns, and with the one at that place."""
        known = self.columns.columns
        if not known:
            return None
        return header_menu(self, self.columns, known[place if 0 <= place < len(known) else 0], self.sorting)

    def _on_header_menu_wanted(self, point: QPoint) -> None:
        head = self.horizontalHeader()
        self._open_columns_menu(head.logicalIndexAt(point), head.mapToGlobal(point))

    def _on_header_key(self) -> None:
        """For the column of the current cell, below its heading."""
        place = self.currentIndex().column()
        if place < 0 or self.isColumnHidden(place):
            place = next(iter(self.columns.in_sight()), 0)
        head = self.horizontalHeader()
        self._open_columns_menu(place, head.mapToGlobal(QPoint(head.sectionViewportPosition(place), head.height())))

    def _open_columns_menu(self, place: int, at: QPoint) -> None:
        menu = self.columns_menu(place)
        if menu is not None:
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(at)

    def _hover(self, row: int) -> None:
        before, self._delegate.hovered_row = self._delegate.hovered_row, row
        for place in {before, row} - {-1}:
            self._update_row(place)

    def _update_row(self, place: int) -> None:
        self.viewport().update(0, self.rowViewportPosition(place), self.viewport().width(), self.rowHeight(place))

    def currentChanged(self, current: Index, previous: Index) -> None:
        """The row that the keys act on is marked from edge to edge, selected or not."""
        super().currentChanged(current, previous)
        self._mark_current()

    def _mark_current(self) -> None:
        before, now = self._delegate.current_row, self.currentIndex().row() if self.hasFocus() else -1
        self._delegate.current_row = now
        for place in {before, now} - {-1}:
            self._update_row(place)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._mark_current()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._mark_current()

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(-1)
        super().leaveEvent(event)

    # -- rows
    def setModel(self, model: QAbstractItemModel | None) -> None:
        super().setModel(model)
        self._delegate.cells = model if isinstance(model, ColumnModel) else None
        if model is None:
            return
        for signal in (model.modelReset, model.layoutChanged, model.rowsInserted, model.rowsRemoved):
            signal.connect(self._show_or_hide_empty)
        model.layoutChanged.connect(self._mark_current)
        model.modelReset.connect(self._mark_current)
        self._show_or_hide_empty()

    def set_empty(self, icon: str, title: str, detail: str = "", action: str = "") -> None:
        """What an empty table says."""
        self._empty.set_texts(title, detail, action, icon)
        self._show_or_hide_empty()

    def _count(self) -> int:
        model: QAbstractItemModel | None = self.model()
        return 0 if model is None else model.rowCount()

    def _show_or_hide_empty(self) -> None:
        empty = self._count() == 0
        self._empty.setVisible(empty)
        self.setAccessibleDescription(self._empty.words() if empty else "")
        self._place_empty()

    def _place_empty(self) -> None:
        self._empty.setGeometry(self.viewport().rect())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.columns.fit()
        self._place_empty()

    def selected_rows(self) -> RowRanges:
        """The selected rows in order; what assistive technology selects counts too."""
        selection: QItemSelectionModel | None = self.selectionModel()
        if selection is None:
            return RowRanges()
        # By ranges: with a million rows selected, an index for each would stop the window for seconds.
        chosen = selection.selection()
        return RowRanges((chosen.at(part).top(), chosen.at(part).bottom()) for part in range(chosen.count()))

    def selectRow(self, row: int) -> None:
        """Qt's own looks for a column at the far edge, finds none from right to left, and selects nothing."""
        self.select_rows([row])

    def select_rows(self, rows: Sequence[int]) -> None:
        """Selects just these rows; the first of them is the current one."""
        chosen = RowRanges.of_rows(rows)
        self.selectionModel().select(self._as_selection(chosen), QItemSelectionModel.SelectionFlag.ClearAndSelect)
        current = self.model().index(rows[0], 0) if rows else QModelIndex()
        self.selectionModel().setCurrentIndex(current, QItemSelectionModel.SelectionFlag.NoUpdate)

    def _as_selection(self, rows: RowRanges) -> QItemSelection:
        model, wanted = self.model(), QItemSelection()
        last = model.columnCount() - 1
        for top, bottom in rows.ranges:
            wanted.select(model.index(top, 0), model.index(bottom, last))
        return wanted

    # -- keys, copying and the menu
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_rows()
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and not event.modifiers():
            rows = self.selected_rows()
            place = self.currentIndex().row() if self.currentIndex().isValid() else (rows[0] if rows else -1)
            if place >= 0:
                self.activated_row.emit(place)
                return
        super().keyPressEvent(event)

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Home and End go to the first and the last row: within a row, which is selected whole, is nowhere to go."""
        if action not in _EDGES:
            return super().moveCursor(action, modifiers)
        edge = super().moveCursor(action, modifiers | Qt.KeyboardModifier.ControlModifier)
        return edge.siblingAtColumn(max(self.currentIndex().column(), 0))

    def copy_rows(self) -> None:
        """The selected rows as lines with tabs; a tooltip says why if they cannot be copied."""
        rows = self.selected_rows()
        if len(rows) > COPIED_AT_MOST:
            text = QCoreApplication.translate("Table", "At most %1 rows can be copied at once; export them instead.")
            self._tell(text.replace("%1", number_text(COPIED_AT_MOST)))
            return
        try:
            text = rows_as_text(self.model(), rows, self.columns.in_sight())
        except StillLoading:
            self._tell(QCoreApplication.translate("Table", "The rows are still being read; copy again in a moment."))
            return
        if text:
            put_on_clipboard(text)

    def _tell(self, text: str) -> None:
        QToolTip.showText(self.viewport().mapToGlobal(QPoint(20, 20)), text, self)

    def context_menu(self) -> QMenu:
        """Copying, and the actions that the page added to the table."""
        menu = QMenu(self)
        menu.setObjectName(self.objectName() + "Menu")
        menu.addActions(self.actions())
        if self.actions():
            menu.addSeparator()
        copy = menu.addAction(QCoreApplication.translate("Table", "Copy the selected rows"))
        copy.setObjectName("copyRows")
        copy.setEnabled(bool(self.selected_rows()))
        copy.triggered.connect(self.copy_rows)
        columns = self.columns_menu(self.currentIndex().column())
        if columns is not None:
            menu.addMenu(columns)
        return menu

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.context_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        retranslate = getattr(self.model(), "retranslate", None) if event.type() == QEvent.Type.LanguageChange else None
        if retranslate is not None:
            retranslate()
