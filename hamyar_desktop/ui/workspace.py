"""The work itself: side bar, top bar, heading, message and the pages; asks before unsaved fields are left."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from hamyar_desktop.services.words import word
from hamyar_desktop.ui.desk import Desk
from hamyar_desktop.ui.dialogs.unsaved import Choice, UnsavedDialog
from hamyar_desktop.ui.draft_keeper import DraftKeeper
from hamyar_desktop.ui.navigation import Place, places_of
from hamyar_desktop.ui.pages.page import Page
from hamyar_desktop.ui.side_bar import SideBar
from hamyar_desktop.ui.top_bar import TopBar
from hamyar_desktop.ui.widgets.connection_bar import ConnectionBar
from hamyar_desktop.ui.widgets.message_bar import MessageBar
from hamyar_desktop.ui.widgets.table import Table

translate = QCoreApplication.translate
AskUnsaved = Callable[[str, QWidget], Choice]


def ask_unsaved(title: str, parent: QWidget) -> Choice:
    """The dialog; tests and the tour give an answer of their own."""
    return UnsavedDialog(title, parent).ask()


class Workspace(QWidget):
    """Holds the pages of the person who is signed in; a page is made when it is first opened."""

    page_changed = Signal(object)

    def __init__(self, desk: Desk, top_bar: TopBar, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.ask_unsaved: AskUnsaved = ask_unsaved
        self.pages: dict[str, Page] = {}
        self.places: dict[str, Place] = {}
        self.current: Page | None = None
        self.drafts = DraftKeeper(desk, self)
        self.side_bar = SideBar()
        self.top_bar = top_bar
        self.message = MessageBar()
        self.connection = ConnectionBar()
        self._stack = QStackedWidget()
        self._lay_out()
        self.side_bar.chosen.connect(lambda key: self.go(key))
        desk.going.connect(self.go)
        desk.said.connect(self.say)
        self.drafts.found.connect(self._on_drafts_found)

    def _lay_out(self) -> None:
        self._title, self._subtitle = QLabel(), QLabel()
        self._title.setObjectName("pageTitle")
        self._title.setProperty("role", "title")
        self._subtitle.setObjectName("pageSubtitle")
        self._subtitle.setProperty("role", "muted")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._subtitle)
        self._header = QHBoxLayout()
        self._header.setSpacing(12)
        self._header.addLayout(words, 1)
        body = QFrame()
        body.setObjectName("pageArea")
        inner = QVBoxLayout(body)
        inner.setContentsMargins(24, 18, 24, 18)
        inner.setSpacing(12)
        inner.addLayout(self._header)
        inner.addWidget(self.message)
        inner.addWidget(self._stack, 1)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.top_bar)
        right.addWidget(self.connection)
        right.addWidget(body, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.side_bar)
        layout.addLayout(right, 1)

    def begin(self) -> None:
        """Somebody signed in: offers the pages of the role and opens the first."""
        self.end()
        self.places = {place.key: place for place in places_of(self.desk.person)}
        self.side_bar.fill(list(self.places.values()), self.desk.person, self.desk.language)
        self.drafts.read()
        self.go("home")

    def end(self) -> None:
        """Takes the pages of the last person away."""
        self.drafts.write_now()
        self.desk.leave()
        for page in self.pages.values():
            self._stack.removeWidget(page)
            page.deleteLater()
        self.pages, self.current = {}, None
        self.message.clear()

    def go(self, key: str, argument: object = None) -> bool:
        """Opens a page, unless unsaved fields hold the person back; whether it was opened."""
        if key not in self.places:
            return False
        if self.current is not None and self.current.key != key and not self.leave_current():
            self.side_bar.choose(self.current.key)
            return False
        # Before the page is made: what it says of its draft is to be read.
        if self.current is None or self.current.key != key:
            self.message.clear()
        page = self.pages.get(key) or self._make(key)
        self.current = page
        self._stack.setCurrentWidget(page)
        self.side_bar.choose(key)
        self._show_header(page)
        page.activate(argument)
        self.page_changed.emit(page)
        return True

    def _make(self, key: str) -> Page:
        page = self.places[key].make(self.desk)
        self.pages[key] = page
        self._stack.addWidget(page)
        for table in page.findChildren(Table):
            table.remember(self.desk.tables)
        if self.drafts.watch(page):
            self.desk.say(translate("Workspace", "Your unsaved fields were restored."))
        return page

    def _on_drafts_found(self, keys: list[str]) -> None:
        names = [f"«{word('form', key, self.desk.language)}»" for key in keys if key in self.places]
        if names:
            text = translate("Workspace", "Unsaved fields of last time are kept: %1. Open the form to go on.")
            self.desk.say(text.replace("%1", "، ".join(names)))

    def leave_current(self) -> bool:
        """True when nothing is lost by leaving the present page; asks if something would be."""
        page = self.current
        if page is None or not page.fields():
            return True
        choice = self.ask_unsaved(page.title(), self)
        if choice is Choice.STAY:
            return False
        if choice is Choice.DISCARD:
            page.discard()
            self.drafts.forget(page)
        else:
            self.drafts.write_now()
        return True

    def _show_header(self, page: Page) -> None:
        self._title.setText(page.title())
        self._subtitle.setText(page.subtitle())
        self._subtitle.setVisible(bool(page.subtitle()))
        wanted = page.header_widgets()
        while self._header.count() > 1:
            item = self._header.takeAt(1)
            widget = item.widget() if item else None
            # Hiding a button that comes back at once would throw the focus away.
            if widget is not None and widget not in wanted:
                widget.hide()
        for widget in wanted:
            self._header.addWidget(widget)
            widget.show()

    def say(self, kind: str, text: str) -> None:
        """Shows a sentence above the page."""
        self.message.show_message(text, kind)

    def retranslate(self) -> None:
        """Words and icons in the present language and theme."""
        self.top_bar.retranslate()
        if self.desk.is_open:
            self.side_bar.show_person(self.desk.person, self.desk.language)
            self.side_bar.retranslate(self.desk.language)
        if self.current is not None:
            self._show_header(self.current)
