"""The pages of the window: their order, icons, who sees them, and how each is made when first opened."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from hamyar_desktop.domain.roles import Permission, Person
from hamyar_desktop.ui.desk import Desk
from hamyar_desktop.ui.pages.page import Page


def _home(desk: Desk) -> Page:
    from hamyar_desktop.ui.pages.home import HomePage

    return HomePage(desk)


def _register(desk: Desk) -> Page:
    from hamyar_desktop.ui.pages.register import RegisterPage

    return RegisterPage(desk)


def _preliminary(desk: Desk) -> Page:
    from hamyar_desktop.ui.pages.preliminary import PreliminaryPage

    return PreliminaryPage(desk)


def _referral(desk: Desk) -> Page:
    from hamyar_desktop.ui.pages.referral import ReferralPage

    return ReferralPage(desk)


def _bank_account(desk: Desk) -> Page:
    from hamyar_desktop.ui.pages.bank_account import BankAccountPage

    return BankAccountPage(desk)


def _requests(desk: Desk) -> Page:
    from hamyar_desktop.ui.pages.requests import RequestsPage

    return RequestsPage(desk)


def _review(desk: Desk) -> Page:
    from hamyar_desktop.ui.pages.review import ReviewPage

    return ReviewPage(desk)


def _students(desk: Desk) -> Page:
    from hamyar_desktop.ui.pages.students import StudentsPage

    return StudentsPage(desk)


def _reports(desk: Desk) -> Page:
    from hamyar_desktop.ui.pages.reports import ReportsPage

    return ReportsPage(desk)


def _admin(desk: Desk) -> Page:
    from hamyar_desktop.ui.pages.admin import AdminPage

    return AdminPage(desk)


def _audit(desk: Desk) -> Page:
    from hamyar_desktop.ui.pages.audit import AuditPage

    return AuditPage(desk)


@dataclass(frozen=True)
class Place:
    """One entry of the side bar. ``permission``: who sees it; its short name is a word of kind ``place``."""

    key: str
    icon: str
    permission: Permission
    make: Callable[[Desk], Page]


PLACES: tuple[Place, ...] = (
    Place("home", "layout-dashboard", Permission.VIEW, _home),
    Place("register", "file-plus-2", Permission.REGISTER, _register),
    Place("preliminary", "clipboard-check", Permission.DECIDE, _preliminary),
    Place("referral", "clock", Permission.RECORD_HOURS, _referral),
    Place("bankAccount", "landmark", Permission.ENTER_ACCOUNT, _bank_account),
    Place("review", "inbox", Permission.DECIDE, _review),
    Place("requests", "list", Permission.VIEW, _requests),
    Place("students", "users", Permission.VIEW, _students),
    Place("reports", "file-spreadsheet", Permission.VIEW, _reports),
    Place("admin", "settings", Permission.GOVERN_TERMS, _admin),
    Place("audit", "history", Permission.VIEW_AUDIT, _audit),
)


def places_of(person: Person) -> list[Place]:
    """The entries that this person sees, in order."""
    return [place for place in PLACES if person.may(place.permission)]
