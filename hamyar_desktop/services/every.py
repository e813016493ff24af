"""All use cases in one value, as window, command line and tests receive it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from hamyar_desktop.domain.roles import Person
from hamyar_desktop.services.decide_requests import DecideRequests
from hamyar_desktop.services.find_students import FindStudents
from hamyar_desktop.services.govern_people import GovernPeople
from hamyar_desktop.services.govern_terms import GovernTerms
from hamyar_desktop.services.import_students import ImportStudents
from hamyar_desktop.services.keep_drafts import KeepDrafts
from hamyar_desktop.services.list_requests import ListRequests
from hamyar_desktop.services.live import ConnectionState, Told, Waits, Watch
from hamyar_desktop.services.make_hour_sheet import MakeHourSheet
from hamyar_desktop.services.ports import Keychain, Outside
from hamyar_desktop.services.record_hours import RecordHours
from hamyar_desktop.services.register_request import RegisterRequest
from hamyar_desktop.services.rehearse import Rehearse
from hamyar_desktop.services.save_student import SaveStudent
from hamyar_desktop.services.search_everything import SearchEverything
from hamyar_desktop.services.set_bank_account import SetBankAccount
from hamyar_desktop.services.show_history import ShowHistory
from hamyar_desktop.services.show_home import ShowHome
from hamyar_desktop.services.show_reference import ShowReference
from hamyar_desktop.services.show_request import ShowRequest
from hamyar_desktop.services.sign_in import SignIn
from hamyar_desktop.services.what_changed import WhatChanged


@dataclass(frozen=True)
class Services:
    """The use cases of the program."""

    sign_in: SignIn
    reference: ShowReference
    home: ShowHome
    students: FindStudents
    search: SearchEverything
    register: RegisterRequest
    decide: DecideRequests
    record_hours: RecordHours
    bank_account: SetBankAccount
    requests: ListRequests
    whole_request: ShowRequest
    history: ShowHistory
    import_students: ImportStudents
    save_student: SaveStudent
    terms: GovernTerms
    people: GovernPeople
    hour_sheet: MakeHourSheet
    drafts: KeepDrafts
    rehearse: Rehearse
    what_changed: WhatChanged


def make_services(outside: Outside) -> Services:
    """Every use case over the same outside."""
    students = FindStudents(outside)
    return Services(
        sign_in=SignIn(outside),
        reference=ShowReference(outside),
        home=ShowHome(outside),
        students=students,
        search=SearchEverything(students),
        register=RegisterRequest(outside),
        decide=DecideRequests(outside),
        record_hours=RecordHours(outside),
        bank_account=SetBankAccount(outside),
        requests=ListRequests(outside),
        whole_request=ShowRequest(outside),
        history=ShowHistory(outside),
        import_students=ImportStudents(outside),
        save_student=SaveStudent(outside),
        terms=GovernTerms(outside),
        people=GovernPeople(outside),
        hour_sheet=MakeHourSheet(outside),
        drafts=KeepDrafts(outside),
        rehearse=Rehearse(outside),
        what_changed=WhatChanged(outside),
    )


@dataclass(frozen=True)
class Opened:
    """A database that was opened for the window: somebody is signed in already only with sample data.

    ``look_after`` takes its time beside the work: the backup of the day, and for a large file the check that it is
    sound. It raises what is to be told. ``make_watch`` makes a ``live.Watch`` out of what it has to call. For a server
    ``keychain`` may keep passwords, under the name ``server``.
    """

    services: Services
    person: Person | None
    has_people: bool
    close: Callable[[], None]
    look_after: Callable[[], None] | None = None
    make_watch: Callable[[Told, ConnectionState, Waits], Watch] | None = None
    keychain: Keychain | None = None
    server: str = ""
