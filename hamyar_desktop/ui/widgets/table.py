"""The table of the program: fixed row height, quiet lines, remembered widths, and words when it is empty."""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping, Sequence

from PySide6.QtCore import (
    QAbstractItemModel,
    QCoreApplication,
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QToolTip, QWidget

from hamyar_desktop.models.qt.column import Column
from hamyar_desktop.ui.locale import number_text
from hamyar_desktop.ui.widgets.cell_delegate import CellDelegate
from hamyar_desktop.ui.widgets.column_fit import fitted_widths, least_width
from hamyar_desktop.ui.widgets.empty_state import EmptyState
from hamyar_desktop.ui.widgets.row_copy import COPIED_AT_MOST, StillLoading, put_on_clipboard, rows_as_text

TableMemory = MutableMapping[str, Mapping[str, object]]
"""Object name of a table → what is remembered of it; ``Settings.tables`` as a dictionary."""

_SAVE_AFTER_MS = 400


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
        self._columns: Sequence[Column] = ()
        self._full_widths: dict[str, int] = {}
        self._giving_way: tuple[str, ...] = ()
        self._fitting = False
        self._memory: TableMemory | None = None
        self._behaviour()
        self._headers()
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
        head.setSectionsMovable(True)
        head.setMinimumHeight(42)
        head.setMinimumSectionSize(48)
        self._save_timer = QTimer(self)
        self._save_timer.setSingleShot(True)
        self._save_timer.setInterval(_SAVE_AFTER_MS)
        self._save_timer.timeout.connect(self._keep_looks)
        head.sectionResized.connect(self._on_section_resized)
        head.sectionMoved.connect(lambda *_: self._save_timer.start())

    # -- looks
    def set_row_height(self, pixels: int) -> None:
        """Another height for every row."""
        self.row_height = pixels
        self.verticalHeader().setMinimumSectionSize(pixels)
        self.verticalHeader().setDefaultSectionSize(pixels)

    def set_columns_from(self, columns: Sequence[Column]) -> None:
        """Widths and the stretching column."""
        self._columns = columns
        self._full_widths = {column.key: column.width for column in columns}
        head = self.horizontalHeader()
        for place, column in enumerate(columns):
            mode = QHeaderView.ResizeMode.Stretch if column.stretch else QHeaderView.ResizeMode.Interactive
            head.setSectionResizeMode(place, mode)
        self._fit_columns()

    def give_way(self, *keys: str) -> None:
        """Columns that leave a narrow table to the others, the first one first."""
        self._giving_way = keys
        self._fit_columns()

    def _fit_columns(self) -> None:
        room, shown = self.viewport().width(), list(self._columns)
        for key in self._giving_way:
            if least_width(shown, self._full_widths) > room:
                shown = [column for column in shown if column.key != key]
        widths = fitted_widths(shown, self._full_widths, room)
        self._fitting = True
        for place, column in enumerate(self._columns):
            if column.key in self._giving_way:
                self.setColumnHidden(place, column not in shown)
            if column.key in widths and self.columnWidth(place) != widths[column.key]:
                self.setColumnWidth(place, widths[column.key])
        self._fitting = False

    def _on_section_resized(self, place: int, _before: int, width: int) -> None:
        if self._fitting or place >= len(self._columns) or self._columns[place].stretch:
            return
        self._full_widths[self._columns[place].key] = width
        self._save_timer.start()

    def remember(self, memory: TableMemory) -> None:
        """Takes widths and order of columns from ``memory`` and keeps them there whenever the person changes them.

        Call it after ``set_columns_from``. What does not fit (a column that is gone, a damaged number) is ignored.
        """
        self._memory = None
        kept = memory.get(self.objectName(), {})
        widths, order = kept.get("widths"), kept.get("order")
        head = self.horizontalHeader()
        for column in self._columns:
            width = widths.get(column.key) if isinstance(widths, Mapping) else None
            if isinstance(width, int) and not column.stretch:
                self._full_widths[column.key] = max(width, head.minimumSectionSize())
        self._fit_columns()
        keys = [column.key for column in self._columns]
        if isinstance(order, Sequence) and sorted(map(str, order)) == sorted(keys):
            for visual, key in enumerate(order):
                head.moveSection(head.visualIndex(keys.index(key)), visual)
        self._memory = memory

    def _keep_looks(self) -> None:
        if self._memory is None:
            return
        head = self.horizontalHeader()
        widths = {column.key: self._full_widths[column.key] for column in self._columns if not column.stretch}
        order = [self._columns[head.logicalIndex(visual)].key for visual in range(len(self._columns))]
        self._memory[self.objectName()] = {"widths": widths, "order": order}

    def _hover(self, row: int) -> None:
        before, self._delegate.hovered_row = self._delegate.hovered_row, row
        for place in {before, row} - {-1}:
            self.viewport().update(0, self.rowViewportPosition(place), self.viewport().width(), self.rowHeight(place))

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(-1)
        super().leaveEvent(event)

    # -- rows
    def setModel(self, model: QAbstractItemModel | None) -> None:
        super().setModel(model)
        if model is None:
            return
        for signal in (model.modelReset, model.rowsInserted, model.rowsRemoved):
            signal.connect(self._show_or_hide_empty)
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
        self._fit_columns()
        self._place_empty()

    def selected_rows(self) -> list[int]:
        """The selected rows in order; what assistive technology selects counts too."""
        selection: QItemSelectionModel | None = self.selectionModel()
        if selection is None:
            return []
        # By ranges: with a million rows selected, an index for each would stop the window for seconds.
        chosen = selection.selection()
        ranges = [(chosen.at(part).top(), chosen.at(part).bottom()) for part in range(chosen.count())]
        if len(ranges) == 1:
            return list(range(ranges[0][0], ranges[0][1] + 1))
        return sorted({row for top, bottom in ranges for row in range(top, bottom + 1)})

    def selectRow(self, row: int) -> None:
        """Qt's own looks for a column at the far edge, finds none from right to left, and selects nothing."""
        self.select_rows([row])

    def select_rows(self, rows: Sequence[int]) -> None:
        """Selects just these rows."""
        selection, model = self.selectionModel(), self.model()
        wanted = QItemSelection()
        last = model.columnCount() - 1
        for top, bottom in _runs(rows):
            wanted.select(model.index(top, 0), model.index(bottom, last))
        selection.select(wanted, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        current = model.index(rows[0], 0) if rows else QModelIndex()
        selection.setCurrentIndex(current, QItemSelectionModel.SelectionFlag.NoUpdate)

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

    def copy_rows(self) -> None:
        """The selected rows as lines with tabs; a tooltip says why if they cannot be copied."""
        rows = self.selected_rows()
        if len(rows) > COPIED_AT_MOST:
            text = QCoreApplication.translate("Table", "At most %1 rows can be copied at once; export them instead.")
            self._tell(text.replace("%1", number_text(COPIED_AT_MOST)))
            return
        try:
            text = rows_as_text(self.model(), rows)
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


def _runs(rows: Sequence[int]) -> list[tuple[int, int]]:
    """Neighbouring rows as ranges, so that selecting thousands is one call."""
    found: list[tuple[int, int]] = []
    for row in sorted(set(rows)):
        if found and found[-1][1] == row - 1:
            found[-1] = (found[-1][0], row)
        else:
            found.append((row, row))
    return found
