"""What student affairs governs: terms, quotas, people and rules, each on a panel of its own."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from hamyar_desktop.services.rows import Changes
from hamyar_desktop.services.words import word
from hamyar_desktop.ui.desk import Desk
from hamyar_desktop.ui.pages.page import Page
from hamyar_desktop.ui.panels.admin_people import PeoplePanel
from hamyar_desktop.ui.panels.admin_quotas import QuotasPanel
from hamyar_desktop.ui.panels.admin_rules import RulesPanel
from hamyar_desktop.ui.panels.admin_terms import TermsPanel
from hamyar_desktop.ui.widgets.segments import Segments

translate = QCoreApplication.translate
Panel = TermsPanel | QuotasPanel | PeoplePanel | RulesPanel
PARTS = (("terms", "calendar-clock"), ("quotas", "layers"), ("people", "users"), ("rules", "shield-check"))


class AdminPage(Page):
    """``activate`` takes the key of a part: ``terms``, ``quotas``, ``people`` or ``rules``."""

    key = "admin"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.parts = Segments("adminParts", PARTS)
        self.parts.chosen.connect(self.show_part)
        self.terms, self.quotas = TermsPanel(desk), QuotasPanel(desk)
        self.people, self.rules = PeoplePanel(desk), RulesPanel(desk)
        self.panels: dict[str, Panel] = {
            "terms": self.terms,
            "quotas": self.quotas,
            "people": self.people,
            "rules": self.rules,
        }
        self.quotas.terms_wanted.connect(lambda: self.show_part("terms"))
        self.rules.edited.connect(self.edited)
        self._stack = QStackedWidget()
        for panel in self.panels.values():
            self._stack.addWidget(panel)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self.parts)
        layout.addWidget(self._stack, 1)
        self.retranslate()

    # -- what the window asks
    def title(self) -> str:
        return word("form", self.key, self.desk.language)

    def subtitle(self) -> str:
        return translate("AdminPage", "Terms and their deadline, seats of the units, accounts, and the rules.")

    def shortcuts(self) -> list[tuple[str, str]]:
        return [(translate("AdminPage", "Edit the selected row"), "Enter")]

    def focus_first(self) -> None:
        panel = self.panels[self.parts.current()]
        (panel.max_hours if isinstance(panel, RulesPanel) else panel.table).setFocus()

    def concerns(self, changes: Changes) -> bool:
        return changes.requests or changes.terms or changes.quotas or changes.people

    def open_argument(self, argument: object) -> None:
        if isinstance(argument, str) and argument in self.panels:
            self.show_part(argument)

    def refresh(self) -> None:
        for panel in self.panels.values():
            panel.reload()

    def show_part(self, key: str) -> None:
        """Brings a panel to the front; what is typed on another stays there."""
        self.parts.choose(key)
        self._stack.setCurrentWidget(self.panels[key])

    # -- unsaved fields
    def fields(self) -> Mapping[str, str]:
        return self.rules.fields()

    def restore(self, fields: Mapping[str, str]) -> None:
        self.rules.reload()
        self.rules.restore(fields)
        self.show_part("rules")

    def discard(self) -> None:
        self.rules.revert()

    def apply(self) -> None:
        if self.parts.current() == "rules":
            self.rules.apply()

    def retranslate(self) -> None:
        self.parts.set_words(
            [
                translate("AdminPage", "Terms"),
                translate("AdminPage", "Quotas"),
                translate("AdminPage", "Accounts"),
                translate("AdminPage", "Rules"),
            ]
        )
        for panel in self.panels.values():
            panel.retranslate()
