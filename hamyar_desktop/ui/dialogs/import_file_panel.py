"""The first step of the import: a file is dropped or chosen, or an empty template is taken along."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QMimeData, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from hamyar_desktop.services.words import Language, word
from hamyar_desktop.ui.theme import beside_icon, icon, icon_pixmap, theme_signals

translate = QCoreApplication.translate
_NEEDED = ("number", "first_name", "last_name")
_OPTIONAL = ("identity_kind", "national_code", "mobile", "degree", "field_of_study", "faculty")


def dropped_file(data: QMimeData) -> Path | None:
    """The one file of this computer that is dragged, or None."""
    files = [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
    return Path(files[0]) if len(files) == 1 and len(data.urls()) == 1 else None


class ImportFilePanel(QWidget):
    """``chosen`` gives the path of a dropped file; the buttons ask the dialog to ask."""

    chosen = Signal(object)
    choose_wanted = Signal()
    template_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("importFilePanel")
        self.setAcceptDrops(True)
        self._zone = QFrame()
        self._zone.setObjectName("dropZone")
        self._zone.setProperty("role", "drop")
        self._picture, self._title, self._hint = QLabel(), QLabel(), QLabel()
        self._title.setProperty("role", "heading")
        self._hint.setProperty("role", "muted")
        self.choose_button = QPushButton()
        self.choose_button.setObjectName("chooseFile")
        self.choose_button.setProperty("kind", "primary")
        self.choose_button.clicked.connect(self.choose_wanted)
        self.template_button = QPushButton()
        self.template_button.setObjectName("saveTemplate")
        self.template_button.clicked.connect(self.template_wanted)
        self._columns = QLabel()
        self._columns.setProperty("role", "muted")
        self._columns.setWordWrap(True)
        self._lay_out()
        theme_signals().changed.connect(self._paint)
        self._paint()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        buttons.addStretch(1)
        buttons.addWidget(self.choose_button)
        buttons.addWidget(self.template_button)
        buttons.addStretch(1)
        inside = QVBoxLayout(self._zone)
        inside.setSpacing(8)
        inside.addStretch(1)
        for label in (self._picture, self._title, self._hint):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            inside.addWidget(label)
        inside.addSpacing(8)
        inside.addLayout(buttons)
        inside.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self._zone, 1)
        layout.addWidget(self._columns)

    def retranslate(self, language: Language) -> None:
        """Words in the present language."""
        self._title.setText(translate("ImportFilePanel", "Drop the Excel file here"))
        self._hint.setText(
            translate("ImportFilePanel", "or choose it. Nothing is stored before you have seen every row.")
        )
        texts = (
            translate("ImportFilePanel", "Choose a file…"),
            translate("ImportFilePanel", "Save an empty template…"),
        )
        for button, text in zip((self.choose_button, self.template_button), texts, strict=True):
            button.setText(beside_icon(text))
            button.setAccessibleName(text)
        comma = "، " if language == "fa" else ", "
        text = translate(
            "ImportFilePanel", "Needed columns: %1. Also read, if present: %2. Their order does not matter."
        )
        text = text.replace("%1", comma.join(word("field", key, language) for key in _NEEDED))
        self._columns.setText(text.replace("%2", comma.join(word("field", key, language) for key in _OPTIONAL)))
        self.setAccessibleName(self._title.text())

    def _paint(self) -> None:
        self._picture.setPixmap(icon_pixmap("file-spreadsheet", "primary_text", 56))
        self.choose_button.setIcon(icon("folder-open", "on_primary"))
        self.template_button.setIcon(icon("download", "muted"))

    # -- dropping
    def _light(self, over: bool) -> None:
        self._zone.setProperty("over", over)
        self._zone.style().unpolish(self._zone)
        self._zone.style().polish(self._zone)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_file(event.mimeData()) is not None:
            event.acceptProposedAction()
            self._light(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._light(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._light(False)
        path = dropped_file(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            self.chosen.emit(path)
