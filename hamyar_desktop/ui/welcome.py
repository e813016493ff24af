"""What stands in the window before the work: opening the database, the first account, signing in."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from hamyar_desktop.ui.theme import icon_pixmap
from hamyar_desktop.ui.widgets.middle_card import card_head, middle_card

translate = QCoreApplication.translate


class WelcomePane(QWidget):
    """A card in the middle of the window; it only asks, the window signs in."""

    sign_in_wanted = Signal(str, str)
    """Name and password."""
    first_account_wanted = Signal(str, str, str)
    """Name, full name and password of the first student-affairs account."""
    retry_wanted = Signal()
    change_wanted = Signal()
    """Another database is to be chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("welcome")
        _card, inner = middle_card(self, "welcomeCard", 420)
        self._cards = QStackedWidget()
        self.message = QLabel()
        self.message.setObjectName("welcomeMessage")
        self.message.setProperty("role", "error")
        self.message.setWordWrap(True)
        self.message.hide()
        inner.addLayout(self._brand())
        inner.addWidget(self._cards)
        inner.addWidget(self.message)
        self._asks: list[QWidget] = []
        self._add(self._make_opening())
        self._retranslate_opening()

    def _add(self, *asks: QWidget) -> None:
        self._asks += asks
        for widget in asks:
            self._cards.addWidget(widget)

    def complete(self) -> None:
        """Makes the forms, which nobody sees at the first paint; whatever shows one of them calls it first."""
        if len(self._asks) == 1:
            self._add(self._make_failed(), self._make_sign_in(), self._make_first())
            self._retranslate_forms()

    def _brand(self) -> QHBoxLayout:
        self._logo, self._name, self._motto = QLabel(), QLabel(), QLabel()
        return card_head(self._logo, self._name, self._motto)

    def _make_opening(self) -> QWidget:
        self._opening = QLabel()
        self._opening.setProperty("role", "muted")
        return _column(self._opening)

    def _make_failed(self) -> QWidget:
        self.retry = QPushButton()
        self.retry.setObjectName("retry")
        self.retry.clicked.connect(self.retry_wanted)
        self.change = QPushButton()
        self.change.setObjectName("changeDatabase")
        self.change.clicked.connect(self.change_wanted)
        return _column(self.retry, self.change)

    def _make_sign_in(self) -> QWidget:
        self.person = _line("signInName")
        self.password = _line("signInPassword", secret=True)
        self.sign_in = QPushButton()
        self.sign_in.setObjectName("signIn")
        self.sign_in.setProperty("kind", "primary")
        self.sign_in.clicked.connect(self._on_sign_in_clicked)
        self.password.returnPressed.connect(self._on_sign_in_clicked)
        self.person.returnPressed.connect(self.password.setFocus)
        self._person_label, self._password_label = QLabel(), QLabel()
        self.remember = QCheckBox()
        self.remember.setObjectName("rememberPassword")
        self.remember.hide()
        # A server may have moved, or have been mistyped; a file is where it is.
        self.change_server = QPushButton()
        self.change_server.setObjectName("changeServer")
        self.change_server.setProperty("kind", "quiet")
        self.change_server.clicked.connect(self.change_wanted)
        self.change_server.hide()
        return _column(
            self._person_label, self.person, self._password_label, self.password, self.remember, self.sign_in,
            self.change_server,
        )  # fmt: skip

    def _make_first(self) -> QWidget:
        self._first_hint = QLabel()
        self._first_hint.setWordWrap(True)
        self._first_hint.setProperty("role", "muted")
        self.first_person = _line("firstName")
        self.first_display = _line("firstDisplayName")
        self.first_password = _line("firstPassword", secret=True)
        self.first_repeat = _line("firstPasswordAgain", secret=True)
        self.make_first = QPushButton()
        self.make_first.setObjectName("makeFirst")
        self.make_first.setProperty("kind", "primary")
        self.make_first.clicked.connect(self._on_make_first_clicked)
        self.first_repeat.returnPressed.connect(self._on_make_first_clicked)
        self._first_labels = [QLabel() for _ in range(4)]
        boxes = (self.first_person, self.first_display, self.first_password, self.first_repeat)
        pairs = [widget for pair in zip(self._first_labels, boxes, strict=True) for widget in pair]
        return _column(self._first_hint, *pairs, self.make_first)

    def show_opening(self) -> None:
        """The database is being opened."""
        self._show(0)

    def show_failed(self, sentence: str) -> None:
        """The database could not be opened: why, and a button to try again."""
        self._show(1, sentence)

    def show_sign_in(self, name: str = "", sentence: str = "") -> None:
        """Asks for name and password."""
        self._show(2, sentence)
        self.sign_in.setText(translate("WelcomePane", "Sign in"))
        self.password.clear()
        if name and not self.person.text():
            self.person.setText(name)
        (self.password if self.person.text() else self.person).setFocus()

    def offer_remembering(self, offered: bool) -> None:
        """Whether the person may leave the password in the key ring; what is not offered is not ticked."""
        self.complete()
        self.remember.setVisible(offered)
        self.change_server.setVisible(offered)
        if not offered:
            self.remember.setChecked(False)
        if self.asks_sign_in:
            self._fit(2)

    @property
    def asks_sign_in(self) -> bool:
        """Whether name and password are being asked for; asking again would throw away what was typed."""
        return self._cards.currentIndex() == 2

    def show_waiting(self) -> None:
        """Name and password were given before the database is open."""
        self.sign_in.setText(self._opening.text())

    def show_first(self, sentence: str = "") -> None:
        """Asks for the first account of a new database."""
        self._show(3, sentence)
        self.first_person.setFocus()

    def _show(self, place: int, sentence: str = "") -> None:
        if place:
            self.complete()
        self._cards.setCurrentIndex(place)
        self._fit(place)
        self.say(sentence)

    def _fit(self, place: int) -> None:
        self._cards.setFixedHeight(self._asks[place].sizeHint().height())

    def say(self, sentence: str) -> None:
        """Shows a sentence below what is asked; '' takes it away."""
        self.message.setText(sentence)
        self.message.setVisible(bool(sentence))
        if len(self._asks) > 1:
            self.set_busy(False)

    def set_busy(self, busy: bool) -> None:
        """While a password is checked, the buttons cannot be pressed twice."""
        for button in (self.sign_in, self.make_first, self.retry):
            button.setEnabled(not busy)

    def _on_sign_in_clicked(self) -> None:
        if self.sign_in.isEnabled():
            self.set_busy(True)
            self.sign_in_wanted.emit(self.person.text(), self.password.text())

    def _on_make_first_clicked(self) -> None:
        if not self.make_first.isEnabled():
            return
        if self.first_password.text() != self.first_repeat.text():
            self.show_first(translate("WelcomePane", "The two passwords differ. Type the same password twice."))
            self.first_repeat.setFocus()
            return
        self.set_busy(True)
        self.first_account_wanted.emit(self.first_person.text(), self.first_display.text(), self.first_password.text())

    def retranslate(self) -> None:
        """Texts and icons in the present language and theme."""
        self._retranslate_opening()
        if len(self._asks) > 1:
            self._retranslate_forms()

    def _retranslate_opening(self) -> None:
        self._logo.setPixmap(icon_pixmap("layers", "primary", 40))
        self._name.setText(translate("WelcomePane", "Hamyar"))
        self._motto.setText(translate("WelcomePane", "Student assistants of the university"))
        self._opening.setText(translate("WelcomePane", "Opening the database…"))

    def _retranslate_forms(self) -> None:
        self.retry.setText(translate("WelcomePane", "Try again"))
        self.change.setText(translate("WelcomePane", "Choose another database…"))
        self.change_server.setText(self.change.text())
        self._person_label.setText(translate("WelcomePane", "User name"))
        self._password_label.setText(translate("WelcomePane", "Password"))
        self.remember.setText(translate("WelcomePane", "Keep the password in the key ring of this computer"))
        self.remember.setAccessibleName(self.remember.text())
        self.sign_in.setText(translate("WelcomePane", "Sign in"))
        self._first_hint.setText(
            translate(
                "WelcomePane",
                "This database is new. Make the first account of student affairs; others are added later.",
            )
        )
        labels = (
            translate("WelcomePane", "User name"),
            translate("WelcomePane", "Full name"),
            translate("WelcomePane", "Password (at least 8 characters)"),
            translate("WelcomePane", "Password again"),
        )
        for label, text in zip(self._first_labels, labels, strict=True):
            label.setText(text)
        self.make_first.setText(translate("WelcomePane", "Make account and begin"))
        names = {
            self.person: labels[0], self.password: translate("WelcomePane", "Password"), self.first_person: labels[0],
            self.first_display: labels[1], self.first_password: labels[2], self.first_repeat: labels[3],
        }  # fmt: skip
        for box, text in names.items():
            box.setAccessibleName(text)
        for button in (self.sign_in, self.make_first, self.retry, self.change, self.change_server):
            button.setAccessibleName(button.text())


def _line(name: str, *, secret: bool = False) -> QLineEdit:
    box = QLineEdit()
    box.setObjectName(name)
    if secret:
        box.setEchoMode(QLineEdit.EchoMode.Password)
    return box


def _column(*widgets: QWidget) -> QWidget:
    holder = QWidget()
    layout = QVBoxLayout(holder)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(8)
    for widget in widgets:
        layout.addWidget(widget)
    return holder
