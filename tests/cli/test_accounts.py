"""bank-account: stage 4."""

import pytest

from tests.factories import OTHER_SHEBA, SHEBA


def test_an_account_is_set_and_shown(admin, store):
    store.register()

    made = admin.json(
        "bank-account", "set", "۴۰۰۱۱۰۰۱", "--sheba", "ir۲۷-0170 0000 0010 0324 2000 01", "--bank", "بانک ملی",
        "--account", "0100324200001", "--own-name", user="clerk",
    ).value  # fmt: skip

    assert made.pop("warnings") == []
    assert (made["sheba"], made["bank_code"], made["bank"]) == (SHEBA, "017", "ملی ایران")
    assert (made["own_name_by"], made["own_name_at"]) == ("سارا احمدی", "1404/10/11 11:30")
    assert admin.json("bank-account", "show", "40011001").value == made


def test_what_looks_wrong_is_told_and_does_not_block(admin, store):
    store.register()
    done = admin.json(
        "bank-account", "set", "40011001", "--sheba", SHEBA, "--own-name", "--bank", "ملت", "--account", "12345"
    )  # fmt: skip

    assert {row["warning"] for row in done.value["warnings"]} == {"bank_differs", "account_mismatch"}
    assert all(row["message"] for row in done.value["warnings"])
    lines = admin.run("bank-account", "set", "40011001", "--sheba", SHEBA, "--own-name", "--bank", "012").out
    assert lines.splitlines()[-1].endswith("[bank_differs]")


@pytest.mark.parametrize(
    ("bank_code", "warning"), [("062", "bank_merged"), ("051", "bank_merged"), ("999", "bank_unknown")]
)
def test_a_bank_that_is_no_more_is_told(admin, bank_code, warning):
    from hamyar_desktop.domain.sheba import check_digits

    body = bank_code + "0" + "123456".zfill(18)
    told = admin.json(
        "bank-account", "set", "40011001", "--own-name", "--sheba", "IR" + check_digits(body) + body
    ).value

    assert [row["warning"] for row in told["warnings"]] == [warning]
    assert told["bank_code"] == bank_code


@pytest.mark.parametrize(
    ("words", "code", "reason"),
    [
        (("40011001", "--sheba", SHEBA), "own_name_not_confirmed", None),
        (("40011001", "--sheba", SHEBA[:-1], "--own-name"), "sheba_invalid", "length"),
        (("40011001", "--sheba", SHEBA[:-1] + "x", "--own-name"), "sheba_invalid", "characters"),
        (("40011001", "--sheba", SHEBA[:-1] + "2", "--own-name"), "sheba_invalid", "check_digits"),
        (("40011001", "--sheba", "IR00" + SHEBA[4:], "--own-name"), "sheba_invalid", "reserved_check_digits"),
        (("40011001", "--sheba", SHEBA, "--account", "الف", "--own-name"), "account_invalid", None),
        (("40011002", "--sheba", OTHER_SHEBA, "--own-name"), "sheba_of_other_student", None),
        (("49999999", "--sheba", SHEBA, "--own-name"), "student_unknown", None),
        (("1", "--sheba", SHEBA, "--own-name"), "student_number_invalid", None),
    ],
)
def test_a_wrong_account_changes_nothing(admin, store, words, code, reason):
    store.register()
    admin.json("bank-account", "set", "40011001", "--sheba", OTHER_SHEBA, "--own-name")

    done = admin.json("bank-account", "set", *words)

    assert (done.status, done.failure["error"], done.failure.get("reason"), done.out) == (3, code, reason, "")
    assert admin.json("bank-account", "show", "40011001").value["sheba"] == OTHER_SHEBA


def test_a_missing_account_and_a_foreign_student_are_told_apart(admin, store):
    store.register()

    assert admin.json("bank-account", "show", "40011001", user="clerk").failure["error"] == "account_missing"
    for words in (("show", "40011001"), ("set", "40011001", "--sheba", SHEBA, "--own-name")):
        done = admin.json("bank-account", *words, user="stranger")
        assert (done.status, done.failure["error"]) == (4, "not_allowed")
