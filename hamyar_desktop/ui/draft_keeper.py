"""Keeps unsaved fields on disk soon after they were typed, and brings them back after a crash."""

from __future__ import annotations

import logging
from collections.abc import Mapping

from PySide6.QtCore import QObject, QTimer, Signal

from hamyar_desktop.ui.desk import Desk
from hamyar_desktop.ui.pages.page import Page

DELAY_MS = 800
logger = logging.getLogger(__name__)


class DraftKeeper(QObject):
    """Writes a page's fields when typing pauses; a page without unsaved fields has no draft."""

    found = Signal(list)
    """Keys of the pages whose fields were left unsaved last time."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._waiting: dict[str, Page] = {}
        self._written: dict[str, Mapping[str, str]] = {}
        self._stored: dict[str, Mapping[str, str]] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DELAY_MS)
        self._timer.timeout.connect(self.write_now)

    def read(self) -> None:
        """Reads the drafts of the person who signed in; pages get theirs when they are made."""
        services, person = self._desk.services, self._desk.person

        def done(drafts: Mapping[str, Mapping[str, str]]) -> None:
            self._stored = {key: fields for key, fields in drafts.items() if fields}
            if self._stored:
                self.found.emit(list(self._stored))

        self._desk.ask(lambda: services.drafts.all(person), done)

    def watch(self, page: Page) -> bool:
        """Watches a new page and fills in its draft; whether there was one."""
        page.edited.connect(lambda: self._on_page_edited(page))
        draft = self._stored.pop(page.key, None)
        if not draft:
            return False
        self._written[page.key] = dict(draft)
        try:
            page.restore(draft)
        except (KeyError, ValueError) as error:
            # A draft of another version or a damaged one must not keep the page from opening.
            logger.warning("the draft of %s cannot be read", page.key, exc_info=error)
            self._write(page.key, {})
            return False
        return True

    def _on_page_edited(self, page: Page) -> None:
        self._waiting[page.key] = page
        self._timer.start()

    def write_now(self) -> None:
        """Writes every page that waits."""
        self._timer.stop()
        waiting, self._waiting = self._waiting, {}
        for key, page in waiting.items():
            self._write(key, dict(page.fields()))

    def forget(self, page: Page) -> None:
        """The page's fields were saved or discarded."""
        self._waiting.pop(page.key, None)
        self._write(page.key, {})

    def _write(self, key: str, fields: Mapping[str, str]) -> None:
        if self._written.get(key, {}) == fields or not self._desk.is_open:
            return
        self._written[key] = fields
        services, person = self._desk.services, self._desk.person
        self._desk.ask(lambda: services.drafts.keep(person, key, fields), lambda _none: None)
