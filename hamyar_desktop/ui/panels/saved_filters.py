"""The button with ready-made filters and those that the person saved, and what keeps another one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from hamyar_desktop.domain.roles import Permission
from hamyar_desktop.services.request_filter import RequestFilter
from hamyar_desktop.ui.desk import Desk
from hamyar_desktop.ui.dialogs.confirm import Ask, ask_in
from hamyar_desktop.ui.dialogs.filter_name import ask_filter_name
from hamyar_desktop.ui.dialogs.saved_filters import AskName, SavedFiltersDialog, may_take
from hamyar_desktop.ui.filter_memory import FilterMemory, SavedFilter
from hamyar_desktop.ui.locale import number_text
from hamyar_desktop.ui.panels.filter_scope import FilterScope, standing
from hamyar_desktop.ui.panels.filter_words import FilterWords
from hamyar_desktop.ui.theme import beside_icon, icon

translate = QCoreApplication.translate
LATE_DAYS = 3
READY: dict[str, RequestFilter] = {
    "awaiting": RequestFilter(stage="awaiting"),
    "late": RequestFilter(waiting_days=LATE_DAYS),
    "above": RequestFilter(above_requested=True),
    "unpaid": RequestFilter(stage="final", without_account=True),
}
"""They are of the present term: what lies in another one nobody can decide any more."""


class SavedFilters(QObject):
    """``button`` opens the menu; ``present`` tells what is set now."""

    chosen = Signal(object)
    """The ``RequestFilter`` to show."""

    def __init__(self, desk: Desk, scope: FilterScope, present: Callable[[], RequestFilter], parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._scope, self._present = desk, scope, present
        self.memory = FilterMemory(desk)
        self.ask: Ask = ask_in(parent)
        self.ask_name: AskName = ask_filter_name
        self.button = QPushButton()
        self.button.setObjectName("savedFiltersButton")
        self.menu = QMenu(self.button)
        self.menu.setObjectName("savedFiltersMenu")
        self.menu.aboutToShow.connect(self.fill_menu)
        self.button.setMenu(self.menu)

    # -- the menu
    def fill_menu(self) -> None:
        """What can be chosen now."""
        self.menu.clear()
        words = ready_words(self._desk.person.may(Permission.DECIDE))
        for key, wanted in READY.items():
            # On the supervisor's desk everything waits for a word: that filter is the desk itself.
            if self._scope.takes(wanted) and wanted.stage != (self._scope.base.stage or None):
                self._offer(f"readyFilter_{key}", words[key], partial(self.apply_ready, key))
        own = [saved for saved in self.memory.all() if self._scope.takes(saved.wanted)]
        if own:
            self.menu.addSeparator()
        for number, saved in enumerate(own):
            self._offer(f"savedFilter_{number}", saved.name, partial(self.apply_saved, saved.name))
        self.menu.addSeparator()
        save = self._offer("saveFilter", translate("SavedFilters", "Save the filter…"), self.save)
        save.setEnabled(bool(self._scope.parts(self._present())))
        manage = self._offer("manageFilters", translate("SavedFilters", "Rename or delete…"), self.open_list)
        manage.setEnabled(bool(own))

    def _offer(self, name: str, words: str, slot: Callable[[], None]) -> QAction:
        # A name may hold a mark that a menu would take for its own.
        action = self.menu.addAction(words.replace("&", "&&"))
        action.setObjectName(name)
        action.triggered.connect(lambda _on=False: slot())
        return action

    # -- what it does
    def apply_ready(self, key: str) -> None:
        """Shows a ready-made filter, in the present term."""
        term = self._desk.reference.term
        self.chosen.emit(self._scope.meant(replace(READY[key], term_code=term.code if term else "")))

    def apply_saved(self, name: str) -> None:
        """Shows what was saved; of what is gone since, says what it was, and shows the rest."""
        saved = next((each for each in self.memory.all() if each.name == name), None)
        if saved is None:
            return
        wanted, gone = standing(saved.wanted, self._desk.reference)
        self.chosen.emit(self._scope.meant(wanted))
        if gone:
            text = translate("SavedFilters", "Of the filter “%1” this is not available any more: %2. The rest is set.")
            comma = "، " if self._desk.language == "fa" else ", "
            lost = comma.join(saved.words.get(part, _kind(part)) for part in gone)
            self._desk.say(text.replace("%2", lost).replace("%1", name), "warning")

    def save(self) -> None:
        """Asks for a name and keeps what is set under it."""
        wanted, parent = self._present(), self.parent()
        assert isinstance(parent, QWidget)
        name = self.ask_name(translate("SavedFilters", "Save the filter"), "", parent)
        if name is None or not may_take(self.memory, name, "", self.ask):
            return
        self.memory.keep(name, wanted, self._words().of_parts(wanted))
        self._desk.say(translate("SavedFilters", "The filter was saved as “%1”.").replace("%1", name), "success")

    def open_list(self) -> None:
        """Apply, rename and delete, in a dialog over the page."""
        parent = self.parent()
        assert isinstance(parent, QWidget)
        dialog = SavedFiltersDialog(self.memory, self._tell, parent)
        dialog.applied.connect(self.apply_saved)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _words(self) -> FilterWords:
        return FilterWords(self._desk.reference, self._desk.language)

    def _tell(self, saved: SavedFilter) -> str:
        """The conditions; those that are gone as they were called."""
        gone = standing(saved.wanted, self._desk.reference)[1]
        told = self._words().of_parts(saved.wanted)
        return " · ".join(saved.words.get(part, _kind(part)) if part in gone else text for part, text in told.items())

    def retranslate(self) -> None:
        """Words and icon in the present language and theme."""
        name = translate("SavedFilters", "Saved filters")
        self.button.setText(beside_icon(name))
        self.button.setAccessibleName(name)
        self.button.setToolTip(translate("SavedFilters", "Ready-made filters and your own"))
        self.button.setIcon(icon("save", "text"))
        self.menu.setAccessibleName(name)


def ready_words(decides: bool) -> dict[str, str]:
    """The names of the ready-made filters."""
    mine = translate("SavedFilters", "Waiting for my decision")
    late = translate("SavedFilters", "Waiting longer than %1 days")
    return {
        "awaiting": mine if decides else translate("SavedFilters", "Waiting for the supervisor's decision"),
        "late": late.replace("%1", number_text(LATE_DAYS)),
        "above": translate("SavedFilters", "Actual hours above those requested"),
        "unpaid": translate("SavedFilters", "Final, but without a bank account"),
    }


def _kind(part: str) -> str:
    """What a condition is about, where its own words were not kept."""
    return {
        "unit_id": translate("SavedFilters", "a unit"),
        "work_type_id": translate("SavedFilters", "a work type"),
        "term_code": translate("SavedFilters", "a term"),
    }[part]
