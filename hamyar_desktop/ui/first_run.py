"""The first question of all: whether the data are on this computer alone or on the server of the university."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from hamyar_desktop.services.connections import Server, server_of, server_url
from hamyar_desktop.ui.server_form import ServerForm
from hamyar_desktop.ui.theme import icon_pixmap, theme_signals, token
from hamyar_desktop.ui.widgets.middle_card import card_head, middle_card

translate = QCoreApplication.translate
_WIDTH = 640


class FirstRunPane(QWidget):
    """A card in the middle of the window; it only asks, the window tries and opens.

    A server can be chosen only after ``show_verdict`` told of success for exactly the values in the fields.
    """

    test_wanted = Signal(object)
    """The ``Server`` to try; the pane is busy until ``show_verdict``."""
    entry_wanted = Signal(object, str, str)
    """The ``Server``, name and password: to be tried by signing in there; busy as well."""
    chosen = Signal(str)
    """The URL for ``Settings.database``; '' for the file on this computer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("firstRun")
        self._busy = False
        self._asked: tuple[str, ...] = ()
        self._trying: Server | None = None
        self._passed: Server | None = None
        self._picture, self._title, self._hint = QLabel(), QLabel(), QLabel()
        self.here, self.server = QRadioButton(), QRadioButton()
        self._about_here, self._about_server = QLabel(), QLabel()
        self.form = ServerForm()
        self.test = QPushButton()
        self.verdict = QLabel()
        self.proceed = QPushButton()
        for widget, name in (
            (self.here, "chooseThisComputer"),
            (self.server, "chooseServer"),
            (self.test, "testConnection"),
            (self.verdict, "connectionVerdict"),
            (self.proceed, "continueFirstRun"),
        ):
            widget.setObjectName(name)
        self.proceed.setProperty("kind", "primary")
        for label in (self._about_here, self._about_server):
            label.setProperty("role", "muted")
        for label in (self._hint, self._about_here, self._about_server, self.verdict):
            label.setWordWrap(True)
        self._lay_out()
        # A line of Persian that is broken in two reaches a little beyond its label.
        self.verdict.setContentsMargins(6, 0, 6, 0)
        self.setFocusProxy(self.here)
        self.here.setChecked(True)
        self.here.toggled.connect(self._on_choice_toggled)
        self.form.edited.connect(self._on_form_edited)
        self.test.clicked.connect(self._on_test_clicked)
        self.proceed.clicked.connect(self._on_proceed_clicked)
        theme_signals().changed.connect(self._paint)
        self._say("")
        self._paint()
        self._show_choice()
        self.retranslate()

    # -- layout
    def _lay_out(self) -> None:
        _card, inner = middle_card(self, "firstRunCard", _WIDTH)
        inner.addLayout(card_head(self._picture, self._title, self._hint))
        inner.addLayout(_choice(self.here, self._about_here))
        inner.addLayout(_choice(self.server, self._about_server))
        inner.addWidget(self.form)
        inner.addWidget(self.verdict)
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        buttons.addWidget(self.test)
        buttons.addWidget(self.proceed, 1)
        inner.addLayout(buttons)

    def _paint(self) -> None:
        self._picture.setPixmap(icon_pixmap("layers", "primary", 40))
        # The only radio buttons of the program; the style's own are lost on the dark card.
        for button in (self.here, self.server):
            button.setStyleSheet(_radio_style())

    # -- what the window says
    def show_database(self, url: str) -> None:
        """What is chosen at present, as ``Settings.database`` has it; the fields change for a server only."""
        server = server_of(url)
        if server is not None:
            self.form.show_server(server)
        button = self.here if server is None else self.server
        button.setChecked(True)
        self.setFocusProxy(button)

    def show_verdict(self, text: str, ok: bool) -> None:
        """How the trial of ``test_wanted`` ended, in words of the screen's language; it ends the busy state."""
        self._set_busy(False)
        # A script may have changed a field meanwhile: then the verdict is of something else.
        current = self.form.typed() == self._asked
        self._passed = self._trying if ok and current else None
        self._trying = None
        self._say(text if current else "", ok)
        self._show_choice()
        if self._passed is not None:
            self.proceed.setFocus()

    def ask_password_again(self) -> None:
        """It was wrong: whatever is typed next takes its place."""
        self.form.password.setFocus()
        self.form.password.selectAll()

    # -- what the person does
    def _on_choice_toggled(self, _here: bool) -> None:
        self._show_choice()

    def _show_choice(self) -> None:
        wanted = self.server.isChecked()
        for widget in (self.form, self.test):
            widget.setVisible(wanted)
        self.verdict.setVisible(wanted and bool(self.verdict.text()))
        self.proceed.setEnabled(not self._busy and (not wanted or self._passed is not None))

    def _on_form_edited(self) -> None:
        self._retranslate_test()
        if self._busy or self.form.typed() == self._asked:
            return
        self._asked, self._passed = (), None
        self._say("")
        self._show_choice()

    def _on_test_clicked(self) -> None:
        if self._busy:
            return
        self._say("")
        self._passed, self._asked = None, self.form.typed()
        self._trying = self.form.read()
        self._show_choice()
        if self._trying is None:
            return
        self._set_busy(True)
        name, password = self.form.login()
        if name:
            self.entry_wanted.emit(self._trying, name, password)
        else:
            self.test_wanted.emit(self._trying)

    def _on_proceed_clicked(self) -> None:
        if self._busy:
            return
        if self.here.isChecked():
            self.chosen.emit("")
        elif self._passed is not None:
            self.chosen.emit(server_url(self._passed))

    def showEvent(self, event: QShowEvent) -> None:
        """Whoever came here by the keyboard goes on with it."""
        super().showEvent(event)
        self.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:
        """A password does not lie about where nobody looks; a window that is minimised shows it again."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.form.password.clear()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus; anywhere else it does what comes next."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
            return
        focused = QApplication.focusWidget()
        if isinstance(focused, QPushButton) and self.isAncestorOf(focused):
            focused.click()
        elif self.proceed.isEnabled():
            self.proceed.click()
        elif self.test.isVisible():
            self.test.click()

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self.form.set_read_only(busy)
        for widget in (self.here, self.server, self.test):
            widget.setEnabled(not busy)
        self._show_choice()
        self._retranslate_test()

    def _say(self, text: str, ok: bool = False) -> None:
        self.verdict.setText(text)
        self.verdict.setAccessibleName(text)
        self.verdict.setProperty("role", "success" if ok else "error")
        self.verdict.style().unpolish(self.verdict)
        self.verdict.style().polish(self.verdict)
        self.verdict.setVisible(bool(text) and self.server.isChecked())

    # -- words
    def retranslate(self) -> None:
        """Texts in the present language; what was typed stays."""
        self._title.setText(translate("FirstRunPane", "Where are the data kept?"))
        self._hint.setText(translate("FirstRunPane", "Asked once, and again only when the database does not open."))
        self.here.setText(translate("FirstRunPane", "This computer only"))
        self._about_here.setText(
            translate("FirstRunPane", "One office, one computer. The file is made at once; nothing has to be set up.")
        )
        self.server.setText(translate("FirstRunPane", "Server of the university"))
        self._about_server.setText(
            translate("FirstRunPane", "Many offices work on the same requests. Ask whoever runs the server for these.")
        )
        self.proceed.setText(translate("FirstRunPane", "Continue"))
        self.proceed.setAccessibleName(self.proceed.text())
        for button, about in ((self.here, self._about_here), (self.server, self._about_server)):
            button.setAccessibleName(button.text())
            button.setAccessibleDescription(about.text())
        self.form.retranslate()
        self._retranslate_test()

    def _retranslate_test(self) -> None:
        if self._busy:
            words = translate("FirstRunPane", "Testing…")
        elif any(self.form.login()):
            words = translate("FirstRunPane", "Test and sign in")
        else:
            words = translate("FirstRunPane", "Test the connection")
        self.test.setText(words)
        self.test.setAccessibleName(self.test.text())


def _radio_style() -> str:
    return f"""
        QRadioButton {{ spacing: 8px; min-height: 28px; }}
        QRadioButton:focus {{ color: {token("primary_text")}; }}
        QRadioButton::indicator {{
            width: 16px; height: 16px; border: 1px solid {token("edge")}; border-radius: 9px;
            background: {token("field")};
        }}
        QRadioButton::indicator:hover {{ border-color: {token("primary")}; }}
        QRadioButton::indicator:checked {{
            width: 8px; height: 8px; border: 5px solid {token("primary")}; background: {token("surface")};
        }}
        QRadioButton::indicator:checked:disabled {{ border-color: {token("faint")}; }}
    """


def _choice(button: QRadioButton, about: QLabel) -> QVBoxLayout:
    about.setIndent(26)
    column = QVBoxLayout()
    column.setSpacing(2)
    column.addWidget(button)
    column.addWidget(about)
    return column
