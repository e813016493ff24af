"""What every page is: a title, fields that may be unsaved, a refresh when something that concerns it changed."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QWidget

from hamyar_desktop.services.rows import Changes
from hamyar_desktop.ui.desk import Desk
from hamyar_desktop.ui.row_keys import KeyGroup
from hamyar_desktop.ui.theme import theme_signals


class Page(QWidget):
    """Base of the pages in ``ui.pages``; the main window puts title, subtitle and buttons above it."""

    key = ""
    """Name in navigation: ``register`` gives ``navRegister`` and ``pageRegister``."""
    edited = Signal()
    """A field was changed by the person; the draft is kept soon after."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.setObjectName("page" + self.key[:1].upper() + self.key[1:])
        self._stale = True
        desk.changed.connect(self._on_desk_changed)
        desk.reference_changed.connect(self._on_reference_changed)
        theme_signals().changed.connect(self._on_theme_changed)

    # -- what the window shows above the page
    def title(self) -> str:
        """The heading of the page."""
        raise NotImplementedError

    def subtitle(self) -> str:
        """One quiet line below the heading."""
        return ""

    def header_widgets(self) -> list[QWidget]:
        """Buttons at the far side of the heading."""
        return []

    def shortcuts(self) -> list[tuple[str, str]]:
        """What the page's own keys do, for the help sheet: words and keys."""
        return []

    def key_groups(self) -> list[KeyGroup]:
        """The same under headings; a page with few keys has one."""
        keys = self.shortcuts()
        return [KeyGroup(self.title(), tuple(keys))] if keys else []

    # -- being shown
    def activate(self, argument: object = None) -> None:
        """The page comes to the front, perhaps with something to open (a student number, a filter)."""
        if self._stale:
            self._stale = False
            self.refresh()
        if argument is not None:
            self.open_argument(argument)
        self.focus_first()

    def open_argument(self, argument: object) -> None:
        """Opens what another page asked for."""

    def focus_first(self) -> None:
        """Puts the cursor where work begins."""

    def refresh(self) -> None:
        """Reads anew what the page shows, off the GUI thread; what is being typed stays."""

    def concerns(self, changes: Changes) -> bool:
        """Whether the changes touch what the page shows."""
        return changes.requests or changes.students or changes.accounts

    # -- unsaved fields
    def fields(self) -> Mapping[str, str]:
        """What was typed and not saved, as text by field; empty when nothing would be lost."""
        return {}

    def restore(self, fields: Mapping[str, str]) -> None:
        """Fills in a draft."""

    def discard(self) -> None:
        """Empties the form."""

    def apply(self) -> None:
        """«اعمال تغییرات» (Ctrl+Enter)."""

    def retranslate(self) -> None:
        """Looks every text up again after the language changed."""

    # -- plumbing
    def _on_desk_changed(self, changes: Changes) -> None:
        if not self.concerns(changes):
            return
        if self.isVisible():
            self.refresh()
        else:
            self._stale = True

    def _on_reference_changed(self) -> None:
        if self.isVisible():
            self.refresh()
        else:
            self._stale = True

    def _on_theme_changed(self) -> None:
        """Icons are tinted when they are loaded: they are made anew with the words."""
        self.retranslate()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
