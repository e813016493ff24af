"""What can be done with the columns of a table: sort, move, widen, hide, show, and all as it was."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from hamyar_desktop.models.qt.column import Column
from hamyar_desktop.ui.widgets.table_columns import STEP, TableColumns

translate = QCoreApplication.translate
HEADER_KEY = "Ctrl+H"
Sort = Callable[[str, bool], None]
"""Key to sort by, and whether downwards."""


def header_menu(owner: QWidget, columns: TableColumns, column: Column, sort: Sort | None) -> QMenu:
    """For one column, and below it the list of all. ``sort`` is None where the rows have one order only."""
    menu = QMenu(owner)
    menu.setObjectName(owner.objectName() + "ColumnsMenu")
    menu.setTitle(translate("HeaderMenu", "Columns"))
    _about_one(menu, columns, column, sort)
    menu.addSection(translate("HeaderMenu", "Shown columns"))
    for each in columns.columns:
        action = menu.addAction(each.title())
        action.setObjectName(f"show_{each.key}")
        action.setCheckable(True)
        action.setChecked(columns.is_shown(each.key))
        action.setEnabled(not columns.is_shown(each.key) or columns.may_hide(each.key))
        action.triggered.connect(lambda checked, key=each.key: columns.show(key, shown=checked))
    menu.addSeparator()
    _add(menu, "resetColumns", translate("HeaderMenu", "Reset columns"), columns.reset)
    return menu


def _about_one(menu: QMenu, columns: TableColumns, column: Column, sort: Sort | None) -> None:
    key = column.key
    menu.addSection(column.title())
    if sort is not None and column.sort:
        _add(menu, "sortUp", translate("HeaderMenu", "Sort ascending"), lambda: sort(column.sort, False))
        _add(menu, "sortDown", translate("HeaderMenu", "Sort descending"), lambda: sort(column.sort, True))
    ahead = 1 if menu.layoutDirection() == Qt.LayoutDirection.LeftToRight else -1
    for name, text, steps in (
        ("moveRight", translate("HeaderMenu", "Move to the right"), ahead),
        ("moveLeft", translate("HeaderMenu", "Move to the left"), -ahead),
    ):
        action = _add(menu, name, text, lambda steps=steps: columns.move(key, steps))  # type: ignore[misc]
        action.setEnabled(columns.may_move(key, steps))
    for name, text, pixels in (
        ("widen", translate("HeaderMenu", "Wider"), STEP),
        ("narrow", translate("HeaderMenu", "Narrower"), -STEP),
    ):
        action = _add(menu, name, text, lambda pixels=pixels: columns.widen(key, pixels))  # type: ignore[misc]
        action.setEnabled(not column.stretch)
    hide = _add(menu, "hideColumn", translate("HeaderMenu", "Hide this column"), lambda: columns.show(key, shown=False))
    hide.setEnabled(columns.may_hide(key))


def _add(menu: QMenu, name: str, text: str, slot: Callable[[], None]) -> QAction:
    action = menu.addAction(text)
    action.setObjectName(name)
    action.triggered.connect(lambda _checked=False: slot())
    return action
