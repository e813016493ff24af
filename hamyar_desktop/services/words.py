"""The words of the field for states, roles, fields and actions, in Persian (as in Behestan) and English."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Literal

from hamyar_desktop.domain.hours import Hours
from hamyar_desktop.domain.jalali import format_date, format_moment, plain_date, plain_moment
from hamyar_desktop.domain.terms import TermCode
from hamyar_desktop.domain.text import persian_digits

Language = Literal["fa", "en"]

_WORDS: dict[str, dict[str, tuple[str, str]]] = {
    "stage": {
        "pending": ("بررسی نشده", "Pending"),
        "approved": ("تایید شده", "Approved"),
        "rejected": ("رد شده", "Rejected"),
        "hours": ("عدم تایید", "Not final"),
        "final": ("تایید نهایی", "Final"),
        "ready": ("آماده پرداخت", "Ready to pay"),
        "cancelled": ("لغو شده", "Cancelled"),
    },
    "role": {
        "clerk": ("کارشناس واحد", "Clerk"),
        "supervisor": ("سرپرست واحد", "Supervisor"),
        "affairs": ("معاونت دانشجویی", "Student affairs"),
        "viewer": ("بیننده", "Viewer"),
    },
    "term_state": {
        "planned": ("برنامه‌ریزی‌شده", "Planned"),
        "open": ("باز", "Open"),
        "closed": ("بسته", "Closed"),
        "sealed": ("مهرشده", "Sealed"),
    },
    "identity": {
        "national": ("کد ملی", "National code"),
        "foreign_id": ("کد فراگیر", "Foreign student's id"),
        "passport": ("گذرنامه", "Passport"),
    },
    "verb": {
        "register": ("ثبت درخواست", "Register"),
        "edit": ("ویرایش", "Edit"),
        "resubmit": ("ثبت دوباره", "Resubmit"),
        "approve": ("تایید", "Approve"),
        "reject": ("رد", "Reject"),
        "reopen": ("بازگرداندن", "Send back"),
        "cancel": ("لغو", "Cancel"),
        "restore": ("بازیابی", "Restore"),
        "record_hours": ("ثبت ساعات کارکرد", "Record hours"),
        "finalize": ("تایید نهایی", "Finalise"),
        "unfinalize": ("برداشتن تایید نهایی", "Unfinalise"),
        "insert": ("افزودن", "Add"),
        "update": ("تغییر", "Change"),
        "delete": ("حذف", "Delete"),
    },
    "entity": {
        "work_request": ("درخواست همیاری", "Request"),
        "bank_account": ("حساب بانکی", "Bank account"),
        "student": ("دانشجو", "Student"),
        "unit": ("واحد اداری", "Unit"),
        "term": ("دوره", "Term"),
        "unit_quota": ("ظرفیت", "Quota"),
        "person": ("کاربر", "Person"),
        "setting": ("تنظیم", "Setting"),
    },
    "field": {
        "state": ("وضعیت", "State"),
        "half_hours": ("ساعات درخواستی", "Requested hours"),
        "actual_half_hours": ("ساعات کارکرد واقعی", "Actual hours"),
        "hours": ("ساعات درخواستی", "Requested hours"),
        "actual_hours": ("ساعات کارکرد واقعی", "Actual hours"),
        "work_type_id": ("نوع کار", "Work type"),
        "work_type": ("نوع کار", "Work type"),
        "unit_id": ("واحد اداری", "Unit"),
        "units": ("واحدهای اداری", "Units"),
        "student_id": ("دانشجو", "Student"),
        "term_id": ("دوره", "Term"),
        "note": ("توضیحات", "Description"),
        "reason": ("دلیل", "Reason"),
        "hours_note": ("توضیح ساعات", "Word on hours"),
        "number": ("شماره دانشجویی", "Student number"),
        "first_name": ("نام", "First name"),
        "last_name": ("نام خانوادگی", "Last name"),
        "national_code": ("کد ملی", "National code"),
        "identity_kind": ("نوع شناسه", "Kind of identity"),
        "mobile": ("تلفن همراه", "Mobile"),
        "degree": ("مقطع", "Degree"),
        "field_of_study": ("رشته", "Field of study"),
        "faculty": ("دانشکده", "Faculty"),
        "bank_code": ("بانک", "Bank"),
        "account_number": ("شماره حساب", "Account number"),
        "sheba": ("شماره شبا", "Sheba"),
        "own_name_by": ("تاییدکننده نام صاحب حساب", "Own name confirmed by"),
        "own_name_at": ("زمان تایید نام صاحب حساب", "Own name confirmed at"),
        "seats": ("ظرفیت", "Seats"),
        "used": ("استفاده‌شده", "Used"),
        "letter": ("شماره نامه", "Letter"),
        "deadline_at": ("مهلت", "Deadline"),
        "starts_on": ("آغاز", "Starts"),
        "ends_on": ("پایان", "Ends"),
        "code": ("کد", "Code"),
        "name": ("نام", "Name"),
        "display_name": ("نام نمایشی", "Display name"),
        "role": ("نقش", "Role"),
        "active": ("فعال", "Active"),
        "value": ("مقدار", "Value"),
        "key": ("نام تنظیم", "Setting"),
        "max_half_hours": ("بیشترین ساعت هر درخواست", "Most hours of a request"),
        "max_total_half_hours": ("سقف ساعت دانشجو در دوره", "Ceiling of a student's hours in a term"),
        "four_eyes": ("تایید به دست فرد دیگر", "Somebody else approves"),
        "student_number_pattern": ("الگوی شماره دانشجویی", "Pattern of student numbers"),
        "support_contact": ("نشانی پشتیبانی", "Support contact"),
        "reject_reasons": ("دلیل‌های آماده رد", "Standard reasons of rejection"),
    },
    "form": {
        "home": ("خانه", "Home"),
        "register": ("ثبت درخواست همیاری توسط دانشجو", "Register a request for an assistant"),
        "preliminary": (
            "تایید اولیه درخواست همیاری دانشجو",
            "Preliminary approval of requests for assistants",
        ),
        "referral": ("ارجاع همیاری به دانشجو توسط واحدها", "Referral of work to assistants by units"),
        "bankAccount": ("ثبت شماره حساب بانک دانشجو", "Register a student's bank account"),
        "requests": ("همه درخواست‌ها", "All requests"),
        "review": ("کارتابل سرپرست", "Supervisor's desk"),
        "students": ("دانشجویان", "Students"),
        "reports": ("برگه ساعات کارکرد", "Hour sheets"),
        "admin": ("دوره‌ها، ظرفیت‌ها و کاربران", "Terms, quotas and people"),
        "audit": ("تاریخچه تغییرات", "History of changes"),
    },
    "place": {
        "home": ("خانه", "Home"),
        "register": ("۱. ثبت درخواست", "1. Register request"),
        "preliminary": ("۲. تایید اولیه", "2. Preliminary approval"),
        "referral": ("۳. ساعات کارکرد", "3. Hours worked"),
        "bankAccount": ("۴. حساب بانکی", "4. Bank account"),
        "review": ("کارتابل سرپرست", "Supervisor's desk"),
        "requests": ("همه درخواست‌ها", "All requests"),
        "students": ("دانشجویان", "Students"),
        "reports": ("برگه ساعات", "Hour sheets"),
        "admin": ("دوره و ظرفیت", "Terms and quotas"),
        "audit": ("تاریخچه", "History"),
    },
    "row": {
        "new": ("جدید", "New"),
        "changed": ("تغییر کرده", "Changed"),
        "unchanged": ("بدون تغییر", "Unchanged"),
        "refused": ("ناپذیرفته", "Refused"),
    },
}


def word(kind: str, key: str, language: Language = "fa") -> str:
    """The word for a key of a kind (``stage``, ``role``, ``verb``, ``field`` …); an unknown key shows itself."""
    pair = _WORDS[kind].get(key)
    return key if pair is None else pair[0 if language == "fa" else 1]


def words(kind: str, language: Language = "fa") -> dict[str, str]:
    """Every word of a kind, in the order in which lists offer them."""
    return {key: pair[0 if language == "fa" else 1] for key, pair in _WORDS[kind].items()}


_ISOLATE = "\u2066{}\u2069"


def shown(value: object, language: Language = "fa") -> str:
    """A fact as a reader sees it: Jalali dates, Persian digits, hours, term titles; None is a dash."""
    if value is None:
        return "—"
    if isinstance(value, Hours):
        return value.text() if language == "fa" else str(value)
    if isinstance(value, datetime):
        return _ISOLATE.format(format_moment(value)) if language == "fa" else plain_moment(value)
    if isinstance(value, date):
        return _ISOLATE.format(format_date(value)) if language == "fa" else plain_date(value)
    if isinstance(value, TermCode):
        return value.title(language)
    if isinstance(value, bool):
        return {"fa": ("خیر", "بله"), "en": ("no", "yes")}[language][value]
    if isinstance(value, int | float | Decimal):
        return persian_digits(value) if language == "fa" else str(value)
    return persian_digits(value) if language == "fa" else str(value)
