"""The log file of the program; national codes, Sheba and account numbers never reach it in clear."""

from __future__ import annotations

import logging
import re
from logging.handlers import RotatingFileHandler
from pathlib import Path

from hamyar_desktop.domain.text import ascii_digits

_SHEBA = re.compile(r"\bIR[0-9 ]{24,32}\b", re.IGNORECASE)
_LONG_NUMBER = re.compile(r"(?<![0-9])[0-9]{10,26}(?![0-9])")


def mask(text: str) -> str:
    """The text with Sheba numbers and numbers of ten digits or more cut to their last two digits."""
    plain = ascii_digits(text)
    plain = _SHEBA.sub(lambda found: "IR…" + found.group()[-2:], plain)
    return _LONG_NUMBER.sub(lambda found: "…" + found.group()[-2:], plain)


class MaskingFormatter(logging.Formatter):
    """Masks the finished line, so that exceptions and arguments are covered too."""

    def format(self, record: logging.LogRecord) -> str:
        """The line without identities."""
        return mask(super().format(record))


def start_log(folder: Path) -> Path:
    """Logs to ``hamyar.log`` in the folder, one megabyte at a time, three old ones kept."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "hamyar.log"
    handler = RotatingFileHandler(path, maxBytes=1_000_000, backupCount=3, encoding="utf-8", delay=True)
    handler.setFormatter(MaskingFormatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    root = logging.getLogger("hamyar_desktop")
    root.setLevel(logging.INFO)
    for old in list(root.handlers):
        root.removeHandler(old)
        old.close()
    root.addHandler(handler)
    return path
