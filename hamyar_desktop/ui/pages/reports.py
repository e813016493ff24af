"""«برگه ساعات کارکرد»: the final hours of a unit in a term, on screen, as Excel, as PDF and on paper."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from hamyar_desktop.documents.hour_sheet import hour_sheet_layout
from hamyar_desktop.domain.roles import Permission
from hamyar_desktop.domain.terms import parse_term_code
from hamyar_desktop.models.qt.list_table_model import ListTableModel
from hamyar_desktop.services.rows import Changes, HourSheet
from hamyar_desktop.services.words import shown, word
from hamyar_desktop.ui.desk import Desk
from hamyar_desktop.ui.file_choice import FileChoice, file_name, shown_name
from hamyar_desktop.ui.pages.page import Page
from hamyar_desktop.ui.panels.hour_totals import HourTotals
from hamyar_desktop.ui.tables.hour_sheet_columns import hour_sheet_columns
from hamyar_desktop.ui.theme import beside_icon, icon
from hamyar_desktop.ui.widgets.card import Card
from hamyar_desktop.ui.widgets.field import Field
from hamyar_desktop.ui.widgets.lookup import LookupField
from hamyar_desktop.ui.widgets.table import Table

translate = QCoreApplication.translate


def open_file(path: Path) -> None:
    """Opens a file with the program that the system has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


class ReportsPage(Page):
    """Choose a unit; what is shown is what is exported."""

    key = "reports"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.files = FileChoice(desk)
        self.open_file: Callable[[Path], None] = open_file
        self.sheet: HourSheet | None = None
        self._written: Path | None = None
        self.unit = LookupField("unit", "unitLookup")
        self.unit.chosen.connect(lambda _id: self._read())
        self.unit_field = Field("", self.unit, required=True)
        self.term = QComboBox()
        self.term.setObjectName("term")
        self.term.activated.connect(lambda _place: self._read())
        self.term_field = Field("", self.term)
        self.totals = HourTotals()
        self.totals.unpaid_wanted.connect(self._on_unpaid_wanted)
        self.card = Card()
        columns = hour_sheet_columns()
        self.rows_model = ListTableModel(columns, self)
        self.table = Table("hourSheetTable")
        self.table.setModel(self.rows_model)
        self.table.set_columns_from(columns)
        self.table.activated_row.connect(self._on_row_activated)
        self.table.empty_action_clicked.connect(self._on_empty_action)
        self.open_button = self._button("openFile", "folder-open", "quiet", self._on_open_clicked)
        self.print_button = self._button("printSheet", "printer", "", self._on_print_clicked)
        self.pdf_button = self._button("savePdf", "file-text", "", self._on_pdf_clicked)
        self.excel_button = self._button("exportExcel", "file-spreadsheet", "primary", self._on_excel_clicked)
        self.open_button.hide()
        self._lay_out()
        self.retranslate()

    def _button(self, name: str, icon_name: str, kind: str, slot: Callable[[], None]) -> QPushButton:
        button = QPushButton()
        button.setObjectName(name)
        button.setProperty("kind", kind)
        button.setProperty("iconName", icon_name)
        button.clicked.connect(lambda: slot())
        return button

    def _lay_out(self) -> None:
        fields = QHBoxLayout()
        fields.setSpacing(14)
        fields.addWidget(self.unit_field, 3)
        fields.addWidget(self.term_field, 2)
        chooser = Card()
        chooser.body.addLayout(fields)
        self.card.add_header_widget(self.open_button)
        self.card.hold_table(self.table)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(chooser)
        layout.addWidget(self.totals)
        layout.addWidget(self.card, 1)

    # -- what the window asks
    def title(self) -> str:
        return word("form", self.key, self.desk.language)

    def subtitle(self) -> str:
        return translate("ReportsPage", "The hours that became final, for signature and for payment.")

    def header_widgets(self) -> list[QWidget]:
        return [self.print_button, self.pdf_button, self.excel_button]

    def concerns(self, changes: Changes) -> bool:
        return changes.requests or changes.accounts or changes.students

    def focus_first(self) -> None:
        if self.unit.current_id() is None:
            self.unit.edit.setFocus()
        else:
            self.table.setFocus()

    def open_argument(self, argument: object) -> None:
        if isinstance(argument, int):
            self.unit.set_current_id(argument)
            self._read()

    def refresh(self) -> None:
        reference = self.desk.reference
        self.unit.set_items([(row.id, row.name, row.work_type) for row in reference.units])
        if len(reference.units) == 1 and self.unit.current_id() is None:
            self.unit.set_current_id(reference.units[0].id)
        self._fill_terms()
        self._read()

    def _fill_terms(self) -> None:
        reference, language = self.desk.reference, self.desk.language
        chosen = self.term.currentData() or (reference.term.code if reference.term else "")
        self.term.clear()
        for row in reference.terms:
            self.term.addItem(parse_term_code(row.code).title(language), row.code)
        self.term.setCurrentIndex(self.term.findData(chosen))

    def retranslate(self) -> None:
        self.unit_field.set_label(translate("ReportsPage", "Unit"))
        self.term_field.set_label(translate("ReportsPage", "Term"))
        self.unit.retranslate()
        texts = {
            self.excel_button: (
                translate("ReportsPage", "Excel"),
                translate("ReportsPage", "Save the sheet as an Excel file"),
            ),
            self.pdf_button: (translate("ReportsPage", "PDF"), translate("ReportsPage", "Save the sheet as PDF")),
            self.print_button: (
                translate("ReportsPage", "Print…"),
                translate("ReportsPage", "See the pages and print them"),
            ),
            self.open_button: (translate("ReportsPage", "Open the file"), ""),
        }
        for button, (text, detail) in texts.items():
            button.setText(beside_icon(text))
            button.setToolTip(detail)
            button.setAccessibleName(detail or text)
        self.table.setAccessibleName(translate("ReportsPage", "Hour sheet of the unit"))
        if self.desk.is_open:
            self._fill_terms()
        self._show_sheet()
        self._paint()

    def _paint(self) -> None:
        for button in (self.excel_button, self.pdf_button, self.print_button, self.open_button):
            shades = {"primary": "on_primary", "quiet": "primary_text"}
            button.setIcon(icon(button.property("iconName"), shades.get(button.property("kind"), "muted")))

    # -- reading
    def _read(self) -> None:
        desk, person = self.desk, self.desk.person
        unit_id, code = self.unit.current_id(), str(self.term.currentData() or "")
        if unit_id is None or not code:
            self._take(None)
            return

        # What comes back for a unit or term that is no longer chosen is nobody's answer.
        def take(sheet: HourSheet) -> None:
            if (self.unit.current_id(), str(self.term.currentData() or "")) == (unit_id, code):
                self._take(sheet)

        def failed(error: BaseException) -> None:
            self._take(None)
            desk.say_error(error)

        desk.runner.run_latest(
            f"hour-sheet-{id(self)}", lambda: desk.services.hour_sheet(person, unit_id, code), take, failed
        )

    def _take(self, sheet: HourSheet | None) -> None:
        before, self.sheet = self.sheet, sheet
        if sheet is None or before is None or (sheet.unit, sheet.term_code) != (before.unit, before.term_code):
            self._written = None
            self.open_button.hide()
        self.rows_model.set_rows(sheet.rows if sheet is not None else ())
        self._show_sheet()

    def _show_sheet(self) -> None:
        sheet = self.sheet
        rows = sheet.rows if sheet is not None else ()
        for button in (self.excel_button, self.pdf_button, self.print_button):
            button.setEnabled(bool(rows))
        self.totals.show_rows(rows, may_enter_account=self._may_enter())
        if sheet is None:
            self.card.set_title(translate("ReportsPage", "Hour sheet"))
            self.card.set_subtitle("")
        else:
            self.card.set_title(sheet.unit)
            text = translate("ReportsPage", "%1 — read by %2 at %3")
            text = text.replace("%1", parse_term_code(sheet.term_code).title(self.desk.language))
            moment = shown(sheet.made_at, self.desk.language)
            self.card.set_subtitle(text.replace("%2", sheet.made_by).replace("%3", moment))
        self._show_empty()

    def _show_empty(self) -> None:
        if self.sheet is not None:
            self.table.set_empty(
                "file-spreadsheet",
                translate("ReportsPage", "No hours of this unit are final in this term"),
                translate("ReportsPage", "In stage 3 record the actual hours and turn them into final approval."),
                translate("ReportsPage", "Go to stage 3") if self._may_record() else "",
            )
        elif self.desk.is_open and not self.desk.reference.terms:
            self.table.set_empty(
                "calendar-clock",
                translate("ReportsPage", "There is no term yet"),
                translate("ReportsPage", "Student affairs defines the term with its deadline."),
            )
        else:
            self.table.set_empty(
                "building-2",
                translate("ReportsPage", "No unit is chosen"),
                translate("ReportsPage", "Type a part of its name above, or press F4 for the list."),
            )

    def _may_record(self) -> bool:
        return self.desk.is_open and self.desk.person.may(Permission.RECORD_HOURS)

    def _may_enter(self) -> bool:
        return self.desk.is_open and self.desk.person.may(Permission.ENTER_ACCOUNT)

    # -- going on
    def _on_empty_action(self) -> None:
        self.desk.go("referral")

    def _on_row_activated(self, place: int) -> None:
        row = self.rows_model.row_at(place)
        if row is not None:
            self.desk.go("students", row.student_number)

    def _on_unpaid_wanted(self) -> None:
        missing = [row.student_number for row in self.rows_model.rows if not row.sheba]
        if missing and self._may_enter():
            self.desk.go("bankAccount", missing[0])

    # -- writing
    def _on_excel_clicked(self) -> None:
        service = self.desk.services.hour_sheet
        self._write("xlsx", self.excel_button, lambda sheet, path: service.write(sheet, path))

    def _on_pdf_clicked(self) -> None:
        from hamyar_desktop.ui.printing import write_pdf

        self._write("pdf", self.pdf_button, lambda sheet, path: write_pdf(hour_sheet_layout(sheet), path))

    def _write(self, suffix: str, button: QPushButton, write: Callable[[HourSheet, Path], None]) -> None:
        """Asks where, then writes in the worker; the file appears whole or not at all."""
        sheet = self.sheet
        if sheet is None or not sheet.rows:
            return
        name = file_name(word("form", self.key, self.desk.language), sheet.unit, sheet.term_code)
        path = self.files.save(self, button.toolTip(), name, suffix)
        if path is None:
            return
        button.setEnabled(False)

        def done(_none: None) -> None:
            button.setEnabled(True)
            self._written = path
            self.open_button.show()
            text = translate("ReportsPage", "Saved: %1")
            self.desk.say(text.replace("%1", shown_name(path)), "success")

        def failed(error: BaseException) -> None:
            button.setEnabled(True)
            self.desk.say_error(error)

        self.desk.ask(lambda: write(sheet, path), done, failed)

    def _on_open_clicked(self) -> None:
        if self._written is not None:
            self.open_file(self._written)

    def _on_print_clicked(self) -> None:
        from hamyar_desktop.ui.dialogs.print_preview import PrintPreview

        if self.sheet is not None and self.sheet.rows:
            PrintPreview(hour_sheet_layout(self.sheet), self.desk.runner, self, files=self.files).open()
