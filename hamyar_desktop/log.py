"""The log file of the program; national codes, Sheba and account numbers never reach it in clear."""

from __future__ import annotations

import logging
import re
from logging.handlers import RotatingFileHandler
from pathlib import Path

from hamyar_desktop.domain.text import ascii_digits, strip_invisible

# Digits in one piece or in groups, as cards, forms and this program's own screens show them; no group of two stands
# first or in the middle, or every date would be hidden too.
_GAP = "[ \u00a0_-]"
_IDENTITY = re.compile(
    rf"(?<![0-9])(?:IR{_GAP}?[0-9]{{2}}{_GAP}?|[0-9]{{2}}{_GAP}(?=[0-9]{{4}}{_GAP}))?"
    rf"[0-9]{{3,}}(?:{_GAP}[0-9]{{3,}})*(?:{_GAP}[0-9]{{1,2}})?(?![0-9])",
    re.IGNORECASE,
)
_SHOWN, _LONG = 2, 10


def mask(text: str) -> str:
    """The text with Sheba numbers and numbers of ten digits or more cut to their last two digits."""
    return _IDENTITY.sub(_masked, ascii_digits(strip_invisible(text)))


def _masked(found: re.Match[str]) -> str:
    told = found.group()
    if sum(character.isdigit() for character in told) < _LONG:
        return told
    start = "IR" if told[:2].upper() == "IR" else ""
    return f"{start}…{told[-_SHOWN:]}"


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
