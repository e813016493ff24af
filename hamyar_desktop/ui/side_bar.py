"""The side bar: one button per page, a badge for what waits, and who is signed in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from hamyar_desktop.domain.roles import Person
from hamyar_desktop.domain.text import persian_digits
from hamyar_desktop.services.words import Language, word
from hamyar_desktop.ui.navigation import Place
from hamyar_desktop.ui.theme import colour, icon
from hamyar_desktop.ui.widgets.avatar import Avatar

WIDTH = 226


class NavButton(QToolButton):
    """A page's button, with a small count when something waits there."""

    def __init__(self, place: Place) -> None:
        super().__init__()
        self.place = place
        self.badge = ""
        self.setObjectName("nav" + place.key[:1].upper() + place.key[1:])
        self.setProperty("kind", "nav")
        self.setCheckable(True)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setIconSize(QSize(20, 20))
        self.setFixedHeight(42)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.toggled.connect(self.repaint_icon)

    def repaint_icon(self) -> None:
        """The icon in the colour of the state."""
        self.setIcon(icon(self.place.icon, "primary" if self.isChecked() else "muted"))

    def retranslate(self, language: Language) -> None:
        """Words in the present language."""
        text = word("place", self.place.key, language)
        self.setText("  " + text)
        self.setAccessibleName(text)
        self.setToolTip(word("form", self.place.key, language))
        self.repaint_icon()

    def set_badge(self, count: int, language: Language) -> None:
        """A count beside the words; zero shows none."""
        number = "99+" if count > 99 else str(count)
        self.badge = "" if count == 0 else (persian_digits(number) if language == "fa" else number)
        waiting = QCoreApplication.translate("SideBar", "%1 waiting").replace("%1", self.badge)
        self.setAccessibleDescription(waiting if self.badge else "")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.badge:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = self.font()
        font.setPointSizeF(font.pointSizeF() - 1.5)
        painter.setFont(font)
        width = max(22, painter.fontMetrics().horizontalAdvance(self.badge) + 12)
        left = 10 if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else self.width() - width - 10
        box = self.rect().adjusted(0, 0, 0, 0)
        box.setRect(left, (self.height() - 20) // 2, width, 20)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("primary"))
        painter.drawRoundedRect(box, 10, 10)
        painter.setPen(colour("on_primary"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.badge)


class SideBar(QFrame):
    """Brand on top, pages in the middle, the person at the foot."""

    chosen = Signal(str)
    person_menu_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sideBar")
        self.setFixedWidth(WIDTH)
        self.buttons: dict[str, NavButton] = {}
        self._group = QButtonGroup(self)
        self._pages = QVBoxLayout()
        self._pages.setSpacing(3)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 18, 14, 16)
        layout.addLayout(self._make_brand())
        layout.addSpacing(18)
        layout.addLayout(self._pages)
        layout.addStretch(1)
        layout.addWidget(self._make_foot())

    def _make_brand(self) -> QHBoxLayout:
        self._logo, self._name, self._motto = QLabel(), QLabel(), QLabel()
        self._name.setProperty("role", "brand")
        self._motto.setProperty("role", "muted")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._name)
        words.addWidget(self._motto)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._logo)
        row.addLayout(words, 1)
        return row

    def _make_foot(self) -> QWidget:
        self._foot = QToolButton()
        self._foot.setObjectName("personMenu")
        self._foot.setProperty("kind", "person")
        self._foot.setCursor(Qt.CursorShape.PointingHandCursor)
        self._foot.setFixedHeight(56)
        self._foot.setMinimumWidth(WIDTH - 28)
        self._foot.clicked.connect(self.person_menu_wanted)
        self._avatar = Avatar("")
        self._person, self._role = QLabel(), QLabel()
        self._person.setProperty("role", "strong")
        self._role.setProperty("role", "muted")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._person)
        words.addWidget(self._role)
        row = QHBoxLayout(self._foot)
        row.setContentsMargins(6, 4, 6, 4)
        row.addWidget(self._avatar)
        row.addLayout(words, 1)
        for label in (self._avatar, self._person, self._role):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        return self._foot

    @property
    def foot(self) -> QWidget:
        """The person's button, for a menu to open at."""
        return self._foot

    def fill(self, places: Sequence[Place], person: Person, language: Language) -> None:
        """Buttons for the pages that this person sees."""
        for button in self.buttons.values():
            self._group.removeButton(button)
            button.deleteLater()
        self.buttons = {}
        for place in places:
            button = NavButton(place)
            button.clicked.connect(lambda _checked=False, key=place.key: self.chosen.emit(key))
            self._group.addButton(button)
            self._pages.addWidget(button)
            button.setMinimumWidth(WIDTH - 28)
            self.buttons[place.key] = button
        self.show_person(person, language)
        self.retranslate(language)

    def show_person(self, person: Person, language: Language) -> None:
        """Name and role at the foot."""
        self._avatar.set_name(person.display_name)
        # A Latin name would stand on the other side of the Persian bar; it begins where the role below begins.
        self._person.setText(f"\u200f{person.display_name}" if language == "fa" else person.display_name)
        self._role.setText(word("role", person.role.value, language))
        menu = QCoreApplication.translate("SideBar", "Account and settings")
        self._foot.setAccessibleName(f"{menu}: {person.display_name}")
        self._foot.setToolTip(menu)

    def choose(self, key: str) -> None:
        """Marks the page that is open."""
        if key in self.buttons:
            self.buttons[key].setChecked(True)

    def retranslate(self, language: Language) -> None:
        """Words and icons in the present language and theme."""
        self._logo.setPixmap(icon("layers", "primary").pixmap(32, 32))
        self._name.setText(QCoreApplication.translate("SideBar", "Hamyar"))
        self._motto.setText(QCoreApplication.translate("SideBar", "Student assistants"))
        for button in self.buttons.values():
            button.retranslate(language)

    def set_badges(self, counts: Mapping[str, int], language: Language) -> None:
        """Counts by page key."""
        for key, button in self.buttons.items():
            button.set_badge(counts.get(key, 0), language)
