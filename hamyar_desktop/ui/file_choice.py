"""Asking for a file with the dialog of the system; it opens in the folder that was used last."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from hamyar_desktop.domain.text import squeeze
from hamyar_desktop.ui.desk import Desk

translate = QCoreApplication.translate
_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f]')


def file_name(*parts: str) -> str:
    """Words as a file name that every system takes: «برگه ساعات - کتابخانه مرکزی»."""
    return squeeze(_FORBIDDEN.sub(" ", " - ".join(part for part in parts if part)))


def shown_name(path: Path) -> str:
    """The name of a file inside a sentence; it keeps its own direction, Persian or Latin."""
    return f"\u2068{path.name}\u2069"


def student_list_kinds() -> str:
    """The files that hold lists of students, as a filter of the dialog."""
    return translate("FileChoice", "Lists (%1)").replace("%1", "*.xlsx *.xlsm *.xls *.csv")


def kind_of(suffix: str) -> str:
    """One kind of file, as a filter of the dialog."""
    names = {
        "xlsx": translate("FileChoice", "Excel workbook (%1)"),
        "pdf": translate("FileChoice", "PDF document (%1)"),
    }
    return names[suffix].replace("%1", f"*.{suffix}")


class FileChoice:
    """The two questions; tests give pages one with ready answers. Without a desk no folder is remembered."""

    def __init__(self, desk: Desk | None = None) -> None:
        self._desk = desk

    def open(self, parent: QWidget, title: str, kinds: str) -> Path | None:
        """A file that exists, or None."""
        dialog = self._dialog(parent, title, kinds)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        return self._ask(dialog)

    def save(self, parent: QWidget, title: str, name: str, suffix: str) -> Path | None:
        """Where to write; the dialog itself asks before a file is replaced. None if nothing was chosen."""
        dialog = self._dialog(parent, title, kind_of(suffix))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(suffix)
        dialog.selectFile(f"{name}.{suffix}")
        return self._ask(dialog)

    def _dialog(self, parent: QWidget, title: str, kinds: str) -> QFileDialog:
        folder = Path(self._desk.folder) if self._desk and self._desk.folder else None
        if folder is None or not folder.is_dir():
            folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
        if not folder.is_dir():
            # Qt would open the folder above and offer the missing one as the name of a file.
            folder = Path.home()
        dialog = QFileDialog(parent, title, str(folder), kinds)
        dialog.setObjectName("fileDialog")
        return dialog

    def _ask(self, dialog: QFileDialog) -> Path | None:
        chosen = [Path(name) for name in dialog.selectedFiles()] if dialog.exec() else []
        dialog.deleteLater()
        if not chosen:
            return None
        if self._desk is not None:
            self._desk.folder = str(chosen[0].parent)
        return chosen[0]
