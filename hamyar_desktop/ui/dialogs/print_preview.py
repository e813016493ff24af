"""What the printer would give, page by page, with buttons to print it or keep it as PDF."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QPixmap
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from hamyar_desktop.documents.layout import Layout
from hamyar_desktop.domain.errors import RuleBroken
from hamyar_desktop.services.sentences import sentence
from hamyar_desktop.ui.file_choice import FileChoice, file_name, shown_name
from hamyar_desktop.ui.locale import is_persian, number_text
from hamyar_desktop.ui.printing import a4, page_images, print_layout, write_pdf

translate = QCoreApplication.translate
WIDTH = 900


class PrintPreview(QDialog):
    """Pictures of the same painting that the printer gets."""

    def __init__(self, layout: Layout, parent: QWidget | None = None, *, files: FileChoice | None = None) -> None:
        super().__init__(parent)
        self._layout = layout
        self.files = files or FileChoice()
        self._printer: QPrinter | None = None
        self.setObjectName("printPreview")
        self.setWindowTitle(translate("PrintPreview", "Print preview"))
        self.resize(980, 720)
        images = page_images(layout, WIDTH)
        pages = QWidget()
        pages.setObjectName("previewPages")
        column = QVBoxLayout(pages)
        column.setSpacing(16)
        for image in images:
            page = QLabel()
            page.setPixmap(QPixmap.fromImage(image))
            page.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(page)
        area = QScrollArea()
        area.setWidget(pages)
        area.setWidgetResizable(True)
        self.message = QLabel(translate("PrintPreview", "%1 pages").replace("%1", number_text(len(images))))
        self.message.setProperty("role", "muted")
        self.print_button = self._button("printPages", translate("PrintPreview", "Print"), self._on_print)
        self.pdf_button = self._button("savePdf", translate("PrintPreview", "Save as PDF"), self._on_save)
        self.pdf_button.setProperty("kind", "primary")
        buttons = QHBoxLayout()
        buttons.addWidget(self.message, 1)
        buttons.addWidget(self.print_button)
        buttons.addWidget(self.pdf_button)
        layout_box = QVBoxLayout(self)
        layout_box.setContentsMargins(16, 16, 16, 16)
        layout_box.setSpacing(12)
        layout_box.addWidget(area, 1)
        layout_box.addLayout(buttons)

    def _button(self, name: str, text: str, slot: object) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(name)
        button.setAccessibleName(text)
        button.clicked.connect(slot)
        return button

    def _on_print(self) -> None:
        # The printer is kept on the dialog: Qt crashes when it goes while a painter still knows it.
        self._printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        self._printer.setFullPage(True)
        self._printer.setPageLayout(a4())
        dialog = QPrintDialog(self._printer, self)
        if dialog.exec():
            print_layout(self._printer, self._layout)
            self.accept()

    def _on_save(self) -> None:
        path = self.files.save(self, self.pdf_button.text(), file_name(self._layout.title), "pdf")
        if path is not None:
            self.save(path)

    def save(self, path: Path) -> None:
        """Writes the PDF and says so."""
        try:
            write_pdf(self._layout, path)
        except RuleBroken as broken:
            self.message.setText(sentence(broken, "fa" if is_persian() else "en"))
            return
        self.message.setText(translate("PrintPreview", "Saved: %1").replace("%1", shown_name(path)))
