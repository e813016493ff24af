"""Qt objects end on the GUI thread, whichever thread made the garbage."""

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject

from hamyar_desktop.ui.garbage import GuiGarbage
from hamyar_desktop.ui.tasks import BackgroundRunner


class Cycle(QObject):
    """Refers to itself, so that only the collector takes it apart."""

    def __init__(self) -> None:
        super().__init__()
        self.itself = self


@pytest.fixture
def garbage(qapp) -> Iterator[GuiGarbage]:
    made = GuiGarbage()
    yield made
    made.stop()


def ended_on(victim: object) -> list[threading.Thread]:
    """Filled with the thread on which the object ends."""
    ends: list[threading.Thread] = []
    weakref.finalize(victim, lambda: ends.append(threading.current_thread()))
    return ends


def make_much_garbage() -> None:
    for _ in range(3 * gc.get_threshold()[0]):
        cell: list[object] = []
        cell.append(cell)


def test_nothing_is_collected_where_the_worker_allocates(garbage: GuiGarbage) -> None:
    ends = ended_on(Cycle())
    worker = threading.Thread(target=make_much_garbage)
    worker.start()
    worker.join()
    assert ends == []

    garbage.collect()

    assert ends == [threading.main_thread()]


def test_a_look_without_need_collects_nothing(garbage: GuiGarbage) -> None:
    gc.collect()
    ends = ended_on(Cycle())

    garbage.collect()

    assert ends == []


def test_the_timer_looks_by_itself(garbage: GuiGarbage, qtbot) -> None:
    ends = ended_on(Cycle())
    make_much_garbage()

    qtbot.waitUntil(lambda: bool(ends), timeout=5000)


def test_python_collects_again_when_it_stops(qapp) -> None:
    made = GuiGarbage()
    assert not gc.isenabled()

    made.stop()

    assert gc.isenabled()


def test_what_a_task_refers_to_ends_on_the_gui_thread(qapp, qtbot) -> None:
    runner = BackgroundRunner()
    try:
        ends: list[threading.Thread] = []
        for _ in range(50):
            page = QObject()
            weakref.finalize(page, lambda: ends.append(threading.current_thread()))
            runner.run(lambda page=page: len(page.objectName()), lambda _size, page=page: page.objectName())
            del page
        qtbot.waitUntil(lambda: len(ends) == 50, timeout=5000)
    finally:
        runner.close()

    assert set(ends) == {threading.main_thread()}
