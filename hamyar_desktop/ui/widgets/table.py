"""The table of the program: fixed row height, quiet lines, remembered widths, and words when it is empty."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractItemModel, QEvent, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHeaderView, QTableView, QWidget

from hamyar_desktop.domain.text import strip_invisible
from hamyar_desktop.models.qt.column import Column
from hamyar_desktop.ui.widgets.cell_delegate import CellDelegate
from hamyar_desktop.ui.widgets.empty_state import EmptyState


class Table(QTableView):
    """Rows are selected whole; Enter, Space or a double click open one."""

    activated_row = Signal(int)
    empty_action_clicked = Signal()
    row_height = 46

    def __init__(self, object_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(object_name)
        self.setItemDelegate(CellDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
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
        self._columns: Sequence[Column] = ()
        self._empty = EmptyState("inbox", parent=self.viewport())
        self._empty.hide()
        self._empty.action_clicked.connect(self.empty_action_clicked)
        self.doubleClicked.connect(lambda index: self.activated_row.emit(index.row()))

    def set_row_height(self, pixels: int) -> None:
        """Another height for every row."""
        self.row_height = pixels
        self.verticalHeader().setMinimumSectionSize(pixels)
        self.verticalHeader().setDefaultSectionSize(pixels)

    def set_columns_from(self, columns: Sequence[Column]) -> None:
        """Widths and the stretching column."""
        self._columns = columns
        head = self.horizontalHeader()
        for place, column in enumerate(columns):
            mode = QHeaderView.ResizeMode.Stretch if column.stretch else QHeaderView.ResizeMode.Interactive
            head.setSectionResizeMode(place, mode)
            self.setColumnWidth(place, column.width)

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
        self.setAccessibleDescription("" if self._has_rows() else f"{title} {detail}")

    def _has_rows(self) -> bool:
        model = self.model()
        return model is not None and model.rowCount() > 0

    def _show_or_hide_empty(self) -> None:
        self._empty.setVisible(not self._has_rows())
        self._place_empty()

    def _place_empty(self) -> None:
        self._empty.setGeometry(self.viewport().rect())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_empty()

    def selected_rows(self) -> list[int]:
        """The selected rows in order; what assistive technology selects counts too."""
        selection = self.selectionModel()
        return sorted(index.row() for index in selection.selectedRows()) if selection is not None else []

    def select_rows(self, rows: Sequence[int]) -> None:
        """Selects just these rows."""
        selection = self.selectionModel()
        selection.clearSelection()
        flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        for row in rows:
            selection.select(self.model().index(row, 0), flags)
        if rows:
            current = self.model().index(rows[0], 0)
            selection.setCurrentIndex(current, QItemSelectionModel.SelectionFlag.NoUpdate)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and not event.modifiers():
            rows = self.selected_rows()
            place = self.currentIndex().row() if self.currentIndex().isValid() else (rows[0] if rows else -1)
            if place >= 0:
                self.activated_row.emit(place)
                return
        super().keyPressEvent(event)

    def _copy(self) -> None:
        model = self.model()
        if model is None:
            return
        lines = []
        for row in self.selected_rows():
            cells = (str(model.index(row, column).data() or "") for column in range(model.columnCount()))
            lines.append("\t".join(strip_invisible(cell) for cell in cells))
        QApplication.clipboard().setText("\n".join(lines))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        retranslate = getattr(self.model(), "retranslate", None) if event.type() == QEvent.Type.LanguageChange else None
        if retranslate is not None:
            retranslate()
