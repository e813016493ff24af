"""Every code has a sentence in both languages that says what is wrong and what to do."""

import re
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from hamyar_desktop.domain.errors import Caution, Code, RuleBroken
from hamyar_desktop.domain.hours import Hours
from hamyar_desktop.domain.policy import Policy
from hamyar_desktop.domain.roles import Role
from hamyar_desktop.domain.terms import TermCode, TermState
from hamyar_desktop.domain.work_request import Doer, State, Verb
from hamyar_desktop.services.sentences import sentence
from hamyar_desktop.services.words import shown, word, words

SUPPORT = Policy().support_contact
DEADLINE = datetime(2026, 1, 20, 20, 29, 59, tzinfo=UTC)
LIBRARY = "کتابخانه مرکزی"
TERM = {"term": "4041", "deadline": DEADLINE, "support": SUPPORT}

CASES: list[tuple[Code, dict[str, object]]] = [
    (Code.STUDENT_UNKNOWN, {"number": "40011001"}),
    (Code.STUDENT_NUMBER_INVALID, {"typed": "۱۲"}),
    (Code.STUDENT_NUMBER_INVALID, {"reason": "empty", "typed": ""}),
    (Code.NUMBER_PATTERN_INVALID, {"pattern": ".*", "example": "[0-9]{5,20}"}),
    (Code.NUMBER_PATTERN_INVALID, {"reason": "empty", "pattern": "[0-9]?", "example": "[0-9]{5,20}"}),
    (Code.STUDENT_EXISTS, {"number": "40011001"}),
    (Code.NAME_MISSING, {}),
    (Code.MOBILE_INVALID, {"typed": "0812"}),
    (Code.HOURS_OUT_OF_RANGE, {"reason": "range", "hours": Hours(401), "minimum": Hours(2), "maximum": Hours(400)}),
    (Code.HOURS_OUT_OF_RANGE, {"reason": "not_a_number", "typed": "ده"}),
    (Code.HOURS_OUT_OF_RANGE, {"reason": "not_half"}),
    (Code.TOTAL_HOURS_EXCEEDED, {"already": Hours(200), "asked": Hours(121), "maximum": Hours(300)}),
    (Code.WORK_TYPE_NOT_OF_UNIT, {"work_type": "اداری", "unit": LIBRARY, "expected": "پژوهشی"}),
    (Code.WORK_TYPE_UNKNOWN, {"work_type": "بازرگانی"}),
    (Code.UNIT_UNKNOWN, {"unit": "انبار"}),
    (Code.UNIT_UNKNOWN, {"reason": "empty", "unit": ""}),
    (Code.UNIT_EXISTS, {"unit": LIBRARY}),
    (Code.UNIT_NOT_PERMITTED, {"unit": LIBRARY, "support": SUPPORT}),
    (Code.QUOTA_FULL, {"unit": LIBRARY, "seats": 12, "used": 12, "support": SUPPORT}),
    (Code.QUOTA_BELOW_USED, {"unit": LIBRARY, "seats": 3, "used": 12}),
    (Code.QUOTA_INVALID, {"unit": LIBRARY, "seats": -1}),
    (Code.DEADLINE_PASSED, TERM),
    (Code.TERM_NOT_OPEN, TERM),
    (Code.TERM_NOT_OPEN, {"reason": "none", "support": SUPPORT}),
    (Code.TERM_SEALED, TERM),
    (Code.TERM_UNKNOWN, {"term": "4042"}),
    (Code.TERM_EXISTS, {"term": "4041"}),
    (Code.TERM_INVALID, {"reason": "dates"}),
    (Code.TERM_INVALID, {"reason": "code", "typed": "14041"}),
    (Code.TERM_INVALID, {"reason": "state", "term": "4041", "state": TermState.PLANNED}),
    (Code.TERM_INVALID, {"reason": "other_open", "term": "4041"}),
    (Code.DATE_INVALID, {"typed": "1404/12/30"}),
    (Code.ALREADY_REGISTERED, {"number": "40011001", "unit": LIBRARY, "state": State.PENDING, "request": 7}),
    (Code.REQUEST_UNKNOWN, {"request": 7}),
    (Code.WRONG_STAGE, {"verb": Verb.FINALIZE, "state": State.APPROVED}),
    (Code.NOT_ALLOWED, {"permission": "decide:request", "role": Role.CLERK.value}),
    (Code.SAME_PERSON, {"verb": Verb.APPROVE}),
    *[(Code.SAME_PERSON, {"reason": doer.value, "verb": Verb.FINALIZE, "person": "سارا احمدی"}) for doer in Doer],
    (Code.REASON_REQUIRED, {"verb": Verb.REJECT}),
    (Code.REASON_REQUIRED, {"verb": Verb.RECORD_HOURS, "requested": Hours(200), "actual": Hours(240)}),
    (Code.CHANGED_BY_OTHER, {"request": 7}),
    (Code.TOO_MANY_ROWS, {"count": 10_001, "maximum": 10_000}),
    *[
        (Code.SHEBA_INVALID, {"reason": reason, "length": 25})
        for reason in ("", "length", "characters", "check_digits", "reserved_check_digits", "account_type")
    ],
    (Code.SHEBA_OF_OTHER_STUDENT, {"other": "زهرا احمدی، 40011001"}),
    (Code.SHEBA_OF_OTHER_STUDENT, {"other": None}),
    (Code.ACCOUNT_INVALID, {"typed": "12a"}),
    (Code.ACCOUNT_MISMATCH, {"account": "0100324200001"}),
    (Code.ACCOUNT_IS_LOAN, {}),
    (Code.BANK_UNKNOWN, {"bank_code": "099"}),
    (Code.BANK_MERGED, {"bank": "قوامین", "into": "سپه"}),
    (Code.BANK_MERGED, {"bank": "موسسه اعتباری توسعه", "into": None}),
    (Code.BANK_DIFFERS, {"chosen": "ملت", "bank": "ملی ایران"}),
    (Code.OWN_NAME_NOT_CONFIRMED, {}),
    (Code.ACCOUNT_MISSING, {"number": "40011001"}),
    *[
        (Code.NATIONAL_CODE_INVALID, {"reason": reason, "length": 7})
        for reason in ("check_digit", "repeated", "zeros", "length", "characters")
    ],
    (Code.NATIONAL_CODE_INVALID, {"reason": "kind", "typed": "شناسنامه"}),
    (Code.NATIONAL_CODE_OF_OTHER_STUDENT, {"number": "40011001"}),
    (Code.CONTROL_CHARACTER, {"character": "U+0000"}),
    (Code.TEXT_TOO_LONG, {"length": 1200, "limit": 1000}),
    (Code.WRONG_PASSWORD, {}),
    (Code.PASSWORD_TOO_WEAK, {"minimum": 8}),
    (Code.TOO_MANY_ATTEMPTS, {"seconds": 30}),
    (Code.PERSON_UNKNOWN, {"name": "نرگس"}),
    (Code.PERSON_EXISTS, {"name": "نرگس"}),
    (Code.STORAGE_UNAVAILABLE, {"detail": "قرص پر است"}),
    (Code.STORAGE_UNAVAILABLE, {"reason": "folder", "detail": "/srv/t2"}),
    (Code.STORAGE_UNAVAILABLE, {"reason": "kind", "detail": "mysql", "example": "sqlite:///hamyar.sqlite3"}),
    (Code.STORAGE_UNAVAILABLE, {"reason": "damaged", "detail": "file is not a database"}),
    (Code.NOT_INITIALISED, {}),
    (Code.ALREADY_INITIALISED, {}),
    (Code.DATABASE_NEWER, {}),
    (Code.NETWORK_FOLDER, {"path": "/mnt/share/hamyar.sqlite3"}),
    (Code.SERVER_INVALID, {"reason": "host", "detail": "db.uni.ac.ir:5432"}),
    (Code.SERVER_INVALID, {"reason": "empty"}),
    (Code.SERVER_INVALID, {"reason": "port", "minimum": 1, "maximum": 65535, "usual": 5432}),
    (Code.SERVER_INVALID, {"reason": "database", "limit": 63}),
    (Code.SERVER_INVALID, {"reason": "certificate", "detail": "db.uni.ac.ir"}),
    *[(Code.SERVER_UNGUARDED, {"reason": reason}) for reason in ("", "guessing", "easy", "unseen")],
    *[(Code.KEYCHAIN_UNAVAILABLE, {"reason": reason}) for reason in ("", "refused", "kept")],
    *[
        (Code.FILE_UNREADABLE, {"reason": reason, "file": "students.xlsx"})
        for reason in ("", "missing", "empty", "protected", "backup", "unwritable")
    ],
    *[
        (Code.FILE_UNREADABLE, {"file": "students.xlsx", "reason": reason, "cell": "XFD7"})
        for reason in ("far_cell", "formula")
    ],
    (Code.FILE_UNREADABLE, {"file": "root.crt", "reason": "certificate", "example": "-----BEGIN CERTIFICATE-----"}),
    (Code.FILE_TOO_LARGE, {"file": "students.xlsx", "size": 200, "limit": 50}),
    (Code.HEADING_MISSING, {"heading": "شماره دانشجویی"}),
    (Code.HEADING_TWICE, {"heading": "نام"}),
    (Code.ROW_TWICE, {"number": "40011001", "first": 2}),
    (Code.IMPORT_REFUSED, {"refused": 3}),
]
NAMES = [f"{code}-{facts.get('reason', '')}" for code, facts in CASES]
# An imperative must stand in each: «…ید» (but not «باید»), and in English one of the verbs that are used.
ORDER_FA = re.compile("(?<!با)ید[ .؛،]")
ORDER_EN = re.compile(
    r"\b(Check|Type|Open|Correct|Ask|Choose|Contact|Cancel|Wait|Change|Close|Refresh|Go|Say|Look|Remove|Compare|Read|"
    r"Make|Put|Shorten|Run|Sign in|Update|Keep|Give|Split|Name|See|Do|apply again|try again|contact|see)\b",
)
TOKENS = ("IR", "xlsx", "hamyar-admin init", "PostgreSQL", "U+")
AS_THEY_ARE = ("file", "path", "typed", "cell", "pattern", "example", "detail", "character")
"""Facts that a sentence repeats letter by letter."""


def test_every_code_has_a_case():
    assert {code for code, _ in CASES} == set(Code)


@pytest.mark.parametrize(("code", "facts"), CASES, ids=NAMES)
def test_the_persian_sentence_is_good_persian(code, facts):
    text = sentence(RuleBroken(code, **facts), "fa")

    bare = text
    for told in (*(str(facts.get(name, "")) for name in AS_THEY_ARE), *TOKENS):
        bare = bare.replace(told, "") if told else bare
    assert not re.search("[0-9٠-٩]", bare), "digits are Persian"
    assert not re.search("[يكةىأإ]", bare), "ی and ک are Persian"
    assert "—" not in text, "every placeholder is filled"
    assert not re.search(r"\{[a-z_]*\}", text)
    assert "None" not in text
    assert ORDER_FA.search(text), "it says what to do"
    assert text.endswith(".") or str(SUPPORT) in text
    assert not re.search(r"\b(می|نمی) ", text), "half-space after می"


@pytest.mark.parametrize(("code", "facts"), CASES, ids=NAMES)
def test_the_english_sentence_says_what_to_do(code, facts):
    text = sentence(RuleBroken(code, **facts), "en")

    assert "—" not in text
    assert not re.search(r"\{[a-z_]*\}", text)
    assert "None" not in text
    assert ORDER_EN.search(text), "it says what to do"


@pytest.mark.parametrize("code", [Code.DEADLINE_PASSED, Code.QUOTA_FULL, Code.UNIT_NOT_PERMITTED])
def test_deadline_and_quota_name_the_support(code):
    facts = next(facts for case, facts in CASES if case is code)

    assert "۳۸۳۰" in sentence(RuleBroken(code, **facts))


def test_the_deadline_sentence_names_term_and_date():
    text = sentence(RuleBroken(Code.DEADLINE_PASSED, **TERM))

    assert "نیمسال اول ۱۴۰۴–۱۴۰۵" in text
    assert "۱۴۰۴/۱۰/۳۰ ۲۳:۵۹" in text


def test_the_quota_sentence_names_the_numbers():
    text = sentence(RuleBroken(Code.QUOTA_FULL, unit=LIBRARY, seats=12, used=12, support=SUPPORT))

    assert "۱۲ از ۱۲" in text


def test_states_verbs_and_roles_are_told_in_words():
    assert "«تایید شده»" in sentence(RuleBroken(Code.WRONG_STAGE, verb=Verb.FINALIZE, state=State.APPROVED))
    assert "«تایید نهایی»" in sentence(RuleBroken(Code.WRONG_STAGE, verb=Verb.FINALIZE, state=State.APPROVED))
    assert "“Clerk”" in sentence(RuleBroken(Code.NOT_ALLOWED, role="clerk"), "en")
    assert "«باز»" in sentence(RuleBroken(Code.TERM_INVALID, reason="state", term="4041", state=TermState.OPEN))


def test_a_warning_has_a_sentence_too():
    assert "قوامین" in sentence(Caution(Code.BANK_MERGED, {"bank": "قوامین", "into": "سپه"}))
    assert "منحل" in sentence(Caution(Code.BANK_MERGED, {"bank": "قوامین", "into": None}))


def test_a_fact_that_is_missing_is_a_dash_and_never_a_failure():
    assert "—" in sentence(RuleBroken(Code.STUDENT_UNKNOWN))


def test_a_path_keeps_its_own_digits():
    text = sentence(RuleBroken(Code.NETWORK_FOLDER, path="/mnt/share2/hamyar.sqlite3"))

    assert "/mnt/share2/hamyar.sqlite3" in text


@pytest.mark.parametrize(
    ("value", "persian", "english"),
    [
        (None, "—", "—"),
        (Hours(25), "۱۲٫۵", "12.5"),
        (DEADLINE, "\u2066۱۴۰۴/۱۰/۳۰ ۲۳:۵۹\u2069", "1404/10/30 23:59"),
        (date(2026, 1, 20), "\u2066۱۴۰۴/۱۰/۳۰\u2069", "1404/10/30"),
        (TermCode("4043"), "نیمسال تابستان ۱۴۰۴–۱۴۰۵", "Summer term 1404–1405"),
        (True, "بله", "yes"),
        (False, "خیر", "no"),
        (12, "۱۲", "12"),
        (Decimal("1.5"), "۱.۵", "1.5"),
        ("اتاق 12", "اتاق ۱۲", "اتاق 12"),
    ],
)
def test_facts_are_shown_as_people_read_them(value, persian, english):
    assert shown(value, "fa") == persian
    assert shown(value, "en") == english


@pytest.mark.parametrize("state", State)
def test_every_state_has_its_word_of_behestan(state):
    assert word("stage", state) != state.value
    assert word("stage", state, "en") != state.value


@pytest.mark.parametrize(("kind", "keys"), [("role", Role), ("verb", Verb), ("term_state", TermState)])
def test_every_key_has_a_word(kind, keys):
    assert {str(key) for key in keys} <= set(words(kind))
    assert not any(re.search("[يكةىa-z0-9]", text) for text in words(kind).values())


def test_an_unknown_key_shows_itself():
    assert word("field", "colour") == "colour"


def test_words_keep_their_order():
    assert list(words("stage", "en"))[:3] == ["pending", "approved", "rejected"]


def test_what_is_code_or_a_path_keeps_its_digits_and_its_direction():
    folder = RuleBroken(Code.STORAGE_UNAVAILABLE, reason="folder", detail="/srv/t2")

    assert "(\u2066/srv/t2\u2069)" in sentence(folder)
    assert "\u2066U+0007\u2069" in sentence(RuleBroken(Code.CONTROL_CHARACTER, character="U+0007"))


def test_a_number_that_the_server_tells_stands_in_the_digits_of_the_reader():
    old = RuleBroken(Code.STORAGE_UNAVAILABLE, reason="version", detail=13)

    assert "PostgreSQL ۱۳ " in sentence(old)
    assert "PostgreSQL 13," in sentence(old, "en")
