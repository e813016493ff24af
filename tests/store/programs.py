"""Programs of other processes on one database: ``python -m tests.store.programs register|prepare FILE …``."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from hamyar_desktop.domain.errors import RuleBroken
from hamyar_desktop.domain.hours import Hours
from hamyar_desktop.services.sign_in import person_of
from hamyar_desktop.store import schema
from hamyar_desktop.store.engine import make_engine
from hamyar_desktop.store.unit_of_work import make_open_unit
from tests.fakes import FakeClock

ROOT = Path(__file__).parents[2]
HOURS = 20


def start(verb: str, file: Path, *arguments: str) -> subprocess.Popen[str]:
    """The program in a process of its own, whose answers can be read line by line."""
    command = [sys.executable, "-m", "tests.store.programs", verb, str(file), *arguments]
    return subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def tell(*words: object) -> None:
    """One line that arrives even if this process is killed the next moment."""
    print(*words, flush=True)


def register(file: Path, numbers: Iterable[str]) -> None:
    """Registers one student after the other in the library; each is told only when it is committed."""
    clock = FakeClock()
    open_unit = make_open_unit(make_engine(f"sqlite:///{file.as_posix()}"), clock)
    with open_unit(None, readonly=True) as unit:
        clerk = person_of(next(row for row in unit.people.all() if row.name == "clerk"))
        office, term = unit.units.by_name("کتابخانه مرکزی"), unit.terms.open_term()
    assert office is not None
    assert term is not None
    for number in numbers:
        try:
            with open_unit(clerk) as unit:
                student = unit.students.by_number(number)
                assert student is not None
                unit.requests.add(
                    term_id=term.id, student_id=student.id, unit_id=office.id, work_type_id=office.work_type_id,
                    hours=Hours.whole(HOURS), note="", person=clerk, now=clock(),
                )  # fmt: skip
                unit.commit()
            tell(number, "done")
        except RuleBroken as error:
            tell(number, error.code.value)


def prepare(file: Path) -> None:
    """Makes or upgrades the database; tells whether there was anything to do."""
    engine = make_engine(f"sqlite:///{file.as_posix()}")
    tell("ready")
    sys.stdin.readline()
    try:
        tell(schema.prepare(engine))
    except RuleBroken as error:
        tell(error.code.value)


def main(verb: str, file: str, *arguments: str) -> None:
    """Runs one of the programs."""
    if verb == "register":
        register(Path(file), arguments)
    else:
        prepare(Path(file))


if __name__ == "__main__":
    main(*sys.argv[1:])
