"""Asks under which name a filter is kept."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from hamyar_desktop.domain.errors import RuleBroken
from hamyar_desktop.services.sentences import sentence
from hamyar_desktop.ui.filter_memory import filter_name
from hamyar_desktop.ui.locale import is_persian
from hamyar_desktop.ui.widgets.field import Field
from hamyar_desktop.ui.widgets.line_edit import LineEdit, reading_side
from hamyar_desktop.ui.widgets.named_button import named_button

translate = QCoreApplication.translate


class FilterNameDialog(QDialog):
    """``name`` holds what was written once the dialog is accepted."""

    def __init__(self, title: str, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = name
        self.setObjectName("filterNameDialog")
        self.setWindowTitle(title)
        self.setMinimumWidth(400)
        heading = QLabel(title)
        heading.setProperty("role", "heading")
        self.edit = LineEdit()
        self.edit.setObjectName("filterName")
        self.edit.setAlignment(reading_side())
        self.edit.setText(name)
        self.edit.selectAll()
        self.field = Field(translate("FilterNameDialog", "Name of the filter"), self.edit, required=True)
        self.edit.textEdited.connect(lambda _text: self.field.clear_error())
        self.save_button = named_button("saveFilterName", translate("FilterNameDialog", "Save"))
        self.save_button.setProperty("kind", "primary")
        self.save_button.setDefault(True)
        self.save_button.clicked.connect(self._on_save_clicked)
        back = named_button("cancelFilterName", translate("FilterNameDialog", "Back"))
        back.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(back)
        buttons.addWidget(self.save_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(heading)
        column.addWidget(self.field)
        column.addLayout(buttons)
        self.edit.setFocus()

    def _on_save_clicked(self) -> None:
        try:
            name = filter_name(self.edit.text())
        except RuleBroken as error:
            self.field.set_error(sentence(error, "fa" if is_persian() else "en"))
            return
        if not name:
            self.field.set_error(translate("FilterNameDialog", "Write a name by which you will find it again."))
            return
        self.name = name
        self.accept()


def ask_filter_name(title: str, name: str, parent: QWidget) -> str | None:
    """The name as it is kept, or None if the person went back."""
    dialog = FilterNameDialog(title, name, parent)
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return dialog.name if accepted else None
