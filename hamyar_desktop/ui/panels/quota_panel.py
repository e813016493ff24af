"""«جدول تصویب‌شده همیار دانشجویی» of the person's units: seats, how many are used and how many are left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from hamyar_desktop.models.qt.column import Column
from hamyar_desktop.models.qt.list_table_model import ListTableModel
from hamyar_desktop.services.rows import QuotaRow, UnitRow
from hamyar_desktop.ui.locale import number_text
from hamyar_desktop.ui.widgets.card import Card
from hamyar_desktop.ui.widgets.share_delegate import ShareDelegate
from hamyar_desktop.ui.widgets.table import Table

translate = QCoreApplication.translate
_NEARLY_FULL = 0.8


@dataclass(frozen=True)
class _Line:
    """A unit; ``quota`` None: it may not register in this term."""

    unit: str
    quota: QuotaRow | None

    @property
    def used(self) -> str:
        """«۳ از ۵»."""
        if self.quota is None:
            return "—"
        text = translate("QuotaPanel", "%1 of %2")
        return text.replace("%1", number_text(self.quota.used)).replace("%2", number_text(self.quota.seats))

    @property
    def left(self) -> str:
        """Free seats, or that the unit is not permitted."""
        return translate("QuotaPanel", "none") if self.quota is None else number_text(self.quota.left)

    @property
    def tone(self) -> str:
        """Red when full, yellow when nearly so."""
        if self.quota is None or self.quota.left <= 0:
            return "danger"
        return "warning" if self.quota.used >= self.quota.seats * _NEARLY_FULL else "success"

    @property
    def tooltip(self) -> str:
        """What the line means, in a sentence."""
        if self.quota is None:
            return translate("QuotaPanel", "%1 has no quota in this term and may not register.").replace(
                "%1", self.unit
            )
        return (
            translate("QuotaPanel", "%1 — letter %2").replace("%1", self.unit).replace("%2", self.quota.letter or "—")
        )


def _columns() -> list[Column]:
    return [
        Column(
            "unit", lambda: translate("QuotaPanel", "Unit"), lambda line: line.unit, 190, stretch=True,
            tooltip=lambda line: line.tooltip,
        ),
        Column("used", lambda: translate("QuotaPanel", "Used"), lambda line: line.used, 92, "center", figures=True),
        Column(
            "left", lambda: translate("QuotaPanel", "Left"), lambda line: line.left, 72, "center", figures=True,
            tone=lambda line: line.tone,
        ),
    ]  # fmt: skip


class QuotaPanel(Card):
    """Readable with one unit and with thirty: units without a quota stand last."""

    def __init__(self) -> None:
        super().__init__()
        columns = _columns()
        self.rows_model = ListTableModel(columns, self)
        self.table = Table("quotaTable")
        self.table.set_row_height(48)
        self.table.setModel(self.rows_model)
        self.table.set_columns_from(columns)
        self.table.setItemDelegateForColumn(0, ShareDelegate(self.table, self._share))
        self.hold_table(self.table)
        self._lines: Sequence[_Line] = ()
        self.retranslate()

    def show_quotas(self, units: Sequence[UnitRow], quotas: Sequence[QuotaRow]) -> None:
        """The units of the person, with their quotas of the term."""
        by_unit = {row.unit_id: row for row in quotas}
        lines = [_Line(row.name, by_unit.get(row.id)) for row in units]
        self._lines = [line for line in lines if line.quota] + [line for line in lines if not line.quota]
        self.rows_model.set_rows(self._lines)
        self._show_total()

    def _share(self, place: int) -> tuple[float, str] | None:
        line = self.rows_model.row_at(place)
        if line is None or line.quota is None:
            return None
        return (line.quota.used / line.quota.seats if line.quota.seats else 1.0), line.tone

    def _show_total(self) -> None:
        quotas = [line.quota for line in self._lines if line.quota]
        text = translate("QuotaPanel", "%1 of %2 places are used; %3 are left")
        for mark, number in (
            ("%1", sum(row.used for row in quotas)),
            ("%2", sum(row.seats for row in quotas)),
            ("%3", sum(row.left for row in quotas)),
        ):
            text = text.replace(mark, number_text(number))
        self.set_subtitle(text if quotas else "")

    def retranslate(self) -> None:
        """Words in the present language."""
        self.set_title(translate("QuotaPanel", "Approved table of assistants"))
        self.table.setAccessibleName(translate("QuotaPanel", "Approved table of assistants"))
        self.table.set_empty(
            "layers",
            translate("QuotaPanel", "No unit has a quota in this term"),
            translate("QuotaPanel", "Student affairs enters the quotas; without one a unit may not register."),
        )
        self._show_total()
