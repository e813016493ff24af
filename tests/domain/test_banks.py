"""The banks of domain.md §5, word by word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hamyar_desktop.domain.banks import BANKS, MELLI, MERGED_INTO, SEPAH, bank_name, find_bank
from hamyar_desktop.domain.text import persian_digits

SECTION_5 = """010 مرکزی · 011 صنعت و معدن · 012 ملت · 013 رفاه کارگران · 014 مسکن · 015 سپه · 016 کشاورزی ·
017 ملی ایران · 018 تجارت · 019 صادرات ایران · 020 توسعه صادرات · 021 پست بانک · 022 توسعه تعاون ·
051 موسسه اعتباری توسعه · 052 قوامین · 053 کارآفرین · 054 پارسیان · 055 اقتصاد نوین · 056 سامان · 057 پاسارگاد ·
058 سرمایه · 059 سینا · 060 قرض‌الحسنه مهر ایران · 061 شهر · 062 آینده · 063 انصار · 064 گردشگری ·
065 حکمت ایرانیان · 066 دی · 069 ایران زمین · 070 قرض‌الحسنه رسالت · 073 موسسه اعتباری کوثر ·
075 موسسه اعتباری ملل · 078 خاورمیانه · 079 مهر اقتصاد · 080 موسسه اعتباری نور · 095 ایران و ونزوئلا"""


def test_section_5_every_bank_and_no_other() -> None:
    listed = dict(entry.strip().split(" ", 1) for entry in SECTION_5.split("·"))
    assert len(listed) == 37
    assert listed == BANKS


@pytest.mark.parametrize("code", ["062", "080"])
def test_section_5_merged_into_melli(code: str) -> None:
    assert MERGED_INTO[code] == MELLI == "017"


@pytest.mark.parametrize("code", ["052", "063", "065", "073", "079"])
def test_section_5_merged_into_sepah(code: str) -> None:
    assert MERGED_INTO[code] == SEPAH == "015"


def test_section_5_dissolved_and_no_others_gone() -> None:
    assert MERGED_INTO["051"] is None
    assert len(MERGED_INTO) == 8


def test_heirs_are_alive() -> None:
    assert set(MERGED_INTO) <= set(BANKS)
    assert {heir for heir in MERGED_INTO.values() if heir} & set(MERGED_INTO) == set()


@given(st.text(max_size=4) | st.from_regex("[0-9]{3}", fullmatch=True))
def test_a_name_or_none(code: str) -> None:
    assert bank_name(code) == BANKS.get(code)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("017", "017"), ("۰۱۷", "017"), ("ملی", "017"), ("بانک ملی", "017"), ("بانك ملي ايران", "017"),
        ("قرض الحسنه رسالت", "070"), ("پست بانک", "021"), ("صادرات ایران", "019"), ("بانک ناشناس", None), ("999", None),
    ],
)  # fmt: skip
def test_a_bank_is_found_by_code_or_name_in_any_spelling(typed: str, code: str | None) -> None:
    assert find_bank(typed) == code


@pytest.mark.parametrize("code", BANKS)
def test_every_bank_is_found_by_its_own_name(code: str) -> None:
    assert find_bank(BANKS[code]) == find_bank(f"بانک {BANKS[code]}") == code


@given(st.sampled_from(sorted(BANKS)))
def test_a_bank_is_found_by_its_code_and_its_name(code: str) -> None:
    name = BANKS[code]
    for typed in (code, persian_digits(code), f" {code}\u200e", name, f"بانک {name}", f"بانك\u200c{name} "):
        assert find_bank(typed) == code


@pytest.mark.parametrize("typed", ["", "بانک", "099", "17", "ملت ملی", "صندوق قرض‌الحسنه محله"])
def test_a_bank_that_nobody_lists(typed: str) -> None:
    assert find_bank(typed) is None
