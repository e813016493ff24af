"""The list that opens under a look-up field: names at the reading side, quiet details at the other."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from hamyar_desktop.ui.theme import colour, ui_font

Item = tuple[int, str, str]
"""Id, text and a quiet detail."""

ROW = 34
ROWS_IN_SIGHT = 8
_ITEM = Qt.ItemDataRole.UserRole


class LookupList(QListWidget):
    """Lies in a frame that is a child of the window: it never takes the focus from the field."""

    taken = Signal(object)
    """The item that was clicked."""

    def __init__(self, field: QWidget, object_name: str) -> None:
        super().__init__()
        self._field = field
        self._frame = QFrame(field)
        self._frame.setObjectName("lookupPopup")
        layout = QVBoxLayout(self._frame)
        layout.setContentsMargins(4, 4, 4, 4)
        layout.addWidget(self)
        self.setObjectName(object_name)
        self.setItemDelegate(_ItemDelegate(self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemClicked.connect(lambda entry: self.taken.emit(entry.data(_ITEM)))
        self._frame.hide()

    def offer(self, items: Sequence[Item], chosen: int | None) -> None:
        """Shows the items under the field; the chosen one, else the first, is what Enter would take."""
        self.clear()
        for item in items:
            entry = QListWidgetItem(item[1])
            entry.setData(_ITEM, item)
            if item[2]:
                entry.setData(Qt.ItemDataRole.AccessibleTextRole, f"{item[1]} — {item[2]}")
            self.addItem(entry)
        if not items:
            nothing = QListWidgetItem(QCoreApplication.translate("LookupField", "Nothing in the list matches"))
            nothing.setFlags(Qt.ItemFlag.NoItemFlags)
            self.addItem(nothing)
        rows = [row for row, item in enumerate(items) if item[0] == chosen]
        self._place()
        self.setCurrentRow(rows[0] if rows else (0 if items else -1))

    def _place(self) -> None:
        window = self._field.window()
        if self._frame.parent() is not window:
            self._frame.setParent(window)
            window.installEventFilter(self)
        height = min(self.count(), ROWS_IN_SIGHT) * ROW + 10
        corner = self._field.mapTo(window, QPoint(0, self._field.height() + 3))
        above = corner.y() - self._field.height() - height - 6
        top = corner.y() if corner.y() + height < window.height() or above < 0 else above
        self._frame.setGeometry(corner.x(), top, self._field.width(), height)
        self._frame.raise_()
        self._frame.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.Resize) and watched is self._field.window():
            self.hide_list()
        return super().eventFilter(watched, event)

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
        entry: QListWidgetItem | None = self.currentItem()
        item: Item | None = entry.data(_ITEM) if entry is not None else None
        return item


class _ItemDelegate(QStyledItemDelegate):
    """Name and detail of one item."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(80, ROW)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        rect = QRectF(option.rect)
        selected = option.state & QStyle.StateFlag.State_Selected
        hovered = option.state & QStyle.StateFlag.State_MouseOver
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if selected or hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("selection" if selected else "hover"))
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 6, 6)
        rtl = option.direction == Qt.LayoutDirection.RightToLeft
        near, far = Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignLeft
        if not rtl:
            near, far = far, near
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        inner = rect.adjusted(12, 0, -12, 0)
        item: Item | None = index.data(_ITEM)
        painter.setFont(ui_font(9))
        painter.setPen(colour("muted"))
        detail = item[2] if item else ""
        taken = painter.fontMetrics().horizontalAdvance(detail) + 16 if detail else 0
        painter.drawText(inner, middle | far, detail)
        painter.setFont(ui_font())
        painter.setPen(colour("text" if item else "muted"))
        room = int(inner.width()) - taken
        text = painter.fontMetrics().elidedText(str(index.data()), Qt.TextElideMode.ElideRight, room)
        painter.drawText(inner, middle | near, text)
