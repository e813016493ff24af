"""A field of a form: label above, editor, and below it a hint or what is wrong."""

from __future__ import annotations

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
        self.set_label(label)
        self.clear_error()

    def set_label(self, label: str) -> None:
        """The words above the editor; a star marks a required field."""
        self._label.setText(f"{label} *" if self._required else label)
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
        self.editor.setAccessibleDescription(text)

    def clear_error(self) -> None:
        """Back to the hint."""
        self._show(self._hint, "muted", wrong=False)
        self.editor.setAccessibleDescription(self._hint)

    def error(self) -> str:
        """What is wrong, or ''."""
        return self._note.text() if self._note.property("role") == "error" else ""

    def _show(self, text: str, role: str, *, wrong: bool) -> None:
        self._note.setText(text)
        self._note.setVisible(bool(text))
        self._note.setProperty("role", role)
        self.editor.setProperty("wrong", wrong)
        for widget in (self._note, self.editor):
            widget.style().unpolish(widget)
            widget.style().polish(widget)
