"""Asks to which row of a long table one wants to go."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from hamyar_desktop.ui.locale import number_text
from hamyar_desktop.ui.widgets.field import Field
from hamyar_desktop.ui.widgets.named_button import named_button
from hamyar_desktop.ui.widgets.number_edit import NumberEdit

translate = QCoreApplication.translate


class RowNumberDialog(QDialog):
    """Digits of any kind; ``chosen`` tells the number, the first row being 1."""

    chosen = Signal(int)

    def __init__(self, count: int, present: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count = count
        self.setObjectName("rowNumberDialog")
        self.setWindowTitle(translate("RowNumberDialog", "Go to a row"))
        self.setMinimumWidth(340)
        heading = QLabel(self.windowTitle())
        heading.setProperty("role", "heading")
        self.edit = NumberEdit("rowNumber", max_length=len(str(count)))
        self.edit.set_value(present)
        self.edit.selectAll()
        label = translate("RowNumberDialog", "Row number, 1 to %1").replace("%1", number_text(count))
        self.field = Field(label, self.edit)
        self.edit.textEdited.connect(lambda _text: self.field.clear_error())
        go = named_button("goToRow", translate("RowNumberDialog", "Go"))
        go.setProperty("kind", "primary")
        go.setDefault(True)
        go.clicked.connect(self._on_go_clicked)
        back = named_button("cancelRowNumber", translate("RowNumberDialog", "Back"))
        back.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(back)
        buttons.addWidget(go)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(heading)
        column.addWidget(self.field)
        column.addLayout(buttons)
        self.finished.connect(self.deleteLater)
        self.edit.setFocus()

    def _on_go_clicked(self) -> None:
        number = self.edit.value()
        if number is None or not 1 <= number <= self._count:
            text = translate("RowNumberDialog", "There are rows 1 to %1.").replace("%1", number_text(self._count))
            self.field.set_error(text)
            return
        self.accept()
        self.chosen.emit(number)
