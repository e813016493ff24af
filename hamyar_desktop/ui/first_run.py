"""The first question of all: whether the data are on this computer alone or on the server of the university."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from hamyar_desktop.domain.errors import Code, RuleBroken
from hamyar_desktop.services.connections import Server, parse_server, server_of, server_url
from hamyar_desktop.services.sentences import sentence
from hamyar_desktop.services.words import Language
from hamyar_desktop.ui.file_choice import FileChoice
from hamyar_desktop.ui.locale import is_persian
from hamyar_desktop.ui.theme import icon_pixmap, theme_signals, token
from hamyar_desktop.ui.widgets.code_edit import CodeEdit
from hamyar_desktop.ui.widgets.field import Field
from hamyar_desktop.ui.widgets.line_edit import LineEdit
from hamyar_desktop.ui.widgets.named_button import named_button

translate = QCoreApplication.translate
_WIDTH = 560


class _ServerForm(QWidget):
    """The four fields of a server; ``edited`` is told whenever one holds something else."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("serverForm")
        self.files = FileChoice()
        self.host = CodeEdit("serverHost", max_length=253)
        self.port = CodeEdit("serverPort", max_length=9)
        self.database = CodeEdit("serverDatabase", max_length=63)
        self.certificate = LineEdit()
        self.certificate.setObjectName("serverCertificate")
        self.certificate.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.certificate.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
        self.choose = named_button("chooseCertificate", "…")
        self.choose.clicked.connect(self._on_choose_clicked)
        self._fields = {
            "host": Field("", self.host, required=True),
            "port": Field("", self.port, required=True),
            "database": Field("", self.database, required=True),
            "certificate": Field("", self._with_button()),
        }
        self._broken: RuleBroken | None = None
        self._lay_out()
        self.show_server(Server(""))
        for box in self.boxes():
            # Not textEdited: what a script or the file dialog puts in counts as much as what was typed.
            box.textChanged.connect(self._on_text_changed)

    def _with_button(self) -> QWidget:
        both = QWidget()
        both.setObjectName("serverCertificateBox")
        both.setFocusProxy(self.certificate)
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.certificate, 1)
        row.addWidget(self.choose)
        return both

    def _lay_out(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(12)
        first.addWidget(self._fields["host"], 3)
        first.addWidget(self._fields["port"], 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addLayout(first)
        layout.addWidget(self._fields["database"])
        layout.addWidget(self._fields["certificate"])

    def boxes(self) -> tuple[LineEdit, ...]:
        """In the order in which they are filled in."""
        return self.host, self.port, self.database, self.certificate

    def typed(self) -> tuple[str, ...]:
        """Exactly what the fields hold."""
        return tuple(box.text() for box in self.boxes())

    def show_server(self, server: Server) -> None:
        """Fills the fields."""
        self.host.set_code(server.host)
        self.port.set_code(str(server.port))
        self.database.set_code(server.database)
        self.certificate.setText(server.ca_file)

    def read(self) -> Server | None:
        """The server that is written, or None; then the field that is wrong says why and has the focus."""
        self._tell(None)
        try:
            return parse_server(*self.typed())
        except RuleBroken as broken:
            self._tell(broken)
            self._field_of(broken).editor.setFocus()
            return None

    def set_read_only(self, locked: bool) -> None:
        """While the connection is tried nothing changes, but the focus stays where it is."""
        for box in self.boxes():
            box.setReadOnly(locked)
        self.choose.setEnabled(not locked)

    def _field_of(self, broken: RuleBroken) -> Field:
        if broken.code is Code.FILE_UNREADABLE:
            return self._fields["certificate"]
        return self._fields.get(str(broken.facts.get("reason")), self._fields["host"])

    def _tell(self, broken: RuleBroken | None) -> None:
        self._broken = broken
        for field in self._fields.values():
            field.clear_error()
        if broken is not None:
            language: Language = "fa" if is_persian() else "en"
            self._field_of(broken).set_error(sentence(broken, language))

    def _on_text_changed(self, _text: str) -> None:
        self._tell(None)
        self.edited.emit()

    def _on_choose_clicked(self) -> None:
        kinds = (
            translate("FirstRunPane", "Certificates (%1)").replace("%1", "*.crt *.pem *.cer"),
            translate("FirstRunPane", "All files (%1)").replace("%1", "*"),
        )
        path = self.files.open(self, self.choose.accessibleName(), ";;".join(kinds))
        if path is not None:
            self.certificate.setText(str(path))
            self.certificate.setFocus()

    def retranslate(self) -> None:
        """Words in the present language; what is wrong stays told."""
        labels = {
            "host": translate("FirstRunPane", "Address of the server"),
            "port": translate("FirstRunPane", "Port"),
            "database": translate("FirstRunPane", "Name of the database"),
            "certificate": translate("FirstRunPane", "Certificate file of the server"),
        }
        for key, label in labels.items():
            self._fields[key].set_label(label)
        self.certificate.setAccessibleName(labels["certificate"])
        self._fields["certificate"].set_hint(
            translate("FirstRunPane", "Whoever runs the server gives it. It proves that the server is the right one.")
        )
        self.choose.setAccessibleName(translate("FirstRunPane", "Choose the certificate file…"))
        self.choose.setToolTip(self.choose.accessibleName())
        self.setAccessibleName(translate("FirstRunPane", "Server of the university"))
        self._tell(self._broken)


class FirstRunPane(QWidget):
    """A card in the middle of the window; it only asks, the window tries and opens.

    A server can be chosen only after ``show_verdict`` told of success for exactly the values in the fields.
    """

    test_wanted = Signal(object)
    """The ``Server`` to try; the pane is busy until ``show_verdict``."""
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
        self._title.setProperty("role", "brand")
        self._hint.setProperty("role", "muted")
        self.here, self.server = QRadioButton(), QRadioButton()
        self._about_here, self._about_server = QLabel(), QLabel()
        self.form = _ServerForm()
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
        self._card = QFrame()
        self._card.setObjectName("firstRunCard")
        self._card.setProperty("role", "card")
        self._card.setFixedWidth(_WIDTH)
        inner = QVBoxLayout(self._card)
        inner.setContentsMargins(32, 28, 32, 28)
        inner.setSpacing(14)
        inner.addLayout(self._heading())
        inner.addLayout(_choice(self.here, self._about_here))
        inner.addLayout(_choice(self.server, self._about_server))
        inner.addWidget(self.form)
        trial = QHBoxLayout()
        trial.setSpacing(12)
        trial.addWidget(self.test, 0, Qt.AlignmentFlag.AlignTop)
        trial.addWidget(self.verdict, 1, Qt.AlignmentFlag.AlignVCenter)
        inner.addLayout(trial)
        inner.addWidget(self.proceed)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self._card)
        middle.addStretch(1)
        outer = QVBoxLayout(self)
        outer.addStretch(2)
        outer.addLayout(middle)
        outer.addStretch(3)

    def _heading(self) -> QHBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._hint)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._picture)
        row.addLayout(words, 1)
        return row

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

    # -- what the person does
    def _on_choice_toggled(self, _here: bool) -> None:
        self._show_choice()

    def _show_choice(self) -> None:
        wanted = self.server.isChecked()
        for widget in (self.form, self.test, self.verdict):
            widget.setVisible(wanted)
        self.proceed.setEnabled(not self._busy and (not wanted or self._passed is not None))

    def _on_form_edited(self) -> None:
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
        if self._trying is not None:
            self._set_busy(True)
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
        trying, test = translate("FirstRunPane", "Testing…"), translate("FirstRunPane", "Test the connection")
        self.test.setText(trying if self._busy else test)
        self.test.setAccessibleName(self.test.text())


def _radio_style() -> str:
    return f"""
        QRadioButton {{ spacing: 8px; min-height: 28px; }}
        QRadioButton:focus {{ color: {token("primary_text")}; }}
        QRadioButton::indicator {{
            width: 16px; height: 16px; border: 1px solid {token("border_strong")}; border-radius: 9px;
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
