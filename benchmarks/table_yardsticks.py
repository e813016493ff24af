"""What a Qt developer would pick for a big table: a model that runs the query itself, and a list of ORM objects."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtSql import QSqlDatabase, QSqlQueryModel
from PySide6.QtWidgets import QHeaderView, QTableView
from sqlalchemy import create_engine, select
from sqlalchemy.orm import Session

from hamyar_desktop.models.orm.reference import UnitRecord, WorkTypeRecord
from hamyar_desktop.models.orm.student import StudentRecord
from hamyar_desktop.models.orm.work_request import WorkRequestRecord

SIZE = (1100, 700)
QUERY = (
    "SELECT s.first_name || ' ' || s.last_name, u.name, w.name, r.half_hours, r.actual_half_hours, r.registered_at,"
    " r.state FROM work_request r JOIN student s ON s.id = r.student_id JOIN unit u ON u.id = r.unit_id"
    " JOIN work_type w ON w.id = r.work_type_id"
)
"""The columns of our table; ``WHERE`` and ``ORDER BY`` are added."""
NEWEST = " ORDER BY r.id DESC"


class SqlTable:
    """A view over a ``QSqlQueryModel``, sized like ours."""

    def __init__(self, database: Path, widths: Sequence[int], row_height: int) -> None:
        self._base = QSqlDatabase.addDatabase("QSQLITE", f"yardstick-{id(self)}")
        self._base.setDatabaseName(str(database))
        if not self._base.open():
            raise RuntimeError(self._base.lastError().text())
        self.model = QSqlQueryModel()
        self.view = plain_view(self.model, row_height)
        self._widths = widths

    def show(self, rest: str = NEWEST) -> None:
        """Runs the query and paints what the model fetched of itself: 256 rows."""
        # A model that is used again forgets its rows one signal at a time; a developer would make a new one.
        self.model = QSqlQueryModel()
        self.view.setModel(self.model)
        self.model.setQuery(QUERY + rest, self._base)
        if self.model.lastError().isValid():
            raise RuntimeError(self.model.lastError().text())
        for place, width in enumerate(self._widths):
            self.view.setColumnWidth(place, width)
        self.view.viewport().repaint()

    def counted(self, rest: str) -> int:
        """Runs the query and fetches until the number of rows is known."""
        self.show(rest)
        return self.fetch_all()

    def end(self) -> None:
        """Goes to the last row and paints it."""
        self.counted(NEWEST)
        self.view.scrollToBottom()
        self.view.viewport().repaint()

    def fetch_all(self) -> int:
        """Every row, which the model needs to know how many there are."""
        while self.model.canFetchMore():
            self.model.fetchMore()
        return self.model.rowCount()

    def close(self) -> None:
        """The model lets go of the file."""
        self.model.clear()
        self._base.close()


class ObjectModel(QAbstractTableModel):
    """A list of ORM objects with their relatives, as the tutorials have it."""

    HEADINGS = 7

    def __init__(self, rows: Sequence[Any]) -> None:
        super().__init__()
        self._rows = rows

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else self.HEADINGS

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        request, student, unit, work_type = self._rows[index.row()]
        shown = (
            f"{student.first_name} {student.last_name}", unit.name, work_type.name, request.half_hours,
            request.actual_half_hours, str(request.registered_at), request.state,
        )  # fmt: skip
        return shown[index.column()]


def show_objects(database: Path, view: QTableView) -> ObjectModel:
    """Reads every request as an ORM object and paints the first ones."""
    engine = create_engine(f"sqlite:///{database}")
    statement = (
        select(WorkRequestRecord, StudentRecord, UnitRecord, WorkTypeRecord)
        .join(StudentRecord, StudentRecord.id == WorkRequestRecord.student_id)
        .join(UnitRecord, UnitRecord.id == WorkRequestRecord.unit_id)
        .join(WorkTypeRecord, WorkTypeRecord.id == WorkRequestRecord.work_type_id)
        .order_by(WorkRequestRecord.id.desc())
    )
    with Session(engine) as session:
        model = ObjectModel(session.execute(statement).all())
        view.setModel(model)
        view.viewport().repaint()
    engine.dispose()
    return model


def plain_view(model: QAbstractTableModel | QSqlQueryModel, row_height: int) -> QTableView:
    """Qt's own table with rows of a fixed height, so that both paint the same number of rows."""
    view = QTableView()
    view.setModel(model)
    view.verticalHeader().hide()
    view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    view.verticalHeader().setDefaultSectionSize(row_height)
    view.resize(*SIZE)
    view.show()
    return view
