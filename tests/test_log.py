"""Nothing that identifies a student or an account reaches the log file."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hamyar_desktop.domain.sheba import group_by_four
from hamyar_desktop.domain.text import ascii_digits, persian_digits
from hamyar_desktop.log import mask, start_log

SHEBA = "IR062960000000100324200001"
long_numbers = st.text(st.sampled_from("0123456789"), min_size=10, max_size=26)


@pytest.fixture
def log_file(tmp_path: Path) -> Iterator[Path]:
    """A started log, taken away again at the end."""
    root = logging.getLogger("hamyar_desktop")
    before, level = list(root.handlers), root.level
    for handler in before:
        root.removeHandler(handler)
    yield start_log(tmp_path / "logs")
    for handler in list(root.handlers):
        root.removeHandler(handler)
        handler.close()
    for handler in before:
        root.addHandler(handler)
    root.setLevel(level)


class TestMask:
    @pytest.mark.parametrize(
        ("clear", "masked"),
        [
            (SHEBA, "IR…01"), (SHEBA.lower(), "IR…01"), (SHEBA[2:], "…01"), (group_by_four(SHEBA), "IR…01"),
            (group_by_four(SHEBA).replace(" ", "-"), "IR…01"), (group_by_four(SHEBA).replace(" ", "\u00a0"), "IR…01"),
            (group_by_four(SHEBA)[2:], "…01"), (persian_digits(SHEBA), "IR…01"), (f"\u2066{SHEBA}\u2069", "IR…01"),
            (f"IR{persian_digits(SHEBA[2:])}", "IR…01"), ("0012345679", "…79"), ("۰۰۱۲۳۴۵۶۷۹", "…79"),
            ("٠٠١٢٣٤٥٦٧٩", "…79"), ("001-234567-9", "…-9"), ("001\u200e2345679", "…79"), ("09123456789", "…89"),
            ("0912 345 6789", "…89"), ("1234567890123", "…23"), ("6037991234567890", "…90"),
            ("6037-9912-3456-7890", "…90"),
        ],
    )  # fmt: skip
    def test_sheba_national_code_account_card_and_mobile(self, clear: str, masked: str) -> None:
        assert mask(f"saved {clear}, done") == f"saved {masked}, done"
        assert mask(f"کد({clear})") == f"کد({masked})"

    @pytest.mark.parametrize(
        "harmless",
        ["", "request 1234567 moved", "2026-11-24 19:44:02,123 INFO", "1404/10/30 23:59", "student 40011001", "IR",
         "4041", "12.5 of 200 hours", "127.0.0.1:5432", "line 123456789"],
    )  # fmt: skip
    def test_what_helps_to_help_stays(self, harmless: str) -> None:
        assert mask(harmless) == harmless

    @settings(deadline=None, database=None)
    @given(long_numbers, st.sampled_from([str, persian_digits, group_by_four]), st.text("ابپ «»:=(),'\"\n", max_size=5))
    def test_no_long_number_is_left_however_it_is_written(self, number: str, shape, around: str) -> None:
        told = ascii_digits(mask(f"{around}{shape(number)}{around}"))
        assert len(re.sub("[^0-9]", "", told)) <= 2

    @settings(deadline=None, database=None)
    @given(st.text(max_size=60))
    def test_masking_twice_changes_nothing_more(self, text: str) -> None:
        assert mask(mask(text)) == mask(text)


class TestFile:
    def test_messages_arguments_and_tracebacks_are_masked(self, log_file: Path) -> None:
        log = logging.getLogger("hamyar_desktop.somewhere")
        log.info("student %s with %s", "0012345679", group_by_four(SHEBA))
        try:
            raise ValueError(f"refused {SHEBA}")
        except ValueError:
            log.exception("failed")
        text = log_file.read_text(encoding="utf-8")
        assert "student …79 with IR…01" in text
        assert "ValueError: refused IR…01" in text
        assert not re.search("[0-9]{10}", text)

    def test_a_line_says_when_how_bad_and_where(self, log_file: Path) -> None:
        logging.getLogger("hamyar_desktop.store").warning("slow")
        line = log_file.read_text(encoding="utf-8").strip()
        assert re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9:]{8},[0-9]{3} WARNING hamyar_desktop\.store slow", line)

    def test_details_are_left_out_and_other_libraries_too(self, log_file: Path) -> None:
        logging.getLogger("hamyar_desktop").debug("detail")
        logging.getLogger("sqlalchemy").warning("other")
        assert not log_file.exists()

    def test_started_again_a_line_is_written_once(self, log_file: Path) -> None:
        assert start_log(log_file.parent) == log_file
        logging.getLogger("hamyar_desktop").info("once")
        assert log_file.read_text(encoding="utf-8").count("once") == 1

    def test_it_never_grows_without_end(self, log_file: Path) -> None:
        log = logging.getLogger("hamyar_desktop")
        for _ in range(12):
            log.info("x" * 500_000)
        files = sorted(log_file.parent.iterdir())
        assert [file.name for file in files] == ["hamyar.log", "hamyar.log.1", "hamyar.log.2", "hamyar.log.3"]
        assert all(file.stat().st_size <= 1_000_000 for file in files)
