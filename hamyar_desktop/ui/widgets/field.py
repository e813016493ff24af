"""A field of a form: label above, editor, and below it a hint or what is wrong."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget


class Field(QWidget):
    """``editor`` is the widget that is edited; its accessible name is the label."""

    def __init__(
        self, label: str, editor: QWidget, *, required: bool = False, hint: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.editor = editor
        self._required = required
        self._hint = hint
        self._label, self._note = QLabel(), QLabel()
        self._note.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._label)
        layout.addWidget(editor)
        layout.addWidget(self._note)
        # Beside a taller neighbour the label stays with its editor; a growing editor takes the room itself.
        if not editor.sizePolicy().expandingDirections() & Qt.Orientation.Vertical:
            layout.addStretch(1)
        self.set_label(label)
        self.clear_error()

    def set_label(self, label: str) -> None:
        """The words above the editor, none for a check box; a star marks a required field."""
        self._label.setText(f"{label} *" if self._required else label)
        self._label.setVisible(bool(label))
        self._label.setBuddy(self.editor)
        self.editor.setAccessibleName(label)

    def label_text(self) -> str:
        """The words above the editor, without the star."""
        return self.editor.accessibleName()

    def set_hint(self, hint: str) -> None:
        """A quiet line below the editor; '' shows none."""
        self._hint = hint
        if self._note.property("role") != "error":
            self.clear_error()

    def set_error(self, text: str) -> None:
        """What is wrong with the field, in place of the hint."""
        self._show(text, "error", wrong=True)
        self._describe(text)

    def clear_error(self) -> None:
        """Back to the hint."""
        self._show(self._hint, "muted", wrong=False)
        self._describe(self._hint)

    def error(self) -> str:
        """What is wrong, or ''."""
        return self._note.text() if self._note.property("role") == "error" else ""

    def note(self) -> str:
        """What stands below the editor, hint or mistake."""
        return self._note.text()

    def _touched(self) -> tuple[QWidget, ...]:
        """The editor and, of a compound one, the line edit inside that has the border and the focus."""
        inner = self.editor.focusProxy()
        return (self.editor,) if inner is None else (self.editor, inner)

    def _describe(self, text: str) -> None:
        for widget in self._touched():
            widget.setAccessibleDescription(text)

    def _show(self, text: str, role: str, *, wrong: bool) -> None:
        self._note.setText(text)
        self._note.setVisible(bool(text))
        self._note.setProperty("role", role)
        for widget in self._touched():
            widget.setProperty("wrong", wrong)
        for widget in (self._note, *self._touched()):
            widget.style().unpolish(widget)
            widget.style().polish(widget)
