"""Line edits for codes: left to right, ASCII digits whatever was typed, no invisible marks, Sheba in groups."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QKeyEvent, QKeySequence, QValidator
from PySide6.QtWidgets import QApplication, QMenu, QToolTip, QWidget

from hamyar_desktop.domain.sheba import group_by_four, normalize_sheba
from hamyar_desktop.domain.text import ascii_digits, strip_invisible
from hamyar_desktop.ui.locale import number_text
from hamyar_desktop.ui.widgets.line_edit import LineEdit


class _CodeValidator(QValidator):
    """Normalises inside ``validate``: typing, pasting and undo all pass through it."""

    def __init__(self, max_length: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._max = max_length

    def validate(self, text: str, position: int) -> object:
        """Digits become ASCII, spaces and marks go. What is too long is refused whole: a cut code is another code."""
        tidy = _plain(text)
        if len(tidy) > self._max:
            return QValidator.State.Invalid, text, position
        return QValidator.State.Acceptable, tidy, len(_plain(text[:position]))


class _GroupedValidator(QValidator):
    """The same, shown in groups of four; the caret stays behind the same character."""

    def __init__(self, max_length: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._max = max_length

    def validate(self, text: str, position: int) -> object:
        """Upper case, groups of four."""
        tidy = _sheba_plain(text)
        if len(tidy) > self._max:
            return QValidator.State.Invalid, text, position
        before = len(_sheba_plain(text[:position]))
        return QValidator.State.Acceptable, group_by_four(tidy), before + max(0, (before - 1) // 4)


def _plain(text: str) -> str:
    return "".join(strip_invisible(ascii_digits(text)).replace("\u200c", "").split())


def _sheba_plain(text: str) -> str:
    tidy = normalize_sheba(text)
    # «IR» is added to 24 digits only on leaving the field, not while the 24th is typed.
    return tidy[2:] if tidy.startswith("IR") and "IR" not in text.upper() else tidy


class CodeEdit(LineEdit):
    """For student numbers, accounts and, with ``grouped``, Sheba numbers."""

    def __init__(
        self, object_name: str, *, grouped: bool = False, max_length: int = 30, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(object_name)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
        self.setProperty("code", True)
        validator: QValidator = _GroupedValidator(26, self) if grouped else _CodeValidator(max_length, self)
        self.setValidator(validator)
        self._grouped = grouped
        self._longest = 26 if grouped else max_length
        self.inputRejected.connect(self._on_input_rejected)
        if grouped:
            self.editingFinished.connect(self._complete)

    def code(self) -> str:
        """The code without spaces."""
        return "".join(self.text().split())

    def set_code(self, code: str) -> None:
        """Shows a code, grouped if the field groups."""
        self.setText(group_by_four(code) if self._grouped else code)

    def _complete(self) -> None:
        whole = normalize_sheba(self.text())
        if whole != self.code():
            self.setText(group_by_four(whole))
            self.textEdited.emit(self.text())

    def _on_input_rejected(self) -> None:
        text = QCoreApplication.translate("CodeEdit", "At most %1 characters fit here; nothing was changed.")
        place = self.mapToGlobal(QPoint(0, self.height()))
        QToolTip.showText(place, text.replace("%1", number_text(self._longest)), self)

    def copy(self) -> None:
        """Copies the code without the spaces of its groups."""
        if self.hasSelectedText():
            QApplication.clipboard().setText("".join(self.selectedText().split()))

    def cut(self) -> None:
        """Copies the same, then removes it."""
        if self.hasSelectedText():
            self.copy()
            self.del_()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Qt's own handling of these keys never calls the methods above.
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Cut):
            self.cut()
        else:
            super().keyPressEvent(event)

    def context_menu(self) -> QMenu:
        """Qt's menu, with copy and cut that give the bare code."""
        menu = self.createStandardContextMenu()
        for name, slot in (("edit-copy", self.copy), ("edit-cut", self.cut)):
            action = menu.findChild(QAction, name)
            if action is not None:
                action.triggered.disconnect()
                action.triggered.connect(slot)
        return menu

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.context_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())
