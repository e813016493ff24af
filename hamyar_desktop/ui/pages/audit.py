"""The history of the whole scheme: who changed what and when; nothing can be changed here."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton, QVBoxLayout

from hamyar_desktop.services.rows import AuditFilter, Changes, HistoryRow, PersonRow
from hamyar_desktop.services.words import word, words
from hamyar_desktop.ui.desk import Desk
from hamyar_desktop.ui.dialogs.audit_entry import AuditEntry
from hamyar_desktop.ui.locale import number_text
from hamyar_desktop.ui.pages.page import Page
from hamyar_desktop.ui.tables.audit_table import AuditTable
from hamyar_desktop.ui.widgets.card import Card
from hamyar_desktop.ui.widgets.choice import Choice
from hamyar_desktop.ui.widgets.icon_button import IconButton

translate = QCoreApplication.translate


class AuditPage(Page):
    """``activate`` takes an ``AuditFilter``."""

    key = "audit"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._people: list[PersonRow] = []
        self._record: HistoryRow | None = None
        self.person, self.kind = Choice("auditPerson"), Choice("auditKind")
        for choice in (self.person, self.kind):
            choice.setFixedWidth(180)
            choice.currentIndexChanged.connect(lambda _place: self._on_filter_chosen())
        self.clear_button = QPushButton()
        self.clear_button.setObjectName("clearFilters")
        self.clear_button.setProperty("kind", "quiet")
        self.clear_button.clicked.connect(self.clear)
        self.open_button = IconButton("openEntry", "eye", self.open_selected)
        self.table = AuditTable(desk)
        self.table.counted.connect(self._show_count)
        self.table.activated_row.connect(self.open_entry)
        self.table.empty_action_clicked.connect(self.clear)
        self.table.selectionModel().selectionChanged.connect(lambda _new, _old: self._follow_selection())
        self.table.rows_model.modelReset.connect(self._follow_selection)
        self.details = QAction(self)
        self.details.setObjectName("rowDetails")
        self.details.triggered.connect(lambda _checked=False: self.open_selected())
        self.table.addAction(self.details)
        self.card = Card()
        for widget in (self.clear_button, self.person, self.kind, self.open_button):
            self.card.add_header_widget(widget)
        self.card.hold_table(self.table)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.card)
        self.retranslate()

    # -- what the window asks
    def title(self) -> str:
        return word("form", self.key, self.desk.language)

    def subtitle(self) -> str:
        return translate("AuditPage", "Written by the database itself with every change; nobody can alter it.")

    def shortcuts(self) -> list[tuple[str, str]]:
        return [(translate("AuditPage", "Details of the selected entry"), "Enter")]

    def focus_first(self) -> None:
        self.table.setFocus()

    def concerns(self, changes: Changes) -> bool:
        return True

    def open_argument(self, argument: object) -> None:
        if isinstance(argument, AuditFilter):
            self.show_filter(argument)

    def refresh(self) -> None:
        desk, person = self.desk, self.desk.person
        desk.runner.run_latest(
            f"audit-people-{id(self)}", lambda: desk.services.people.all(person), self._take_people, desk.say_error
        )
        self.table.reload()

    # -- filters
    def _take_people(self, rows: list[PersonRow]) -> None:
        self._people = rows
        self._fill()

    def _fill(self) -> None:
        people = [(row.display_name, row.name) for row in self._people]
        kinds = [(text, key) for key, text in words("entity", self.desk.language).items()]
        self.person.fill([(translate("AuditPage", "Everybody"), ""), *people])
        self.kind.fill([(translate("AuditPage", "All records"), ""), *kinds])

    def wanted(self) -> AuditFilter:
        """What the filters ask for."""
        record = self._record
        return AuditFilter(
            person=str(self.person.currentData() or ""),
            entity=str(self.kind.currentData() or ""),
            entity_id=None if record is None else record.entity_id,
        )

    def show_filter(self, wanted: AuditFilter) -> None:
        """Sets the filters and shows what matches."""
        self.person.choose(wanted.person)
        self.kind.choose(wanted.entity)
        self.table.show_filter(wanted)
        self._show_state()

    def show_record(self, entry: HistoryRow) -> None:
        """All changes of the record that an entry is about, whoever made them."""
        self._record = entry
        self.show_filter(AuditFilter(entity=entry.entity, entity_id=entry.entity_id))

    def clear(self) -> None:
        """Shows everything."""
        self._record = None
        self.show_filter(AuditFilter())

    def _on_filter_chosen(self) -> None:
        if self._record is not None and self.kind.currentData() != self._record.entity:
            self._record = None
        self.table.show_filter(self.wanted())
        self._show_state()

    def _show_state(self) -> None:
        """What is said about the filters: the record they are narrowed to, and that they can be cleared."""
        filtered = self.table.wanted != AuditFilter()
        self.clear_button.setEnabled(filtered)
        text = ""
        if self._record is not None:
            name, about = self.table.words.subject(self._record), self.table.words.about(self._record)
            text = translate("AuditPage", "Only changes of “%1” (%2)").replace("%1", name).replace("%2", about)
        self.card.set_subtitle(text)
        if filtered:
            self.table.set_empty(
                "search-x",
                translate("AuditPage", "No entry matches"),
                translate("AuditPage", "Choose another person or another kind of record."),
                translate("AuditPage", "Clear filters"),
            )
        else:
            self.table.set_empty(
                "history",
                translate("AuditPage", "Nothing was changed yet"),
                translate("AuditPage", "Every change is noted here, with who and when."),
            )

    def _show_count(self, count: int) -> None:
        self.card.set_title(translate("AuditPage", "Changes (%1)").replace("%1", number_text(count)))

    def _follow_selection(self) -> None:
        some = bool(self.table.selected_rows())
        self.open_button.setEnabled(some)
        self.details.setEnabled(some)

    # -- one entry
    def open_selected(self) -> None:
        """The details of the first selected entry."""
        rows = self.table.selected_rows()
        if rows:
            self.open_entry(rows[0])

    def open_entry(self, place: int) -> None:
        """The details of an entry."""
        entry = self.table.entry_at(place)
        if entry is None:
            return
        dialog = AuditEntry(entry, self.table.words, self.window())
        dialog.whole_wanted.connect(self.show_record)
        dialog.open()

    # -- words
    def retranslate(self) -> None:
        self.table.retranslate()
        self.table.setAccessibleName(self.title())
        self.person.set_name(translate("AuditPage", "Person"))
        self.kind.set_name(translate("AuditPage", "Kind of record"))
        self.clear_button.setText(translate("AuditPage", "Clear filters"))
        self.clear_button.setAccessibleName(self.clear_button.text())
        self.open_button.set_words(
            translate("AuditPage", "Details"), translate("AuditPage", "Details of the selected entry (Enter)")
        )
        self.details.setText(translate("AuditPage", "Details of the selected entry"))
        self._fill()
        self._show_count(self.table.rows_model.rowCount())
        self._show_state()
        self._follow_selection()
