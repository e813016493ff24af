"""«ورود فهرست دانشجویان از اکسل»: choose a file, see the verdict of every row, then all or nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from hamyar_desktop.domain.errors import RuleBroken
from hamyar_desktop.services.rows import Changes, ImportPlan
from hamyar_desktop.services.sentences import sentence
from hamyar_desktop.ui.desk import Desk
from hamyar_desktop.ui.dialogs.import_file_panel import ImportFilePanel
from hamyar_desktop.ui.dialogs.import_progress import ImportProgress
from hamyar_desktop.ui.dialogs.import_verdicts import ImportVerdicts
from hamyar_desktop.ui.file_choice import FileChoice, file_name, shown_name, student_list_kinds
from hamyar_desktop.ui.locale import number_text
from hamyar_desktop.ui.tasks import Job
from hamyar_desktop.ui.theme import beside_icon, icon, theme_signals
from hamyar_desktop.ui.widgets.empty_state import EmptyState
from hamyar_desktop.ui.widgets.message_bar import MessageBar
from hamyar_desktop.ui.widgets.stepper import Stepper

translate = QCoreApplication.translate
T = TypeVar("T")
FILE, WORKING, VERDICTS, DONE = range(4)
_STEP_OF = {FILE: 0, VERDICTS: 1, DONE: 3}
"""How many steps of the stepper are behind."""


class ImportStudentsDialog(QDialog):
    """Nothing is stored before the last button; a cancelled or failed import leaves everything as it was."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.files = FileChoice(desk)
        self._path: Path | None = None
        self._job: Job | None = None
        self._working = False
        self._closing = False
        self._imported: tuple[int, int, int] | None = None
        self.setObjectName("importStudentsDialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumSize(760, 560)
        self.resize(960, 700)
        self.stepper = Stepper()
        self.message = MessageBar()
        self.file_panel = ImportFilePanel()
        self.progress = ImportProgress()
        self.verdicts = ImportVerdicts()
        self.done_panel = EmptyState("circle-check")
        self.panes = QStackedWidget()
        for pane in (self.file_panel, self.progress, self.verdicts, self.done_panel):
            self.panes.addWidget(pane)
        self.skip = QCheckBox()
        self.skip.setObjectName("skipRefused")
        self.other_button = self._button("otherFile", self._on_other_clicked)
        self.report_button = self._button("saveReport", self._on_report_clicked)
        self.import_button = self._button("importRows", self._on_import_clicked)
        self.import_button.setProperty("kind", "primary")
        self.close_button = self._button("closeImport", self.reject)
        self._lay_out()
        self._connect()
        self.retranslate()
        self._show(FILE)

    def _button(self, name: str, slot: Callable[[], object]) -> QPushButton:
        button = QPushButton()
        button.setObjectName(name)
        button.setAutoDefault(False)
        button.clicked.connect(lambda: slot())
        return button

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        buttons.addWidget(self.skip)
        buttons.addStretch(1)
        for button in (self.other_button, self.report_button, self.close_button, self.import_button):
            buttons.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 18, 22, 18)
        layout.setSpacing(12)
        layout.addWidget(self.stepper)
        layout.addWidget(self.message)
        layout.addWidget(self.panes, 1)
        layout.addLayout(buttons)

    def _connect(self) -> None:
        self.file_panel.chosen.connect(self.read)
        self.file_panel.choose_wanted.connect(self._on_choose_clicked)
        self.file_panel.template_wanted.connect(self._on_template_clicked)
        self.progress.cancelled.connect(self._on_cancelled)
        self.done_panel.action_clicked.connect(self.accept)
        self.skip.toggled.connect(lambda _on: self._show_buttons())
        theme_signals().changed.connect(self._paint)

    # -- words
    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        """Looks every text up again."""
        language = self.desk.language
        self.setWindowTitle(translate("ImportStudents", "Import the list of students from Excel"))
        self.stepper.set_steps(
            [
                ("file", translate("ImportStudents", "Choose the file"), translate("ImportStudents", "Excel or CSV")),
                (
                    "verdicts",
                    translate("ImportStudents", "Check"),
                    translate("ImportStudents", "nothing is stored yet"),
                ),
                ("done", translate("ImportStudents", "Import"), translate("ImportStudents", "all or nothing")),
            ]
        )
        self.file_panel.retranslate(language)
        self.verdicts.retranslate(language)
        self.skip.setText(translate("ImportStudents", "Leave the refused rows out"))
        self.skip.setAccessibleName(self.skip.text())
        self.other_button.setText(translate("ImportStudents", "Another file"))
        self.close_button.setText(translate("ImportStudents", "Close"))
        report = translate("ImportStudents", "Save the refused rows…")
        self.report_button.setText(beside_icon(report))
        self.report_button.setAccessibleName(report)
        for button in (self.other_button, self.close_button):
            button.setAccessibleName(button.text())
        if self._imported is not None:
            self._show_outcome(*self._imported)
        self._show_buttons()
        self._paint()

    def _paint(self) -> None:
        self.report_button.setIcon(icon("download", "muted"))
        self.import_button.setIcon(icon("upload", "on_primary"))

    # -- steps
    def _show(self, pane: int) -> None:
        self.panes.setCurrentIndex(pane)
        if pane in _STEP_OF:
            step = _STEP_OF[pane]
            self.stepper.set_state(step, set(range(step)))
        self._show_buttons()

    def _show_buttons(self) -> None:
        pane = self.panes.currentIndex()
        plan = self.verdicts.plan
        refused, wanted = len(plan.refused), plan.count("new") + plan.count("changed")
        at_verdicts = pane == VERDICTS
        self.skip.setVisible(at_verdicts and refused > 0 and wanted > 0)
        self.report_button.setVisible(at_verdicts and refused > 0)
        self.other_button.setVisible(pane in (VERDICTS, DONE))
        self.import_button.setVisible(at_verdicts)
        self.import_button.setEnabled(wanted > 0 and (refused == 0 or self.skip.isChecked()))
        text = translate("ImportStudents", "Import %1 students").replace("%1", number_text(wanted))
        self.import_button.setText(beside_icon(text))
        self.import_button.setAccessibleName(text)
        self.close_button.setVisible(pane != WORKING)

    def _on_other_clicked(self) -> None:
        self.message.clear()
        self._imported = None
        self._show(FILE)

    def _on_choose_clicked(self) -> None:
        path = self.files.open(self, self.file_panel.choose_button.accessibleName(), student_list_kinds())
        if path is not None:
            self.read(path)

    def _on_template_clicked(self) -> None:
        name = file_name(translate("ImportStudents", "List of students"))
        path = self.files.save(self, self.file_panel.template_button.accessibleName(), name, "xlsx")
        if path is not None:
            service = self.desk.services.import_students
            self.desk.ask(lambda: service.template(path), lambda _none: self._say_saved(path), self._say_error)

    # -- dry run
    def read(self, path: Path) -> None:
        """Reads a file and judges every row; nothing is stored."""
        if self._working:
            return
        self._path = path
        self.desk.folder = str(path.parent)
        service, person = self.desk.services.import_students, self.desk.person
        title = translate("ImportStudents", "Reading %1").replace("%1", shown_name(path))
        self._work(title, lambda job: service.dry_run(person, path, job.report), self._on_planned, FILE)

    def _on_planned(self, plan: ImportPlan) -> None:
        self.skip.setChecked(False)
        self.verdicts.show_plan(plan, self.desk.language)
        self._show(VERDICTS)
        self.verdicts.table.setFocus()
        name = shown_name(self._path) if self._path is not None else ""
        if plan.refused:
            text = translate(
                "ImportStudents",
                "%1 rows of %2 were refused. Save them, correct them and read the file again, or leave them out.",
            )
            self.message.show_message(self._filled(text, len(plan.refused), name), "warning")
        elif not self.import_button.isEnabled():
            text = translate("ImportStudents", "All %1 rows of %2 stand there already; there is nothing to import.")
            self.message.show_message(self._filled(text, len(plan.verdicts), name), "info")
        else:
            text = translate("ImportStudents", "All %1 rows of %2 are good. Nothing is stored before you press Import.")
            self.message.show_message(self._filled(text, len(plan.verdicts), name), "success")

    def _filled(self, text: str, count: int, name: str) -> str:
        return text.replace("%1", number_text(count)).replace("%2", name)

    # -- import
    def _on_import_clicked(self) -> None:
        service, person, plan = self.desk.services.import_students, self.desk.person, self.verdicts.plan
        left_out = len(plan.refused)
        if left_out and self.skip.isChecked():
            plan = service.without_refused(plan)
        counts = plan.count("new"), plan.count("changed"), left_out

        def done(changes: Changes) -> None:
            self._imported = counts
            self._show_outcome(*counts)
            self._show(DONE)
            self.desk.tell(changes)

        title = translate("ImportStudents", "Storing the students")
        self._work(title, lambda job: service.carry_out(person, plan, job.report), done, VERDICTS)

    def _show_outcome(self, new: int, changed: int, left_out: int) -> None:
        text = translate("ImportStudents", "%1 new students were added and %2 were corrected.")
        detail = text.replace("%1", number_text(new)).replace("%2", number_text(changed))
        if left_out:
            more = translate("ImportStudents", "%1 refused rows were left out.")
            detail += " " + more.replace("%1", number_text(left_out))
        self.done_panel.set_texts(
            translate("ImportStudents", "The import is done"),
            translate("ImportStudents", "The list of students shows them now."),
            translate("ImportStudents", "To the list of students"),
        )
        self.message.show_message(detail, "success")

    def _on_report_clicked(self) -> None:
        stem = self._path.stem if self._path is not None else ""
        name = file_name(stem, translate("ImportStudents", "refused rows"))
        path = self.files.save(self, self.report_button.accessibleName(), name, "xlsx")
        if path is not None:
            service, plan = self.desk.services.import_students, self.verdicts.plan
            self.desk.ask(lambda: service.report(plan, path), lambda _none: self._say_saved(path), self._say_error)

    # -- long work
    def _work(self, title: str, work: Callable[[Job], T], done: Callable[[T], None], back: int) -> None:
        """Runs a job with progress and cancel; after cancel or failure the pane ``back`` is shown again."""
        self.message.clear()
        self._working = True
        self.progress.begin(title)
        self._show(WORKING)

        def succeeded(result: T) -> None:
            self._end()
            done(result)

        def failed(error: BaseException) -> None:
            self._end(back)
            self._say_error(error)

        def cancelled() -> None:
            self._end(back)
            self.message.show_message(translate("ImportStudents", "Cancelled. Nothing was stored."), "info")

        job = self.desk.runner.run_job(work, succeeded, failed, self.progress.set_progress, cancelled)
        self._job = job if self._working else None

    def _end(self, back: int | None = None) -> None:
        self._working, self._job = False, None
        if back is not None:
            self._show(back)
            (self.file_panel.choose_button if back == FILE else self.verdicts.table).setFocus()
            if self._closing:
                super().reject()

    def _on_cancelled(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def reject(self) -> None:
        """Escape and Close; work that runs is cancelled first, and the dialog goes when it has stopped."""
        if self._working:
            self._closing = True
            self._on_cancelled()
            return
        super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._working:
            event.ignore()
            self.reject()
            return
        super().closeEvent(event)

    # -- telling
    def _say_saved(self, path: Path) -> None:
        text = translate("ImportStudents", "Saved: %1").replace("%1", shown_name(path))
        self.message.show_message(text, "success")

    def _say_error(self, error: BaseException) -> None:
        if isinstance(error, RuleBroken):
            self.message.show_message(sentence(error, self.desk.language), "error")
        else:
            self.desk.say_error(error)
