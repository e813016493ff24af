"""What is set stands as chips under the filters, each of which takes its condition away."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hamyar_desktop.ui.panels.filter_words import Condition
from hamyar_desktop.ui.widgets.filter_chip import FilterChip
from hamyar_desktop.ui.widgets.flow import Flow
from hamyar_desktop.ui.widgets.named_button import named_button

translate = QCoreApplication.translate


class FilterChips(QWidget):
    """Out of sight while nothing is set. ``clear_button`` stands behind the last chip."""

    taken_away = Signal(object)
    """The parts of the condition, as a tuple."""
    emptied = Signal()
    """The chip that had the focus went, and there is none that could have it now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chips: dict[str, FilterChip] = {}
        self._parts: dict[str, tuple[str, ...]] = {}
        self.clear_button = named_button("clearFilters", "")
        self.clear_button.setProperty("kind", "chip")
        self._flow = Flow()
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 0, 16, 6)
        column.addWidget(self._flow)
        self.hide()

    def come_after(self, widget: QWidget) -> None:
        """The Tab key comes here from that widget."""
        self._flow.come_after(widget)

    def show_conditions(self, conditions: Sequence[Condition]) -> None:
        """One chip for each; those that stay keep their place and the focus."""
        names = [f"chip_{each.parts[0]}" for each in conditions]
        before = list(self._chips)
        focused = next((place for place, name in enumerate(before) if self._chips[name].hasFocus()), None)
        for name in set(before) - set(names):
            gone = self._chips.pop(name)
            gone.hide()
            gone.deleteLater()
        made = {}
        for name, condition in zip(names, conditions, strict=True):
            chip = made[name] = self._chips.get(name) or self._chip(name)
            self._parts[name] = condition.parts
            about = translate("FilterChips", "Remove the filter “%1” (Delete)").replace("%1", condition.words)
            chip.set_words(condition.words, about)
        self._chips = made
        self._flow.set_widgets([*made.values(), self.clear_button])
        self.clear_button.setEnabled(bool(made))
        self.setVisible(bool(made))
        if focused is not None and before[focused] not in made:
            self._focus(focused)

    def _chip(self, name: str) -> FilterChip:
        chip = FilterChip(name, self._flow)
        chip.clicked.connect(lambda: self.taken_away.emit(self._parts[name]))
        return chip

    def _focus(self, place: int) -> None:
        """The chip that moved to that place, else the last one."""
        chips = list(self._chips.values())
        if chips:
            chips[min(place, len(chips) - 1)].setFocus()
        else:
            self.emptied.emit()

    def words(self) -> list[str]:
        """What the chips say, in their order."""
        return [chip.text() for chip in self._chips.values()]

    def retranslate(self) -> None:
        """The button's words; the chips get theirs with ``show_conditions``."""
        text = translate("FilterChips", "Clear all")
        self.clear_button.setText(text)
        self.clear_button.setAccessibleName(translate("FilterChips", "Clear all filters"))
        self._flow.place()
