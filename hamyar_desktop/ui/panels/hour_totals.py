"""The totals of an hour sheet as tiles: assistants, requested and actual hours, and who has no account yet."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from hamyar_desktop.domain.hours import Hours
from hamyar_desktop.services.rows import HourSheetRow
from hamyar_desktop.ui.locale import number_text
from hamyar_desktop.ui.tables.request_columns import hours_text
from hamyar_desktop.ui.widgets.stat_tile import StatTile

translate = QCoreApplication.translate
_LOOKS = {
    "people": ("users", "primary"),
    "asked": ("clock", "neutral"),
    "actual": ("hourglass", "success"),
    "unpaid": ("landmark", "warning"),
}


class HourTotals(QWidget):
    """``unpaid_wanted``: the tile of those without an account was clicked."""

    unpaid_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("hourTotals")
        self.tiles = {key: StatTile(*look) for key, look in _LOOKS.items()}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        for key, tile in self.tiles.items():
            tile.setObjectName("tile" + key.capitalize())
            row.addWidget(tile, 1)
        self.tiles["unpaid"].clicked.connect(self.unpaid_wanted)

    def show_rows(self, rows: Sequence[HourSheetRow], *, may_enter_account: bool) -> None:
        """The totals of these rows in the present language."""
        asked = sum((row.requested_hours for row in rows), Hours(0))
        actual = sum((row.actual_hours for row in rows), Hours(0))
        unpaid = sum(not row.sheba for row in rows)
        missing = translate("HourTotals", "would not be paid")
        if unpaid == 0:
            missing = translate("HourTotals", "everybody can be paid") if rows else ""
        elif may_enter_account:
            missing = translate("HourTotals", "click to enter the first")
        values = {
            "people": (translate("HourTotals", "Assistants"), number_text(len(rows)),
                       translate("HourTotals", "with final hours")),
            "asked": (translate("HourTotals", "Requested hours"), hours_text(asked),
                      translate("HourTotals", "as registered")),
            "actual": (translate("HourTotals", "Actual hours"), hours_text(actual),
                       translate("HourTotals", "total of the sheet")),
            "unpaid": (translate("HourTotals", "Without bank account"), number_text(unpaid), missing),
        }  # fmt: skip
        for key, tile in self.tiles.items():
            tile.set_values(*values[key])
