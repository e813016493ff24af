"""The list of the filters that a person saved: apply, rename, delete."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from hamyar_desktop.ui.dialogs.confirm import Ask, Question, ask_in
from hamyar_desktop.ui.dialogs.filter_name import ask_filter_name
from hamyar_desktop.ui.filter_memory import FilterMemory, SavedFilter
from hamyar_desktop.ui.widgets.named_button import named_button

translate = QCoreApplication.translate
AskName = Callable[[str, str, QWidget], str | None]


class SavedFiltersDialog(QDialog):
    """Enter applies, F2 renames, Delete deletes; ``tell`` puts a filter into words."""

    applied = Signal(str)
    """The name of the filter to show."""

    def __init__(self, memory: FilterMemory, tell: Callable[[SavedFilter], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._memory, self._tell = memory, tell
        self.ask: Ask = ask_in(self)
        self.ask_name: AskName = ask_filter_name
        self.setObjectName("savedFiltersDialog")
        self.setWindowTitle(translate("SavedFilters", "Saved filters"))
        self.setMinimumSize(460, 380)
        heading = QLabel(self.windowTitle())
        heading.setProperty("role", "heading")
        self.list = QListWidget()
        self.list.setObjectName("savedFilters")
        self.list.setAccessibleName(self.windowTitle())
        self.list.currentItemChanged.connect(lambda *_: self._show_about())
        self.list.itemActivated.connect(lambda _item: self._on_apply())
        self.about = QLabel()
        self.about.setObjectName("aboutFilter")
        self.about.setProperty("role", "muted")
        self.about.setWordWrap(True)
        self.apply_button = named_button("applyFilter", translate("SavedFilters", "Show"))
        self.apply_button.setProperty("kind", "primary")
        self.rename_button = named_button("renameFilter", translate("SavedFilters", "Rename"))
        self.rename_button.setToolTip("\u2066F2\u2069")
        self.delete_button = named_button("deleteFilter", translate("SavedFilters", "Delete"))
        self.delete_button.setProperty("kind", "danger")
        self.delete_button.setToolTip("\u2066Del\u2069")
        self.close_button = named_button("closeSavedFilters", translate("SavedFilters", "Close"))
        self.apply_button.clicked.connect(self._on_apply)
        self.rename_button.clicked.connect(self._on_rename)
        self.delete_button.clicked.connect(self._on_delete)
        self.close_button.clicked.connect(self.reject)
        QShortcut(QKeySequence("F2"), self).activated.connect(self._on_rename)
        QShortcut(QKeySequence("Del"), self.list).activated.connect(self._on_delete)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        for widget in (heading, self.list, self.about):
            column.addWidget(widget)
        column.addLayout(self._buttons())
        self._fill("")
        self.list.setFocus()

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(self.apply_button)
        row.addWidget(self.rename_button)
        row.addWidget(self.delete_button)
        row.addStretch(1)
        row.addWidget(self.close_button)
        return row

    def _fill(self, name: str) -> None:
        """The list anew, with that name chosen, else the first."""
        place = max(0, self.list.currentRow())
        self.list.clear()
        for saved in self._memory.all():
            item = QListWidgetItem(saved.name)
            item.setData(Qt.ItemDataRole.UserRole, saved)
            self.list.addItem(item)
        found = next((row for row in range(self.list.count()) if self.list.item(row).text() == name), place)
        self.list.setCurrentRow(min(found, self.list.count() - 1))
        self._show_about()

    def chosen(self) -> SavedFilter | None:
        """The filter under the cursor."""
        item: QListWidgetItem | None = self.list.currentItem()
        found: SavedFilter | None = None if item is None else item.data(Qt.ItemDataRole.UserRole)
        return found

    def _show_about(self) -> None:
        saved = self.chosen()
        self.about.setText(translate("SavedFilters", "Nothing is saved yet.") if saved is None else self._tell(saved))
        for button in (self.apply_button, self.rename_button, self.delete_button):
            button.setEnabled(saved is not None)

    def _on_apply(self) -> None:
        saved = self.chosen()
        if saved is not None:
            self.accept()
            self.applied.emit(saved.name)

    def _on_rename(self) -> None:
        saved = self.chosen()
        if saved is None:
            return
        name = self.ask_name(translate("SavedFilters", "Rename the filter"), saved.name, self)
        if name is None or not may_take(self._memory, name, saved.name, self.ask):
            return
        self._memory.rename(saved.name, name)
        self._fill(name)

    def _on_delete(self) -> None:
        saved = self.chosen()
        if saved is not None and self.ask(_question_of_deleting(saved.name)):
            self._memory.forget(saved.name)
            self._fill("")


def may_take(memory: FilterMemory, name: str, own: str, ask: Ask) -> bool:
    """Whether a filter may have that name: asks first if another one has it."""
    taken = memory.like(name)
    if taken is None or taken == own:
        return True
    return ask(
        Question(
            translate("SavedFilters", "Saved filters"),
            translate("SavedFilters", "There is a filter “%1” already").replace("%1", taken),
            translate("SavedFilters", "If you go on, the new one takes its place."),
            translate("SavedFilters", "Replace it"),
            danger=True,
        )
    )


def _question_of_deleting(name: str) -> Question:
    return Question(
        translate("SavedFilters", "Saved filters"),
        translate("SavedFilters", "Delete the filter “%1”?").replace("%1", name),
        translate("SavedFilters", "No request is changed by that; only the name and its conditions go."),
        translate("SavedFilters", "Delete"),
        danger=True,
    )
