"""What could not be done in a bulk command: the reasons with their counts, the rows of each, and what to do next."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from hamyar_desktop.domain.text import persian_digits
from hamyar_desktop.models.qt.column import Column
from hamyar_desktop.models.qt.list_table_model import ListTableModel
from hamyar_desktop.ui.locale import is_persian, isolate, number_text
from hamyar_desktop.ui.refused_rows import RefusedGroup, RefusedRow, as_text
from hamyar_desktop.ui.widgets.row_copy import put_on_clipboard
from hamyar_desktop.ui.widgets.table import Table

translate = QCoreApplication.translate
_REASON_HEIGHT, _MOST_REASONS = 34, 5


class RefusalsDialog(QDialog):
    """Closes without changing anything; ``select_again`` gives the ids of what is shown back to the table.

    ``name_of`` is what a table still shows of a request that cannot be read any more.
    """

    select_again = Signal(list)

    def __init__(
        self, groups: Sequence[RefusedGroup], name_of: Callable[[int], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("refusalsDialog")
        self.setWindowTitle(translate("RefusalsDialog", "Not done"))
        self.resize(980, 560)
        self._groups = list(groups)
        heading = translate("RefusalsDialog", "%1 requests could not be changed")
        self._title = QLabel(heading.replace("%1", number_text(sum(len(group.rows) for group in groups))))
        self._title.setProperty("role", "heading")
        self.reasons = self._make_reasons()
        columns = _columns(name_of)
        self._model = ListTableModel(columns, self)
        self._table = Table("refusals")
        self._table.setAccessibleName(self._title.text())
        self._table.setModel(self._model)
        self._table.set_columns_from(columns)
        self._copy = _button("copyRefusals", translate("RefusalsDialog", "Copy as text"))
        self._copy.clicked.connect(self._on_copy_clicked)
        self._again = _button("selectAgain", translate("RefusalsDialog", "Select these again"))
        self._again.clicked.connect(self._on_again_clicked)
        close = _button("closeRefusals", translate("RefusalsDialog", "Close"))
        close.setProperty("kind", "primary")
        close.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.addWidget(self._copy)
        buttons.addStretch(1)
        buttons.addWidget(self._again)
        buttons.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 18)
        layout.setSpacing(12)
        layout.addWidget(self._title)
        layout.addWidget(self.reasons)
        layout.addWidget(self._table, 1)
        layout.addLayout(buttons)
        self.reasons.currentRowChanged.connect(lambda _place: self._show_rows())
        self.reasons.setCurrentRow(0)

    def _make_reasons(self) -> QListWidget:
        """One line for each reason; with more than one, all of them stand first."""
        made = QListWidget()
        made.setObjectName("refusalReasons")
        made.setAccessibleName(translate("RefusalsDialog", "Reasons"))
        made.setTextElideMode(Qt.TextElideMode.ElideRight)
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if len(self._groups) > 1:
            made.addItem(translate("RefusalsDialog", "All reasons"))
        for group in self._groups:
            text = translate("RefusalsDialog", "%1 requests: %2")
            made.addItem(text.replace("%1", number_text(len(group.rows))).replace("%2", group.why))
            made.item(made.count() - 1).setToolTip(group.why)
        for place in range(made.count()):
            made.item(place).setSizeHint(QSize(0, _REASON_HEIGHT))
        made.setFixedHeight(min(made.count(), _MOST_REASONS) * _REASON_HEIGHT + 8)
        return made

    def _shown(self) -> list[RefusedGroup]:
        place = self.reasons.currentRow() - (len(self._groups) > 1)
        return self._groups if place < 0 else [self._groups[place]]

    def _show_rows(self) -> None:
        self._model.set_rows([row for group in self._shown() for row in group.rows])

    def _on_copy_clicked(self) -> None:
        put_on_clipboard(as_text(self._shown()))
        self._copy.setText(translate("RefusalsDialog", "Copied"))
        self._copy.setAccessibleName(self._copy.text())

    def _on_again_clicked(self) -> None:
        self.select_again.emit([row.request_id for row in self._model.rows])
        self.accept()


def _button(name: str, text: str) -> QPushButton:
    made = QPushButton(text)
    made.setObjectName(name)
    made.setAccessibleName(text)
    return made


def _columns(name_of: Callable[[int], str]) -> list[Column]:
    def who(row: RefusedRow) -> str:
        return row.name or name_of(row.request_id) or number_text(row.request_id)

    def number(row: RefusedRow) -> str:
        return isolate(persian_digits(row.number) if is_persian() else row.number)

    return [
        Column("id", lambda: translate("RefusalsDialog", "Student"), who, 170, tooltip=who, detail=number),
        Column("unit", lambda: translate("RefusalsDialog", "Unit"), lambda row: row.unit, 150,
               tooltip=lambda row: row.unit),
        Column("why", lambda: translate("RefusalsDialog", "Why"), lambda row: row.why, 380, stretch=True,
               tooltip=lambda row: row.why),
    ]  # fmt: skip
