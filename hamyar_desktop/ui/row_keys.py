"""The keys of a table of requests in one list: shortcuts, tooltips and the help sheet are all made from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from hamyar_desktop.domain.text import other_layout

translate = QCoreApplication.translate

VERB_KEYS: Mapping[str, str] = {
    "approve": "A",
    "reject": "R",
    "reopen": "B",
    "finalize": "F",
    "unfinalize": "N",
    "cancel": "Del",
    "restore": "U",
    # One form at a time is open to a row: which one follows from its stage.
    "edit": "F2",
    "record_hours": "F2",
    "resubmit": "F2",
}
"""The key of each verb, by its value; a letter counts on the Persian layout too."""
DRAWER_KEY = "Space"
"""Enter does the same."""
STUDENT_KEY = "P"
STATE_KEY = "Alt+Down"
"""Opens the words of the state on stage 2, as in a drop-down list."""


@dataclass(frozen=True)
class KeyGroup:
    """A heading of the help sheet with pairs of words and keys."""

    title: str
    keys: tuple[tuple[str, str], ...]


_TABLE_KEYS = (
    ("↑ ↓", str(QT_TRANSLATE_NOOP("RowKeys", "Go from row to row"))),
    ("Shift+↑ ↓", str(QT_TRANSLATE_NOOP("RowKeys", "Select several rows"))),
    ("Ctrl+A", str(QT_TRANSLATE_NOOP("RowKeys", "Select all matches"))),
    ("Ctrl+C", str(QT_TRANSLATE_NOOP("RowKeys", "Copy the selected rows"))),
    ("Space", str(QT_TRANSLATE_NOOP("RowKeys", "Open or close the drawer beside the table"))),
    ("Tab", str(QT_TRANSLATE_NOOP("RowKeys", "Go into the open drawer"))),
    ("Esc", str(QT_TRANSLATE_NOOP("RowKeys", "Back to the table, then close the drawer"))),
)
"""What the keyboard does in every table with a drawer."""
_SHORTCUTS = {
    "Alt+PgDown": str(QT_TRANSLATE_NOOP("RowKeys", "Scroll the drawer from the table")),
    "Ctrl+G": str(QT_TRANSLATE_NOOP("RowKeys", "Go to a row by its number")),
    "Ctrl+H": str(QT_TRANSLATE_NOOP("RowKeys", "Columns: order, width, which are shown")),
    STATE_KEY: str(QT_TRANSLATE_NOOP("RowKeys", "Choose the state of the row from a list")),
}
"""Words of the shortcuts that one table has and another may not have."""


def table_keys(table: QWidget) -> tuple[tuple[str, str], ...]:
    """Words and keys of a table for the help sheet, of its shortcuts those that it has."""
    own = table.findChildren(QShortcut, options=Qt.FindChildOption.FindDirectChildrenOnly)
    keys = {shortcut.key().toString() for shortcut in own}
    told = (*_TABLE_KEYS, *((each, words) for each, words in _SHORTCUTS.items() if each in keys))
    return tuple((translate("RowKeys", words), each) for each, words in told)


def sequences(keys: str) -> list[QKeySequence]:
    """The shortcut; a single letter also as the same key writes it on the Persian layout."""
    found = [QKeySequence(keys)]
    if len(keys) == 1:
        found.append(QKeySequence(other_layout(keys.lower())))
    return found


def with_key(text: str, keys: str) -> str:
    """Words for a tooltip with the key behind them, left to right in brackets."""
    return f"{text}\u200f \u2066({keys})\u2069" if keys else text


def key_typed(text: str) -> str:
    """The key of the list that a typed character means on either layout; '' for none."""
    latin = text.upper() if text.isascii() else other_layout(text).upper()
    return latin if latin in {STUDENT_KEY, *VERB_KEYS.values()} else ""
