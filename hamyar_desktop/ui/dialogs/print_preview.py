"""What the printer would give, page by page, with buttons to print it or keep it as PDF.

Pages are painted and files written in the worker: a large unit has fifteen pages, which take a third of a second.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from hamyar_desktop.documents.layout import Layout
from hamyar_desktop.domain.errors import RuleBroken
from hamyar_desktop.services.sentences import sentence
from hamyar_desktop.ui.file_choice import FileChoice, file_name, shown_name
from hamyar_desktop.ui.locale import is_persian, number_text
from hamyar_desktop.ui.printing import a4, page_images, print_layout, write_pdf
from hamyar_desktop.ui.tasks import Runner

translate = QCoreApplication.translate
WIDTH = 900


class PrintPreview(QDialog):
    """Pictures of the same painting that the printer gets."""

    def __init__(
        self, layout: Layout, runner: Runner, parent: QWidget | None = None, *, files: FileChoice | None = None
    ) -> None:
        super().__init__(parent)
        self._layout = layout
        self._runner = runner
        self._closed = False
        self.files = files or FileChoice()
        self._printer: QPrinter | None = None
        self.setObjectName("printPreview")
        self.setWindowTitle(translate("PrintPreview", "Print preview"))
        self.resize(980, 720)
        pages = QWidget()
        pages.setObjectName("previewPages")
        self._pages = QVBoxLayout(pages)
        self._pages.setSpacing(16)
        area = QScrollArea()
        area.setWidget(pages)
        area.setWidgetResizable(True)
        self.message = QLabel(translate("PrintPreview", "The pages are being painted…"))
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
        # Qt may have taken the widgets apart when an answer comes for a dialog that was closed.
        self.finished.connect(self._on_finished)
        runner.run(lambda: page_images(layout, WIDTH), self._show_pages, self._refuse)

    def _on_finished(self) -> None:
        self._closed = True

    def _show_pages(self, images: Sequence[QImage]) -> None:
        if self._closed:
            return
        for image in images:
            page = QLabel()
            page.setPixmap(QPixmap.fromImage(image))
            page.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            self._pages.addWidget(page)
        self.message.setText(translate("PrintPreview", "%1 pages").replace("%1", number_text(len(images))))

    def _refuse(self, error: BaseException) -> None:
        """Says what could not be done; a failure that is no rule is a bug and goes to the program's own hook."""
        if not isinstance(error, RuleBroken):
            raise error
        if self._closed:
            return
        self.message.setText(sentence(error, "fa" if is_persian() else "en"))
        self.pdf_button.setEnabled(True)

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
        """Writes the PDF in the worker and says so."""
        layout = self._layout

        def saved(_none: None) -> None:
            if self._closed:
                return
            self.message.setText(translate("PrintPreview", "Saved: %1").replace("%1", shown_name(path)))
            self.pdf_button.setEnabled(True)

        self.pdf_button.setEnabled(False)
        self.message.setText(translate("PrintPreview", "The PDF is being written…"))
        self._runner.run(lambda: write_pdf(layout, path), saved, self._refuse)
