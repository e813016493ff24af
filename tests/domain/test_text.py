"""Folding, cleaning, digits, order and keyboards: domain.md §7 and §11, line by line."""

import functools
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QCollator, QLocale

from hamyar_desktop.domain.errors import Code, RuleBroken
from hamyar_desktop.domain.text import (
    ascii_digits,
    clean,
    compact,
    fold,
    fold_joined,
    other_layout,
    persian_digits,
    refuse_control_characters,
    sort_key,
    squeeze,
    strip_invisible,
)

ALPHABET = "آابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی"
# What names and exports are really made of, marks and traps included.
EVERYDAY = ALPHABET + "يىئكةۀؤأإٱءـ\u200c\u200e\u200f\u00a0\u064b\u064f\u0651\u0653\u0654\u0655\u0670٣۷5 aZ.-()/"
everyday_text = st.text(st.sampled_from(EVERYDAY), max_size=30)
any_text = st.text(st.characters(exclude_categories=["Cs"]), max_size=20) | everyday_text


def fold_by_the_book(text: str) -> str:
    """domain.md §7 step by step, one character at a time, with lower case for Latin letters."""
    lowered = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    for letters, target in (("يىئ", "ی"), ("ك", "ک"), ("ةۀ", "ه"), ("ؤ", "و"), ("أإآٱ", "ا"), ("ءـ\u200e\u200f", "")):
        for letter in letters:
            lowered = lowered.replace(letter, target)
    spaced = lowered.replace("\u200c", " ").replace("\u00a0", " ")
    bare = "".join(c for c in unicodedata.normalize("NFD", spaced) if not unicodedata.combining(c))
    for ten in ("٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹"):
        for value, digit in enumerate(ten):
            bare = bare.replace(digit, str(value))
    return " ".join(strip_invisible(bare).split())


class TestFold:
    @pytest.mark.parametrize(
        ("letter", "key"),
        [
            *[(c, "ی") for c in "يىئ"],
            ("ك", "ک"),
            *[(c, "ه") for c in "ةۀ"],
            ("ؤ", "و"),
            *[(c, "ا") for c in "أإآٱ"],
        ],
    )
    def test_section_7_maps_every_letter_composed_or_not(self, letter: str, key: str) -> None:
        assert fold(letter) == key
        assert fold(unicodedata.normalize("NFD", letter)) == key

    @pytest.mark.parametrize("dropped", ["ء", "ـ", "\u200e", "\u200f"])
    def test_section_7_drops(self, dropped: str) -> None:
        assert fold(f"علی{dropped}رضا") == "علیرضا"

    @pytest.mark.parametrize("space", ["\u200c", "\u00a0", "  ", " \u200c ", "\t", "\n"])
    def test_section_7_half_space_and_nbsp_are_one_space(self, space: str) -> None:
        assert fold(f" می{space}شود ") == "می شود"
        assert fold_joined(f"می{space}شود") == fold_joined("میشود") == "میشود"

    def test_section_7_digits(self) -> None:
        assert fold("٠١٢٣٤٥٦٧٨٩") == fold("۰۱۲۳۴۵۶۷۸۹") == "0123456789"

    def test_section_7_behestan_exports_meet_what_people_type(self) -> None:
        assert fold(" كاظمي‌  نيا ") == fold("کاظمی نیا") == "کاظمی نیا"

    def test_section_7_mapping_after_nfd_would_be_a_bug(self) -> None:
        """NFD turns ئ into U+064A U+0654 and ۀ into U+06D5 U+0654: mapped only then, they would fold elsewhere."""
        assert unicodedata.normalize("NFD", "ئ") == "\u064a\u0654"
        assert unicodedata.normalize("NFD", "ۀ") == "\u06d5\u0654"
        too_late = "".join(c for c in unicodedata.normalize("NFD", "خانۀ") if not unicodedata.combining(c))
        assert too_late == "خان\u06d5"
        assert fold("خانۀ") == fold("خان\u06d5\u0654") == fold("خانهٔ") == "خانه"

    def test_nfkc_presentation_forms_and_ligatures(self) -> None:
        assert fold("ﻋﻠﯽ") == "علی"
        assert fold("ﷲ") == "الله"
        assert fold("Ａｌｉ１") == "ali1"

    def test_combining_marks_and_case(self) -> None:
        assert fold("مُحَمَّد") == "محمد"
        assert fold("Renée STRASSE ß") == "renee strasse ss"

    @pytest.mark.parametrize("empty", ["", " ", "\u200c", "ـ", "\u061c\u2060"])
    def test_nothing_to_search_for(self, empty: str) -> None:
        assert fold(empty) == fold_joined(empty) == ""

    @given(any_text)
    def test_is_idempotent(self, text: str) -> None:
        assert fold(fold(text)) == fold(text)

    @given(any_text)
    def test_shortcuts_change_nothing(self, text: str) -> None:
        assert fold(text) == fold_by_the_book(text)

    def test_shortcuts_change_no_single_character(self) -> None:
        characters = [chr(point) for point in range(0x3000)]
        assert [c for c in characters if fold(c) != fold_by_the_book(c)] == []

    @given(any_text, st.sampled_from(["NFC", "NFD", "NFKC", "NFKD"]))
    def test_no_unicode_form_matters(self, text: str, form: str) -> None:
        assert fold(unicodedata.normalize(form, text)) == fold(text)  # type: ignore[arg-type]

    @given(everyday_text)
    def test_nothing_that_should_go_is_left(self, text: str) -> None:
        assert set(fold(text)) <= set(fold_by_the_book(ALPHABET)) | set("abcdefghijklmnopqrstuvwxyz0123456789 .-()/")


class TestDigits:
    def test_ascii_digits(self) -> None:
        assert ascii_digits("۱۲٣٤ 5٫۶") == "1234 5٫6"
        assert ascii_digits("1405/9/2") == "1405/9/2"

    def test_persian_digits(self) -> None:
        assert persian_digits("1405/09/02") == "۱۴۰۵/۰۹/۰۲"
        assert persian_digits(200) == "۲۰۰"

    @given(st.integers(min_value=0))
    def test_round_trip(self, number: int) -> None:
        assert ascii_digits(persian_digits(number)) == str(number)
        assert int(persian_digits(number)) == number

    def test_digits_of_other_scripts_are_left_for_the_rules_to_refuse(self) -> None:
        assert ascii_digits("१२३") == "१२३"


class TestCompact:
    def test_spaces_marks_and_digits(self) -> None:
        assert compact(" \u200e۱۲\u200c٣ 4\u00a05\ufeff\u2066\t") == "12345"
        assert compact("12 34") == "1234"
        assert compact("1234") == "1234"

    @given(any_text)
    def test_is_idempotent_and_free_of_space(self, text: str) -> None:
        tidy = compact(text)
        assert compact(tidy) == tidy == "".join(tidy.split())


class TestClean:
    def test_section_7_the_name_as_typed_is_kept(self) -> None:
        assert clean("  آذر\u200cمیدخت   رئوف ") == "آذر\u200cمیدخت رئوف"

    def test_arabic_letters_become_persian(self) -> None:
        assert clean("كاظمي مصطفى") == "کاظمی مصطفی"

    @pytest.mark.parametrize("mark", ["\u200e", "\u202b", "\u2067", "\ufeff", "\u200b", "\u061c", "\u2060", "\xad"])
    def test_invisible_marks_go(self, mark: str) -> None:
        assert clean(f"{mark}علی{mark}") == strip_invisible(f"{mark}علی{mark}") == "علی"

    @pytest.mark.parametrize("stray", ["\u200cعلی\u200c", "علی \u200c", "\u200c \u200cعلی"])
    def test_half_spaces_at_the_ends_go(self, stray: str) -> None:
        assert clean(stray) == "علی"

    def test_half_spaces_beside_spaces_go_and_doubled_ones_become_one(self) -> None:
        assert clean("می\u200c رود") == clean("می \u200cرود") == "می رود"
        assert clean("می\u200c\u200cرود") == "می\u200cرود"

    def test_a_half_space_alone_is_nothing(self) -> None:
        assert clean("\u200c") == ""

    def test_limit(self) -> None:
        assert clean("ا" * 300) == "ا" * 300
        with pytest.raises(RuleBroken) as broken:
            clean("ا" * 301)
        assert (broken.value.code, broken.value.facts) == (Code.TEXT_TOO_LONG, {"length": 301, "limit": 300})

    def test_the_limit_counts_what_is_stored(self) -> None:
        assert clean(" " * 50 + "علی", limit=3) == "علی"

    @given(any_text)
    def test_is_idempotent(self, text: str) -> None:
        try:
            once = clean(text)
        except RuleBroken:
            return
        assert clean(once) == once

    @given(everyday_text)
    def test_keeps_the_search_key(self, text: str) -> None:
        assert fold(clean(text)) == fold(text)


class TestControlCharacters:
    @pytest.mark.parametrize(
        ("bad", "named"),
        [("\x00", "U+0000"), ("\x1b", "U+001B"), ("\x7f", "U+007F"), ("\udcff", "U+DCFF"), ("\uffff", "U+FFFF")],
    )
    def test_refused_by_name(self, bad: str, named: str) -> None:
        for refuse in (refuse_control_characters, clean):
            with pytest.raises(RuleBroken) as broken:
                refuse(f"علی{bad}")
            assert (broken.value.code, broken.value.facts) == (Code.CONTROL_CHARACTER, {"character": named})

    def test_tab_and_new_lines_may_pass(self) -> None:
        refuse_control_characters("a\tb\r\nc")
        assert clean("a\tb\r\nc") == "a b c"

    @given(st.text(st.characters(categories=["Cc"], exclude_characters="\t\n\r"), min_size=1))
    def test_every_control_character_is_refused(self, text: str) -> None:
        with pytest.raises(RuleBroken):
            refuse_control_characters(text)


class TestSortKey:
    def test_section_7_python_puts_four_letters_last_and_the_key_does_not(self) -> None:
        shuffled = sorted(ALPHABET)
        assert shuffled[-4:] == ["چ", "ژ", "ک", "گ"] or shuffled != list(ALPHABET)
        assert sorted(shuffled, key=sort_key) == list(ALPHABET)

    def test_words(self) -> None:
        words = ["۲", "3", "آبان", "آذر", "ابراهیم", "پارسا", "تقوی", "چمران", "حسینی", "ژاله", "سعیدی", "کاظمی"]
        words += ["گلشن", "لطفی", "یزدی", "Ali"]
        words_by_code_point = sorted(words)
        assert words_by_code_point != words
        assert sorted(words_by_code_point, key=sort_key) == words

    def test_a_space_comes_before_letters_and_a_half_space_does_not_count(self) -> None:
        assert sort_key("علی زاده") < sort_key("علیا") < sort_key("علی‌زاده") == sort_key("علیزاده")

    def test_arabic_letters_sort_as_persian_ones(self) -> None:
        assert sort_key("كريمي") == sort_key("کریمی")

    # U+0640, punctuation and marks have an order in ICU that no list of names needs.
    @given(st.lists(st.text(st.sampled_from(ALPHABET + "ئؤأإء \u200cيكبaBz۱2"), min_size=1, max_size=6), max_size=12))
    def test_section_7_no_inversion_against_qcollator(self, words: list[str]) -> None:
        collator = QCollator(QLocale("fa_IR"))
        words = [squeeze(word) for word in words]
        by_qt = sorted(words, key=functools.cmp_to_key(collator.compare))
        keys = [sort_key(word) for word in by_qt]
        assert keys == sorted(keys)


class TestOtherLayout:
    def test_section_11_ildhv(self) -> None:
        assert other_layout("ildhv") == "همیار"
        assert other_layout("ILDHV") == "همیار"
        assert other_layout("همیار") == "ildhv"

    def test_hesab_opens_stage_4(self) -> None:
        assert other_layout("pshf") == "حساب"

    def test_digits_and_spaces_stay(self) -> None:
        assert other_layout("a 12") == "ش 12"

    @given(st.text(st.sampled_from("qwertyuiop[]asdfghjkl;'zxcvbnm,")))
    def test_back_and_forth(self, text: str) -> None:
        assert other_layout(other_layout(text)) == text
