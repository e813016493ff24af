"""The outcome of a dry run: four counts, and every row with its verdict and, if refused, the reason."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from hamyar_desktop.models.qt.column import Column
from hamyar_desktop.models.qt.list_table_model import ListTableModel
from hamyar_desktop.services.rows import ImportPlan, Verdict
from hamyar_desktop.services.sentences import sentence
from hamyar_desktop.services.words import Language, word
from hamyar_desktop.ui.locale import number_text
from hamyar_desktop.ui.tables.request_columns import language
from hamyar_desktop.ui.widgets.card import Card
from hamyar_desktop.ui.widgets.chip import stage_look
from hamyar_desktop.ui.widgets.stat_tile import StatTile
from hamyar_desktop.ui.widgets.table import Table

translate = QCoreApplication.translate
KINDS = ("new", "changed", "unchanged", "refused")
ALL = ""
_TILES = {
    "new": ("user-plus", "success"),
    "changed": ("pencil", "primary"),
    "unchanged": ("check", "neutral"),
    "refused": ("circle-alert", "danger"),
}


def _name(verdict: Verdict) -> str:
    if verdict.student is not None:
        return f"{verdict.student.first_name} {verdict.student.last_name}"
    return " ".join(part for part in (verdict.cells.get("first_name", ""), verdict.cells.get("last_name", "")) if part)


def _number(verdict: Verdict) -> str:
    return number_text(verdict.student.number if verdict.student else verdict.cells.get("number", "")) or "—"


def _chip(verdict: Verdict) -> tuple[str, str, str]:
    tone, icon_name = stage_look(verdict.kind)
    return word("row", verdict.kind, language()), tone, icon_name


def _reason(verdict: Verdict) -> str:
    return sentence(verdict.error, language()) if verdict.error is not None else ""


def _columns() -> Sequence[Column]:
    return [
        Column(
            "line", lambda: translate("ImportVerdicts", "Line"), lambda row: number_text(row.line), 76, "center",
            figures=True,
        ),
        Column("number", lambda: word("field", "number", language()), _number, 124, "center", figures=True),
        Column("name", lambda: translate("ImportVerdicts", "Name"), _name, 170, tooltip=_name),
        Column(
            "verdict", lambda: translate("ImportVerdicts", "Verdict"),
            lambda row: word("row", row.kind, language()), 134, chip=_chip,
        ),
        Column("reason", lambda: translate("ImportVerdicts", "Reason"), _reason, 300, stretch=True, tooltip=_reason),
    ]  # fmt: skip


class ImportVerdicts(QWidget):
    """A click on a tile or a chip shows the rows of that verdict alone."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("importVerdicts")
        self.plan = ImportPlan(())
        self.kind = ALL
        self.tiles = {kind: self._tile(kind) for kind in KINDS}
        self._group = QButtonGroup(self)
        self.chips = {kind: self._filter_chip(kind) for kind in (ALL, *KINDS)}
        columns = _columns()
        self.rows_model = ListTableModel(columns, self)
        self.table = Table("verdictTable")
        self.table.set_row_height(40)
        self.table.setModel(self.rows_model)
        self.table.set_columns_from(columns)
        self._lay_out()

    def _tile(self, kind: str) -> StatTile:
        tile = StatTile(*_TILES[kind])
        tile.setObjectName("tile" + kind.capitalize())
        tile.clicked.connect(lambda: self.show_kind(kind))
        return tile

    def _filter_chip(self, kind: str) -> QPushButton:
        chip = QPushButton()
        chip.setObjectName("show" + (kind.capitalize() or "All"))
        chip.setProperty("kind", "chip")
        chip.setCheckable(True)
        chip.clicked.connect(lambda: self.show_kind(kind))
        self._group.addButton(chip)
        return chip

    def _lay_out(self) -> None:
        tiles = QHBoxLayout()
        tiles.setSpacing(12)
        for tile in self.tiles.values():
            tiles.addWidget(tile, 1)
        chips = QHBoxLayout()
        chips.setSpacing(8)
        chips.setContentsMargins(15, 0, 15, 0)
        for chip in self.chips.values():
            chips.addWidget(chip)
        chips.addStretch(1)
        card = Card()
        card.body.addLayout(chips)
        card.hold_table(self.table)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addLayout(tiles)
        layout.addWidget(card, 1)

    def show_plan(self, plan: ImportPlan, shown_in: Language) -> None:
        """A new outcome; the refused rows come first to the eye if there are any."""
        self.plan = plan
        self.kind = "refused" if plan.refused else ALL
        self.retranslate(shown_in)
        self.show_kind(self.kind)

    def show_kind(self, kind: str) -> None:
        """The rows of one verdict, or all; cells are made only for the rows that come into sight."""
        self.kind = kind
        self.chips[kind].setChecked(True)
        self.rows_model.set_rows([row for row in self.plan.verdicts if kind in (ALL, row.kind)])
        self.table.scrollToTop()

    def retranslate(self, shown_in: Language) -> None:
        """Words in the present language."""
        details = {
            "new": translate("ImportVerdicts", "will be added"),
            "changed": translate("ImportVerdicts", "will be corrected"),
            "unchanged": translate("ImportVerdicts", "stand there already"),
            "refused": translate("ImportVerdicts", "have an error"),
        }
        for kind, tile in self.tiles.items():
            tile.set_values(word("row", kind, shown_in), number_text(self.plan.count(kind)), details[kind])
        for kind, chip in self.chips.items():
            name = word("row", kind, shown_in) if kind else translate("ImportVerdicts", "All rows")
            count = self.plan.count(kind) if kind else len(self.plan.verdicts)
            chip.setText(f"{name} ({number_text(count)})")
            chip.setAccessibleName(chip.text())
        self.table.setAccessibleName(translate("ImportVerdicts", "Rows of the file with their verdicts"))
        self.table.set_empty(
            "list-checks",
            translate("ImportVerdicts", "No row has this verdict"),
            translate("ImportVerdicts", "Press “All rows” to see the others."),
        )
