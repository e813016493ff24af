"""«خروجی اکسل»: the whole filter of a table of requests into a workbook, with progress and cancel."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QWidget

from hamyar_desktop.services.rows import RequestFilter
from hamyar_desktop.ui.desk import Desk
from hamyar_desktop.ui.file_choice import FileChoice, file_name
from hamyar_desktop.ui.locale import isolate, number_text
from hamyar_desktop.ui.tasks import Job
from hamyar_desktop.ui.widgets.progress_dialog import ProgressDialog

translate = QCoreApplication.translate


class ExportRequests(QObject):
    """Asks where to, writes in the worker, and says how many rows were written; ``files`` is replaced in tests."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._widget = desk, parent
        self.files = FileChoice(desk)
        self.progress: ProgressDialog | None = None

    def export(self, wanted: RequestFilter, title: str, over: Callable[[], None]) -> None:
        """``over`` is called when nothing is going on any more, whatever the outcome."""
        path = self.files.save(self._widget, translate("ExportRequests", "Excel output"), file_name(title), "xlsx")
        if path is None:
            over()
            return
        desk, person = self._desk, self._desk.person
        requests = desk.services.requests
        progress = self.progress = ProgressDialog(translate("ExportRequests", "Writing the workbook"), self._widget)

        def work(job: Job) -> int:
            return requests.export(person, wanted, path, title, job.report)

        def done(count: int) -> None:
            end()
            text = translate("ExportRequests", "%1 requests were written to “%2”.").replace("%1", number_text(count))
            desk.say(text.replace("%2", isolate(path.name)), "success")

        def failed(error: BaseException) -> None:
            end()
            desk.say_error(error)

        def cancelled() -> None:
            end()
            desk.say(translate("ExportRequests", "The output was cancelled; no file was written."), "info")

        def end() -> None:
            progress.finish()
            progress.deleteLater()
            self.progress = None
            over()

        progress.watch(desk.runner.run_job(work, done, failed, progress.set_progress, cancelled))
