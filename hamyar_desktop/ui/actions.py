"""Every action of the window in one table: its name, words, shortcut and icon."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget


@dataclass(frozen=True)
class ActionSpec:
    """One action: ``key`` is its object name and the slot's key; ``text`` the English source."""

    key: str
    text: str
    shortcuts: tuple[str, ...] = ()


ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec("search", str(QT_TRANSLATE_NOOP("Actions", "Search")), ("Ctrl+K",)),
    ActionSpec("apply", str(QT_TRANSLATE_NOOP("Actions", "Apply changes")), ("Ctrl+Return", "Ctrl+Enter")),
    ActionSpec("undo", str(QT_TRANSLATE_NOOP("Actions", "Take back the last decision")), ("Ctrl+Z",)),
    ActionSpec("refresh", str(QT_TRANSLATE_NOOP("Actions", "Refresh")), ("F5",)),
    ActionSpec("help", str(QT_TRANSLATE_NOOP("Actions", "Shortcuts and help")), ("F1",)),
    ActionSpec("theme", str(QT_TRANSLATE_NOOP("Actions", "Light or dark")), ("Ctrl+Shift+D",)),
    ActionSpec("language", str(QT_TRANSLATE_NOOP("Actions", "Persian or English")), ()),
    ActionSpec("password", str(QT_TRANSLATE_NOOP("Actions", "Change password")), ()),
    ActionSpec("signOut", str(QT_TRANSLATE_NOOP("Actions", "Sign out")), ()),
    ActionSpec("quit", str(QT_TRANSLATE_NOOP("Actions", "Quit")), ("Ctrl+Q",)),
)


def action_text(spec: ActionSpec) -> str:
    """The words of an action in the present language."""
    return QCoreApplication.translate("Actions", spec.text)


def make_actions(owner: QWidget, slots: Mapping[str, Callable[[], None]]) -> dict[str, QAction]:
    """A QAction per line of the table, connected to the slot of its key and added to the owner."""
    made: dict[str, QAction] = {}
    for spec in ACTIONS:
        action = QAction(owner)
        action.setObjectName(spec.key)
        action.setShortcuts([QKeySequence(keys) for keys in spec.shortcuts])
        action.triggered.connect(lambda _checked=False, slot=slots[spec.key]: slot())
        owner.addAction(action)
        made[spec.key] = action
    retranslate_actions(made)
    return made


def retranslate_actions(actions: Mapping[str, QAction]) -> None:
    """Looks the words up again; the tooltip names the shortcut."""
    for spec in ACTIONS:
        name_action(actions[spec.key], action_text(spec))


def name_action(action: QAction, text: str) -> None:
    """Words for an action and its tooltip, which names the shortcut too."""
    action.setText(text)
    keys = f" ({action.shortcut().toString()})" if not action.shortcut().isEmpty() else ""
    action.setToolTip(f"{text}\u200f\u2066{keys}\u2069" if keys else text)
