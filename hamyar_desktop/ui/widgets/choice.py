"""A drop-down list that may be narrower than its words: they end in an ellipsis, and the tooltip has them whole."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QStylePainter, QWidget

Option = tuple[str, object]
"""Words and what they stand for."""

_ARROW = 52
"""Pixels of the closed list that its words may not use: the arrow and the padding of the style sheet."""


class Choice(QComboBox):
    """``fill`` keeps what is chosen; choosing from code tells nobody."""

    def __init__(self, object_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = ""
        self.setObjectName(object_name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self.setMaxVisibleItems(16)
        self.currentIndexChanged.connect(lambda _index: self._tell_whole())

    def set_name(self, name: str) -> None:
        """What is chosen here, for tooltip and screen reader."""
        self._name = name
        self.setAccessibleName(name)
        self._tell_whole()

    def _tell_whole(self) -> None:
        self.setToolTip(f"{self._name}: {self.currentText()}" if self._name else self.currentText())

    def fill(self, options: Sequence[Option]) -> None:
        """New words; the choice stays if it is still there, else the first is chosen."""
        chosen = self.currentData()
        self.blockSignals(True)
        self.clear()
        for text, data in options:
            self.addItem(text, data)
        self.setCurrentIndex(max(0, self.findData(chosen)) if options else -1)
        self.blockSignals(False)
        # The open list shows whole names, however narrow the closed one is.
        self.view().setMinimumWidth(self.view().sizeHintForColumn(0) + 40)
        self._tell_whole()

    def choose(self, data: object) -> None:
        """Chooses without telling; the first if there is no such option."""
        self.blockSignals(True)
        self.setCurrentIndex(max(0, self.findData(data)))
        self.blockSignals(False)
        self._tell_whole()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        option.currentText = self.fontMetrics().elidedText(
            self.currentText(), Qt.TextElideMode.ElideRight, max(self.width() - _ARROW, 20)
        )
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
