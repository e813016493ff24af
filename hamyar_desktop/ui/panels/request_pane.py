"""All about one request: head, facts, history and what belongs to it; the drawer and the dialog are made of it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from hamyar_desktop.domain.errors import Code, RuleBroken
from hamyar_desktop.services.rows import RequestRow
from hamyar_desktop.services.sentences import sentence
from hamyar_desktop.services.show_request import WholeRequest
from hamyar_desktop.ui.desk import Desk
from hamyar_desktop.ui.panels.request_body import RequestBody
from hamyar_desktop.ui.panels.request_head import RequestHead
from hamyar_desktop.ui.panels.request_reader import RequestReader
from hamyar_desktop.ui.request_events import verb_word
from hamyar_desktop.ui.widgets.empty_state import EmptyState
from hamyar_desktop.ui.widgets.named_button import named_button
from hamyar_desktop.ui.widgets.notice import Notice

translate = QCoreApplication.translate


class RequestPane(QWidget):
    """Reads itself, and again when somebody changes the request; says so when others did, or when it is gone."""

    student_wanted = Signal(str)
    """The number of the student whose page is asked for."""
    other_opened = Signal(object)

    def __init__(self, desk: Desk, columns: int, *, facts_first: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.row: RequestRow | None = None
        """The request as it was last read; None while nothing is known of it."""
        self._whole: WholeRequest | None = None
        self.reader = RequestReader(desk, self)
        self.reader.read.connect(self._take)
        self.reader.failed.connect(self._fail)
        self.head = RequestHead()
        self.notice = Notice("requestNotice", "info")
        self.body = RequestBody(desk, columns, facts_first=facts_first)
        self.body.other_opened.connect(self.other_opened)
        self.empty = EmptyState("history")
        self.empty.action.setObjectName("retryHistory")
        self.empty.action_clicked.connect(self.reader.reload)
        self.student_button = named_button("openStudent", "")
        self.student_button.clicked.connect(self._on_student_clicked)
        self.copy_button = named_button("copyHistory", "")
        self.copy_button.clicked.connect(self.body.timeline.copy)
        self._panes = QStackedWidget()
        self._panes.addWidget(self.body)
        self._panes.addWidget(self.empty)
        self._lay_out()
        self.retranslate()

    def _lay_out(self) -> None:
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(8)
        self.buttons.addWidget(self.student_button)
        self.buttons.addWidget(self.copy_button)
        self.buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self.head)
        layout.addWidget(self.notice)
        layout.addWidget(self._panes, 1)
        layout.addLayout(self.buttons)

    # -- which request
    def open(self, row: RequestRow) -> None:
        """Shows what stands in the row, and reads the rest at once."""
        self._begin(row)
        self.reader.open(row.id)

    def follow(self, request_id: int, row: RequestRow | None) -> None:
        """The same for a table in which one moves about; the row may not be in memory yet."""
        self._begin(row)
        self.reader.follow(request_id)

    def stop(self) -> None:
        """Nothing is read or shown any more."""
        self.reader.stop()

    def _begin(self, row: RequestRow | None) -> None:
        self.row, self._whole = row, None
        self.notice.set_text("")
        self.copy_button.setEnabled(False)
        self.student_button.setEnabled(row is not None)
        if row is None:
            self.head.show_nobody()
            self.empty.set_texts(translate("RequestHistory", "The history is being read…"), icon="loader")
            self._panes.setCurrentWidget(self.empty)
            return
        self.head.show_row(row)
        self.body.show_row(row)
        self._panes.setCurrentWidget(self.body)

    # -- what was read
    def _take(self, whole: WholeRequest) -> None:
        told = self._told_by_others(whole)
        if told:
            self.notice.set_text(told)
        self.row, self._whole = whole.request, whole
        self._show()
        self._panes.setCurrentWidget(self.body)

    def _show(self) -> None:
        whole = self._whole
        if whole is None:
            return
        self.head.show_row(whole.request)
        self.body.show_whole(whole)
        self.student_button.setEnabled(True)
        self.copy_button.setEnabled(bool(whole.history))

    def _told_by_others(self, whole: WholeRequest) -> str:
        """Who changed it under the reader's eyes, or ''; every change makes one version and one entry."""
        if self.row is None or self.row.id != whole.request.id:
            return ""
        new = whole.history[: max(0, whole.request.version - self.row.version)]
        entry = next((each for each in new if each.person != self._desk.person.display_name), None)
        if entry is None:
            return ""
        text = translate("RequestPane", "%1 changed this request just now: %2.")
        who = entry.person or translate("RequestHistory", "another tool")
        return text.replace("%1", who).replace("%2", verb_word(entry.action, self._desk.language))

    def _fail(self, error: BaseException) -> None:
        self._whole = None
        self.copy_button.setEnabled(False)
        self.notice.set_text("")
        self._panes.setCurrentWidget(self.empty)
        if isinstance(error, RuleBroken) and error.code is Code.REQUEST_UNKNOWN:
            self.empty.set_texts(
                translate("RequestPane", "This request is no longer there"),
                translate("RequestPane", "Somebody else deleted it, or it is no longer in your units."),
                icon="search-x",
            )
            return
        if not isinstance(error, RuleBroken):
            self._desk.say_error(error)
        why = sentence(error, self._desk.language) if isinstance(error, RuleBroken) else ""
        self.empty.set_texts(
            translate("RequestHistory", "The history could not be read"),
            why,
            translate("RequestHistory", "Try again"),
            "circle-alert",
        )

    # -- words
    def retranslate(self) -> None:
        """In the present language."""
        for button, text in (
            (self.student_button, translate("RequestHistory", "The student's page")),
            (self.copy_button, translate("RequestHistory", "Copy the history")),
        ):
            button.setText(text)
            button.setAccessibleName(text)
        self.body.retranslate()
        if self._whole is not None:
            self._show()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _on_student_clicked(self) -> None:
        if self.row is not None:
            self.student_wanted.emit(self.row.student_number)
