"""«جدول تصویب‌شده همیار دانشجویی» of a term: which units may register, how many seats they have and what is left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from hamyar_desktop.domain.terms import TermState
from hamyar_desktop.models.qt.column import Column
from hamyar_desktop.services.rows import QuotaRow, TermRow, UnitRow
from hamyar_desktop.ui.desk import Desk
from hamyar_desktop.ui.dialogs.quota_form import QuotaForm, UnitForm
from hamyar_desktop.ui.locale import number_text
from hamyar_desktop.ui.panels.admin_terms import term_title
from hamyar_desktop.ui.tables.rows_table import RowsTable
from hamyar_desktop.ui.widgets.card import Card
from hamyar_desktop.ui.widgets.choice import Choice
from hamyar_desktop.ui.widgets.icon_button import IconButton
from hamyar_desktop.ui.widgets.share_delegate import ShareDelegate

translate = QCoreApplication.translate
NEARLY_FULL = 0.8
_LEFT = 4


@dataclass(frozen=True)
class Line:
    """A unit of the table, or its total (``unit`` None). ``seats`` None: no quota row, so not permitted."""

    unit: UnitRow | None
    seats: int | None
    used: int = 0
    letter: str = ""
    permitted: int = 0
    """Of the total: how many units may register."""

    @property
    def left(self) -> int:
        """Seats still free."""
        return (self.seats or 0) - self.used

    @property
    def tone(self) -> str:
        """Red when full, yellow when nearly so."""
        if self.left <= 0:
            return "danger"
        return "warning" if self.used >= (self.seats or 0) * NEARLY_FULL else "success"


def quota_lines(units: Sequence[UnitRow], quotas: Sequence[QuotaRow]) -> list[Line]:
    """Permitted units first, then the others, then the total."""
    by_unit = {row.unit_id: row for row in quotas}
    lines = [
        Line(unit, by_unit[unit.id].seats, by_unit[unit.id].used, by_unit[unit.id].letter)
        for unit in units
        if unit.id in by_unit
    ]
    total = Line(None, sum(line.seats or 0 for line in lines), sum(line.used for line in lines), "", len(lines))
    return [*lines, *(Line(unit, None) for unit in units if unit.id not in by_unit), total] if units else []


def _permit_chip(line: Line) -> tuple[str, str, str]:
    if line.unit is None:
        return "", "neutral", ""
    if line.seats is None:
        return translate("QuotasPanel", "Not permitted"), "neutral", "ban"
    return translate("QuotasPanel", "Permitted"), "success", "check"


def _number(line: Line, value: int) -> str:
    return "—" if line.seats is None else number_text(value)


class QuotasPanel(Card):
    """Enter or a double click edits seats and letter of a unit."""

    terms_wanted = Signal()
    """There is no term yet: the person wants to define one."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._desk = desk
        self._terms: list[TermRow] = []
        self._quotas: list[QuotaRow] = []
        self.term = Choice("quotaTerm")
        self.term.setFixedWidth(250)
        self.term.currentIndexChanged.connect(lambda _place: self._read_quotas())
        self.edit_button = IconButton("editQuota", "pencil", self.edit)
        self.add_button = IconButton("addUnit", "plus", self.add_unit, "primary")
        columns = self._columns()
        self.table = RowsTable("quotasTable", columns, lambda line: line.unit and line.unit.id)
        self.table.set_row_height(54)
        self.table.setItemDelegateForColumn(_LEFT, ShareDelegate(self.table, self._share))
        self.table.selection_changed.connect(self._follow_selection)
        self.table.activated_row.connect(lambda _place: self.edit())
        self.table.empty_action_clicked.connect(self.terms_wanted)
        for widget in (self.term, self.edit_button, self.add_button):
            self.add_header_widget(widget)
        self.hold_table(self.table)
        self.retranslate()

    def _columns(self) -> list[Column]:
        return [
            Column(
                "unit", lambda: translate("QuotasPanel", "Unit"), _unit_name, 200, stretch=True, detail=_unit_detail,
                tooltip=_unit_name,
            ),
            Column(
                "permitted", lambda: translate("QuotasPanel", "Status"), lambda line: _permit_chip(line)[0], 128,
                chip=_permit_chip,
            ),
            Column(
                "seats", lambda: translate("QuotasPanel", "Seats"), lambda line: _number(line, line.seats or 0), 84,
                "center", figures=True,
            ),
            Column(
                "used", lambda: translate("QuotasPanel", "Used"), lambda line: _number(line, line.used), 84, "center",
                figures=True,
            ),
            Column("left", lambda: translate("QuotasPanel", "Left"), _left_words, 160, figures=True),
            Column(
                "letter", lambda: translate("QuotasPanel", "Letter"), lambda line: number_text(line.letter) or "—", 120,
                tooltip=lambda line: line.letter,
            ),
        ]  # fmt: skip

    def _share(self, place: int) -> tuple[float, str] | None:
        line: Line | None = self.table.rows_model.row_at(place)
        if line is None or line.seats is None:
            return None
        return (line.used / line.seats if line.seats else 1.0), line.tone

    # -- reading
    def reload(self) -> None:
        """Reads terms and quotas anew; the term that is shown stays."""
        desk, person = self._desk, self._desk.person
        desk.runner.run_latest(
            f"quota-terms-{id(self)}", lambda: desk.services.terms.terms(person), self._take_terms, desk.say_error
        )

    def _take_terms(self, rows: list[TermRow]) -> None:
        first = not self._terms
        self._terms = rows
        self._fill_terms()
        present = self._desk.reference.term
        if first and present is not None:
            self.term.choose(present.code)
        self._read_quotas()

    def _fill_terms(self) -> None:
        self.term.fill([(term_title(row.code), row.code) for row in self._terms])
        self.term.setVisible(bool(self._terms))

    def _read_quotas(self) -> None:
        desk, person, code = self._desk, self._desk.person, self.term.currentData()
        if code is None:
            self._take_quotas([])
            return
        desk.runner.run_latest(
            f"quotas-{id(self)}", lambda: desk.services.terms.quotas(person, code), self._take_quotas, desk.say_error
        )

    def _take_quotas(self, rows: list[QuotaRow]) -> None:
        self._quotas = rows
        units = self._desk.reference.units if self._terms else ()
        self.table.show_rows(quota_lines(units, rows))
        self._show_total()

    def shown_term(self) -> TermRow | None:
        """The term whose table is shown."""
        code = self.term.currentData()
        return next((row for row in self._terms if row.code == code), None)

    def _show_total(self) -> None:
        lines = self.table.rows_model.rows
        if not lines:
            self.set_subtitle("")
            return
        total: Line = lines[-1]
        text = translate("QuotasPanel", "%1 of %2 units may register; %3 of %4 seats are used, %5 are left.")
        values = (total.permitted, len(lines) - 1, total.used, total.seats, total.left)
        for place, value in enumerate(values, 1):
            text = text.replace(f"%{place}", number_text(value))
        self.set_subtitle(text)

    def _follow_selection(self) -> None:
        line: Line | None = self.table.chosen()
        term = self.shown_term()
        sealed = term is not None and term.state is TermState.SEALED
        self.edit_button.setEnabled(line is not None and line.unit is not None and not sealed)
        self.edit_button.setToolTip(
            translate("QuotasPanel", "The term is sealed: its quotas cannot change.")
            if sealed
            else translate("QuotasPanel", "Seats and letter of the selected unit (Enter)")
        )

    # -- doing
    def edit(self) -> None:
        """The form of the selected unit."""
        line: Line | None = self.table.chosen()
        term = self.shown_term()
        if line is None or line.unit is None or term is None:
            return
        if term.state is TermState.SEALED:
            self._desk.say(translate("QuotasPanel", "The term is sealed: its quotas cannot change."), "warning")
            return
        unit = line.unit
        quota = next((row for row in self._quotas if row.unit_id == unit.id), None)
        QuotaForm(self._desk, unit, quota, term.code, self.window()).open()

    def add_unit(self) -> None:
        """The form of a unit that is not in the table yet."""
        UnitForm(self._desk, self.window()).open()

    # -- words
    def retranslate(self) -> None:
        """Words in the present language."""
        self.set_title(translate("QuotasPanel", "Approved table of assistants"))
        self.term.set_name(translate("QuotasPanel", "Term"))
        self.edit_button.set_words(translate("QuotasPanel", "Edit seats"))
        self.add_button.set_words(translate("QuotasPanel", "New unit"))
        self.table.setAccessibleName(translate("QuotasPanel", "Approved table of assistants"))
        self.table.set_empty(
            "layers",
            translate("QuotasPanel", "There is no table yet"),
            translate("QuotasPanel", "Define a term first; its units and their seats are then entered here."),
            translate("QuotasPanel", "Go to the terms"),
        )
        if self._terms:
            self._fill_terms()
        self._show_total()
        self._follow_selection()


def _unit_name(line: Line) -> str:
    return line.unit.name if line.unit else translate("QuotasPanel", "Total")


def _unit_detail(line: Line) -> str:
    if line.unit is not None:
        return line.unit.work_type
    return translate("QuotasPanel", "%1 permitted units").replace("%1", number_text(line.permitted))


def _left_words(line: Line) -> str:
    if line.seats is None:
        return "—"
    return translate("QuotasPanel", "%1 left").replace("%1", number_text(line.left))
