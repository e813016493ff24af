"""The verdict on a Sheba while it is typed: one rule in words, the bank as soon as it can be known."""

import pytest
from PySide6.QtWidgets import QLabel

from hamyar_desktop.domain.banks import MELLI
from hamyar_desktop.ui.locale import set_language
from hamyar_desktop.ui.theme import apply_theme
from hamyar_desktop.ui.widgets.sheba_verdict import ShebaVerdict


def sheba(bank: str, account: str) -> str:
    """A Sheba with right check digits (98 − (BBAN + 182700) mod 97)."""
    bban = bank + "0" + account.zfill(18)
    return f"IR{98 - int(bban + '182700') % 97:02d}{bban}"


@pytest.fixture
def verdict(qtbot) -> ShebaVerdict:
    made = ShebaVerdict()
    qtbot.addWidget(made)
    return made


def test_an_empty_field_says_what_belongs_there(verdict: ShebaVerdict) -> None:
    assert verdict.judge("  ", "", MELLI) is None
    assert verdict.tone == "muted"
    assert verdict.text()


def test_a_part_says_how_much_is_missing_and_whose_bank_it_is(verdict: ShebaVerdict, qapp) -> None:
    set_language(qapp, "en")
    verdict.judge("IR06", "", MELLI)
    assert verdict.text() == "22 more digits"
    verdict.judge("IR06 0170 0", "", MELLI)
    assert verdict.tone == "muted"
    assert "17 more digits" in verdict.text()
    assert "ملی" in verdict.text()


def test_a_right_sheba_of_the_chosen_bank_is_green(verdict: ShebaVerdict) -> None:
    typed = sheba(MELLI, "0123456789012")
    found = verdict.judge(typed, "0123456789012", MELLI)
    assert found is not None
    assert found.text == typed
    assert (verdict.tone, verdict.sheba) == ("success", found)


def test_what_looks_wrong_warns_and_does_not_block(verdict: ShebaVerdict) -> None:
    assert verdict.judge(sheba("296", "10032420"), "", "") is not None
    assert verdict.tone == "warning"
    assert verdict.judge(sheba(MELLI, "123"), "999", MELLI) is not None
    assert verdict.tone == "warning"
    assert len(verdict.text().splitlines()) >= 2


@pytest.mark.parametrize(
    "typed", ["IR0001700000000000000123456", "IR99" + "0" * 22, "XX06" + "1" * 22, "IR06" + "1" * 23]
)
def test_a_wrong_sheba_is_red_with_the_rule_in_words(verdict: ShebaVerdict, typed: str) -> None:
    assert verdict.judge(typed, "", MELLI) is None
    assert verdict.tone == "error"
    assert verdict.text() == verdict.accessibleName()
    assert verdict.sheba is None


def test_the_database_may_refuse_too(verdict: ShebaVerdict, qapp) -> None:
    verdict.judge(sheba(MELLI, "123"), "", MELLI)
    verdict.refuse("این شبا برای دانشجوی دیگری ثبت شده است.")
    assert verdict.tone == "error"
    light = verdict.findChildren(QLabel)[0].pixmap().toImage()
    apply_theme(qapp, "dark")
    assert verdict.findChildren(QLabel)[0].pixmap().toImage() != light
