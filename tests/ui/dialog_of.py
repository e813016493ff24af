"""Finds the dialog that a page opened over itself."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtWidgets import QApplication, QDialog, QWidget

D = TypeVar("D", bound=QDialog)


def dialog_of(page: QWidget, kind: type[D]) -> D:
    """The dialog of that kind that is in sight."""
    found = [each for each in page.window().findChildren(kind) if each.isVisible()]
    assert len(found) == 1, (kind, found)
    return found[0]


def no_dialog(page: QWidget) -> bool:
    """Whether nothing is open over the page."""
    QApplication.processEvents()
    return not [each for each in page.window().findChildren(QDialog) if each.isVisible()]
