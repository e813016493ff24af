"""The filter of stage 3, in Behestan's order: unit («؟»), work type, status."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from hamyar_desktop.services.rows import Reference, RequestFilter, RequestRow
from hamyar_desktop.services.words import word
from hamyar_desktop.ui.tables.request_columns import language
from hamyar_desktop.ui.widgets.field import Field
from hamyar_desktop.ui.widgets.lookup import LookupField

translate = QCoreApplication.translate
STATUSES = ("approved", "hours", "final")


class ReferralFilter(QWidget):
    """«تایید شده» is the status to begin with; no unit and no work type mean all of them."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.unit = LookupField("unit", "unitLookup")
        self.work_type, self.status = QComboBox(), QComboBox()
        self.work_type.setObjectName("workType")
        self.status.setObjectName("status")
        self._unit_field = Field("", self.unit)
        self._work_type_field = Field("", self.work_type)
        self._status_field = Field("", self.status)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._work_type_field, 1)
        row.addWidget(self._status_field, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._unit_field)
        column.addLayout(row)
        self.unit.chosen.connect(lambda _id: self.changed.emit())
        self.work_type.currentIndexChanged.connect(lambda _place: self.changed.emit())
        self.status.currentIndexChanged.connect(lambda _place: self.changed.emit())

    def offer(self, reference: Reference) -> None:
        """Units and work types of the person; what is chosen stays, an only unit is chosen."""
        self.unit.set_items([(row.id, row.name, row.work_type) for row in reference.units])
        if len(reference.units) == 1:
            self.unit.set_current_id(reference.units[0].id)
        chosen = self.work_type.currentData()
        with QSignalBlocker(self.work_type):
            self.work_type.clear()
            self.work_type.addItem(translate("ReferralPage", "All work types"), None)
            for row in reference.work_types:
                self.work_type.addItem(row.name, row.id)
            self.work_type.setCurrentIndex(max(0, self.work_type.findData(chosen)))

    def choose_status(self, status: str) -> None:
        """Shows the records with that status; one that stage 3 does not have is ignored."""
        if status in STATUSES:
            self.status.setCurrentIndex(STATUSES.index(status))

    def wanted(self, term_code: str, student_id: int | None) -> RequestFilter:
        """What the table has to show."""
        return RequestFilter(
            stage=self.status.currentData() or STATUSES[0],
            unit_id=self.unit.current_id(),
            work_type_id=self.work_type.currentData(),
            student_id=student_id,
            term_code=term_code,
            descending=False,
        )

    def strangeness(self, row: RequestRow) -> tuple[bool, bool, bool]:
        """How badly a record fits unit, work type and status, for choosing the best of several."""
        unit_id, work_type_id = self.unit.current_id(), self.work_type.currentData()
        return (
            unit_id not in (None, row.unit_id),
            work_type_id not in (None, row.work_type_id),
            row.state.value != self.status.currentData(),
        )

    def retranslate(self) -> None:
        """Words in the present language; what is chosen stays."""
        self.unit.retranslate()
        self._unit_field.set_label(translate("ReferralPage", "Unit"))
        self._work_type_field.set_label(translate("ReferralPage", "Work type"))
        self._status_field.set_label(translate("ReferralPage", "Status"))
        if self.work_type.count():
            self.work_type.setItemText(0, translate("ReferralPage", "All work types"))
        chosen = max(0, self.status.currentIndex())
        with QSignalBlocker(self.status):
            self.status.clear()
            for stage in STATUSES:
                self.status.addItem(word("stage", stage, language()), stage)
            self.status.setCurrentIndex(chosen)
