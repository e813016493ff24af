"""The fields that name a server and, if one likes, who signs in there; and what is wrong with them."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from hamyar_desktop.domain.errors import Code, RuleBroken
from hamyar_desktop.services.connections import Server, parse_server
from hamyar_desktop.services.sentences import sentence
from hamyar_desktop.services.words import Language
from hamyar_desktop.ui.file_choice import FileChoice
from hamyar_desktop.ui.locale import is_persian
from hamyar_desktop.ui.widgets.code_edit import CodeEdit
from hamyar_desktop.ui.widgets.field import Field
from hamyar_desktop.ui.widgets.line_edit import LineEdit
from hamyar_desktop.ui.widgets.named_button import named_button

translate = QCoreApplication.translate


class ServerForm(QWidget):
    """The four fields of a server, name and password; ``edited`` is told whenever one holds something else."""

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
        self.user = LineEdit()
        self.user.setObjectName("serverUser")
        self.password = QLineEdit()
        self.password.setObjectName("serverPassword")
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self._about_signing_in = QLabel()
        self._about_signing_in.setProperty("role", "muted")
        self._about_signing_in.setWordWrap(True)
        self._fields = {
            "host": Field("", self.host, required=True),
            "port": Field("", self.port, required=True),
            "database": Field("", self.database, required=True),
            "certificate": Field("", self._with_button()),
            "user": Field("", self.user),
            "password": Field("", self.password),
        }
        self._broken: RuleBroken | None = None
        self._half_empty = ""
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
        signing_in = QVBoxLayout()
        signing_in.setSpacing(4)
        signing_in.addLayout(self._row(("user", 1), ("password", 1)))
        signing_in.addWidget(self._about_signing_in)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addLayout(self._row(("host", 5), ("port", 2), ("database", 3)))
        layout.addWidget(self._fields["certificate"])
        layout.addLayout(signing_in)

    def _row(self, *named: tuple[str, int]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        for key, share in named:
            row.addWidget(self._fields[key], share)
        return row

    def boxes(self) -> tuple[QLineEdit, ...]:
        """In the order in which they are filled in."""
        return self.host, self.port, self.database, self.certificate, self.user, self.password

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
            server = parse_server(*self.typed()[:4])
        except RuleBroken as broken:
            self._tell(broken)
            self._field_of(broken).editor.setFocus()
            return None
        name, password = self.login()
        if bool(name) == bool(password):
            return server
        self._tell(None, half_empty="password" if name else "user")
        self._fields[self._half_empty].editor.setFocus()
        return None

    def login(self) -> tuple[str, str]:
        """Name and password; both empty when only the way to the server is to be tried."""
        return self.user.text().strip(), self.password.text()

    def set_read_only(self, locked: bool) -> None:
        """While the connection is tried nothing changes, but the focus stays where it is."""
        for box in self.boxes():
            box.setReadOnly(locked)
        self.choose.setEnabled(not locked)

    def _field_of(self, broken: RuleBroken) -> Field:
        if broken.code is Code.FILE_UNREADABLE:
            return self._fields["certificate"]
        return self._fields.get(str(broken.facts.get("reason")), self._fields["host"])

    def _tell(self, broken: RuleBroken | None, half_empty: str = "") -> None:
        self._broken, self._half_empty = broken, half_empty
        for field in self._fields.values():
            field.clear_error()
        if broken is not None:
            language: Language = "fa" if is_persian() else "en"
            self._field_of(broken).set_error(sentence(broken, language))
        if half_empty:
            words = translate("FirstRunPane", "For a full test type both; for a short one leave both empty.")
            self._fields[half_empty].set_error(words)

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
            "user": translate("FirstRunPane", "User name (optional)"),
            "password": translate("FirstRunPane", "Password (optional)"),
        }
        for key, label in labels.items():
            self._fields[key].set_label(label)
        self.certificate.setAccessibleName(labels["certificate"])
        self._fields["certificate"].set_hint(
            translate("FirstRunPane", "Whoever runs the server gives it. It proves that the server is the right one.")
        )
        self._about_signing_in.setText(
            translate(
                "FirstRunPane",
                "With these two everything is tested and you are signed in at once; without, only the way there.",
            )
        )
        for box in (self.user, self.password):
            box.setToolTip(self._about_signing_in.text())
        self.choose.setAccessibleName(translate("FirstRunPane", "Choose the certificate file…"))
        self.choose.setToolTip(self.choose.accessibleName())
        self.setAccessibleName(translate("FirstRunPane", "Server of the university"))
        self._tell(self._broken, self._half_empty)
