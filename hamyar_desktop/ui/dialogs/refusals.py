"""What could not be done in a bulk command, row by row with the reason; the rest can be selected again."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from hamyar_desktop.models.qt.column import Column
from hamyar_desktop.models.qt.list_table_model import ListTableModel
from hamyar_desktop.services.rows import Decided, Refusal
from hamyar_desktop.services.sentences import sentence
from hamyar_desktop.services.words import Language
from hamyar_desktop.ui.locale import number_text
from hamyar_desktop.ui.widgets.table import Table

translate = QCoreApplication.translate


class RefusalsDialog(QDialog):
    """Closes without changing anything; ``select_again`` gives the ids back to the table."""

    select_again = Signal(list)

    def __init__(
        self, decided: Decided, names: Mapping[int, str], language: Language, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("refusalsDialog")
        self.setWindowTitle(translate("RefusalsDialog", "Not done"))
        self.resize(720, 380)
        self._ids = [refusal.request_id for refusal in decided.refused]
        heading = translate("RefusalsDialog", "%1 requests could not be changed")
        title = QLabel(heading.replace("%1", number_text(len(self._ids))))
        title.setProperty("role", "heading")
        columns = _columns(names, language)
        model = ListTableModel(columns, self)
        model.set_rows(decided.refused)
        table = Table("refusals")
        table.setAccessibleName(title.text())
        table.setModel(model)
        table.set_columns_from(columns)
        again = QPushButton(translate("RefusalsDialog", "Select these again"))
        again.setObjectName("selectAgain")
        again.setAccessibleName(again.text())
        again.clicked.connect(self._on_again_clicked)
        close = QPushButton(translate("RefusalsDialog", "Close"))
        close.setObjectName("closeRefusals")
        close.setAccessibleName(close.text())
        close.setProperty("kind", "primary")
        close.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(again)
        buttons.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 18)
        layout.addWidget(title)
        layout.addWidget(table, 1)
        layout.addLayout(buttons)

    def _on_again_clicked(self) -> None:
        self.select_again.emit(self._ids)
        self.accept()


def _columns(names: Mapping[int, str], language: Language) -> list[Column]:
    def who(row: Refusal) -> str:
        return names.get(row.request_id) or number_text(row.request_id)

    def why(row: Refusal) -> str:
        return sentence(row.error, language)

    return [
        Column("id", lambda: translate("RefusalsDialog", "Request"), who, 180, tooltip=who),
        Column("why", lambda: translate("RefusalsDialog", "Why"), why, 400, stretch=True, tooltip=why),
    ]
