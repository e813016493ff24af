"""The steps of the tour: the four stages for a student of the sample, then every other page."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QCheckBox, QWidget

from hamyar_desktop.domain.banks import MELLI
from hamyar_desktop.domain.sheba import suggest_sheba
from hamyar_desktop.domain.work_request import State
from hamyar_desktop.services.rows import NewStudent, RequestFilter, RequestRow
from hamyar_desktop.ui.tour import Tour, TourFailed

if TYPE_CHECKING:
    from hamyar_desktop.services.rows import QuotaRow

NUMBER = "4011249001"
ACCOUNT = "0104567890123"


def _press_key(widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(widget, QKeyEvent(kind, key, modifier))


def _the_request(tour: Tour) -> RequestRow:
    desk = tour.window.desk
    card = desk.services.students.card(desk.person, NUMBER)
    if not card.requests:
        raise TourFailed("the request of the tour was not stored")
    return card.requests[0]


def _must_be(tour: Tour, state: State) -> None:
    row = _the_request(tour)
    if row.state is not state:
        raise TourFailed(f"the request is {row.state}, not {state}: {tour.hand.message()}")


def _roomy_unit(tour: Tour) -> QuotaRow:
    rows = [row for row in tour.window.desk.reference.quotas.values() if row.left > 0]
    if not rows:
        raise TourFailed("no unit of the sample has a free seat")
    return max(rows, key=lambda row: row.left)


def home(tour: Tour) -> None:
    """The first page."""
    tour.hand.go("home")


def search(tour: Tour) -> None:
    """«همیار» offers the three forms, typed with the wrong keyboard layout."""
    box = tour.window.workspace.top_bar.search
    box.setFocus()
    tour.hand.type("searchBox", "ildhv")
    tour.hand.wait(lambda: len(box.hits) >= 3, "the three forms")
    keys = [hit.key for hit in box.hits if hit.kind == "form"]
    if keys != ["register", "preliminary", "referral"]:
        raise TourFailed(f"the search offers {keys}")


def _forget_search(tour: Tour) -> None:
    _press_key(tour.window.workspace.top_bar.search, Qt.Key.Key_Escape)


def register_empty(tour: Tour) -> None:
    """Stage 1 before anything is typed."""
    _forget_search(tour)
    tour.hand.go("register")


def register(tour: Tour) -> None:
    """Stage 1 filled in for a student who has no request yet."""
    _add_student(tour)
    tour.hand.go("register")
    tour.hand.type("studentNumber", NUMBER)
    tour.hand.press("searchStudent")
    unit = tour.hand.find("unit")
    tour.hand.type("unit", _roomy_unit(tour).unit)
    _press_key(unit, Qt.Key.Key_Return)
    tour.hand.type("hours", "120")
    tour.hand.type("description", "دانشجو در سایت خوابگاه همکاری داشته است")
    tour.hand.settle()


def _add_student(tour: Tour) -> None:
    from hamyar_desktop.services.rows import SheetRow

    desk = tour.window.desk
    student = NewStudent(NUMBER, "نگار", "محمدی‌فر", national_code="0012345679")
    cells = {
        "number": student.number, "first_name": student.first_name, "last_name": student.last_name,
        "faculty": "فنی و مهندسی", "field_of_study": "مهندسی کامپیوتر", "degree": "کارشناسی",
        "mobile": "09121234567", "national_code": student.national_code,
    }  # fmt: skip
    quiet: Callable[[int, int], None] = lambda _done, _total: None  # noqa: E731
    plan = desk.services.import_students.plan(desk.person, [SheetRow(2, cells)], quiet)
    desk.services.import_students.carry_out(desk.person, plan, quiet)


def registered(tour: Tour) -> None:
    """Stage 1 after «اعمال تغییرات»."""
    tour.hand.press("apply")
    _must_be(tour, State.PENDING)


def preliminary(tour: Tour) -> None:
    """Stage 2: the new request in the table, turned into «تایید شده»."""
    tour.hand.go("preliminary")
    view = tour.hand.find("pendingTable")
    if not isinstance(view, QAbstractItemView):
        raise TourFailed("pendingTable is not a table")
    row = _row_of(view, NUMBER)
    view.selectionModel().clear()
    view.selectRow(row)  # type: ignore[attr-defined]
    tour.hand.settle()
    tour.hand.press("approveSelected")


def _row_of(view: QAbstractItemView, number: str) -> int:
    from hamyar_desktop.domain.text import ascii_digits

    model = view.model()
    for row in range(model.rowCount()):
        for column in range(model.columnCount()):
            # The number stands in the second line of a cell, which only the accessible text holds.
            told = model.index(row, column).data(Qt.ItemDataRole.AccessibleTextRole)
            if number in ascii_digits(str(told or "")):
                return row
    raise TourFailed(f"{number} is not in {view.objectName()}")


def approved(tour: Tour) -> None:
    """Stage 2 after «اعمال تغییرات»."""
    apply = tour.hand.find("apply")
    if apply.isEnabled():
        tour.hand.press("apply")
    _must_be(tour, State.APPROVED)


def referral(tour: Tour) -> None:
    """Stage 3: the record with the hours really worked."""
    tour.hand.go("referral")
    tour.hand.type("studentNumber", NUMBER)
    tour.hand.press("searchStudent")
    tour.hand.type("actualHours", "112.5")
    tour.hand.press("finalToggle")


def finalized(tour: Tour) -> None:
    """Stage 3 after «اعمال تغییرات»."""
    tour.hand.press("apply")
    _must_be(tour, State.FINAL)


def bank_account_wrong(tour: Tour) -> None:
    """Stage 4 with one wrong digit in the Sheba."""
    tour.hand.go("bankAccount")
    tour.hand.type("studentNumber", NUMBER)
    tour.hand.press("searchStudent")
    tour.hand.type("accountNumber", ACCOUNT)
    good = suggest_sheba(MELLI, ACCOUNT)
    if good is None:
        raise TourFailed("no Sheba for the account of the tour")
    wrong = good.text[:-1] + str((int(good.text[-1]) + 1) % 10)
    tour.hand.type("sheba", wrong)


def bank_account(tour: Tour) -> None:
    """Stage 4 with the right Sheba, ticked."""
    good = suggest_sheba(MELLI, ACCOUNT)
    if good is None:
        raise TourFailed("no Sheba for the account of the tour")
    tour.hand.type("sheba", good.text)
    own_name = tour.hand.find("ownName")
    if not isinstance(own_name, QCheckBox):
        raise TourFailed("ownName is not a check box")
    own_name.setChecked(True)


def ready(tour: Tour) -> None:
    """Stage 4 after «اعمال تغییرات»: nothing is missing for payment."""
    tour.hand.press("apply")
    if _the_request(tour).stage != "ready":
        raise TourFailed(f"the request is not ready: {tour.hand.message()}")


def requests(tour: Tour) -> None:
    """All requests."""
    tour.hand.go("requests")


def history(tour: Tour) -> QWidget:
    """The history of the request of the tour."""
    from hamyar_desktop.ui.dialogs.request_history import RequestHistory

    dialog = RequestHistory(tour.window.desk, _the_request(tour), tour.window)
    dialog.show()
    return dialog


def review(tour: Tour) -> None:
    """The supervisor's desk."""
    tour.hand.go("review")


def drawer(tour: Tour) -> None:
    """All about a request beside the table, opened with the keyboard."""
    tour.hand.go("review")
    view = tour.hand.find("reviewTable")
    view.setFocus()
    view.selectRow(1)  # type: ignore[attr-defined]
    tour.hand.settle()
    _press_key(view, Qt.Key.Key_Space)
    tour.hand.settle()
    tour.hand.find("requestDrawer")


def students(tour: Tour) -> None:
    """The table of students."""
    tour.hand.go("students")


def student(tour: Tour) -> None:
    """Everything about one student."""
    tour.hand.go("students", NUMBER)


def reports(tour: Tour) -> None:
    """The hour sheet on screen, as Excel and as PDF."""
    from hamyar_desktop.documents.hour_sheet import hour_sheet_layout
    from hamyar_desktop.ui.printing import write_pdf

    desk = tour.window.desk
    unit_id = _the_request(tour).unit_id
    tour.hand.go("reports", unit_id)
    sheet = desk.services.hour_sheet(desk.person, unit_id)
    desk.services.hour_sheet.write(sheet, tour.folder / "hour-sheet.xlsx")
    write_pdf(hour_sheet_layout(sheet), tour.folder / "hour-sheet.pdf")


def preview(tour: Tour) -> QWidget:
    """What the printer would give."""
    from hamyar_desktop.documents.hour_sheet import hour_sheet_layout
    from hamyar_desktop.ui.dialogs.print_preview import PrintPreview

    desk = tour.window.desk
    sheet = desk.services.hour_sheet(desk.person, _the_request(tour).unit_id)
    dialog = PrintPreview(hour_sheet_layout(sheet), desk.runner, tour.window)
    dialog.show()
    return dialog


def admin(tour: Tour) -> None:
    """Terms, quotas and people."""
    tour.hand.go("admin")


def audit(tour: Tour) -> None:
    """The history of the whole scheme."""
    tour.hand.go("audit")


def nothing_found(tour: Tour) -> None:
    """An empty table says what to do next."""
    tour.hand.go("requests", RequestFilter(text="نامی که نیست"))


STEPS: tuple[tuple[str, Callable[[Tour], QWidget | None]], ...] = (
    ("home", home),
    ("search", search),
    ("stage-1-empty", register_empty),
    ("stage-1-filled", register),
    ("stage-1-registered", registered),
    ("stage-2-chosen", preliminary),
    ("stage-2-approved", approved),
    ("stage-3-record", referral),
    ("stage-3-final", finalized),
    ("stage-4-wrong-sheba", bank_account_wrong),
    ("stage-4-filled", bank_account),
    ("stage-4-ready", ready),
    ("requests", requests),
    ("requests-empty", nothing_found),
    ("history", history),
    ("review", review),
    ("review-drawer", drawer),
    ("students", students),
    ("student", student),
    ("reports", reports),
    ("preview", preview),
    ("admin", admin),
    ("audit", audit),
)
