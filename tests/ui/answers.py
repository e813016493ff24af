"""Ready answers in place of dialogs: «which file?», «whose change counts?»."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from hamyar_desktop.services.rows import HistoryRow
from hamyar_desktop.ui.dialogs.changed_by_other import Answer
from hamyar_desktop.ui.history_words import HistoryWords


class Answers:
    """Stands in for ``FileChoice``; remembers what was asked."""

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self.names: list[str] = []

    def open(self, _parent: QWidget, _title: str, _kinds: str) -> Path | None:
        return self.path

    def save(self, _parent: QWidget, _title: str, name: str, suffix: str) -> Path | None:
        self.names.append(f"{name}.{suffix}")
        return self.path


class Chooses:
    """The answer to «somebody else changed this»; keeps the lines that were shown."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer
        self.lines: list[str] = []
        self.people: list[str] = []

    def __call__(self, entries: Sequence[HistoryRow], words: HistoryWords, _parent: object) -> Answer:
        self.people += [entry.person for entry in entries]
        self.lines += [line for entry in entries for line in words.lines(entry)]
        return self.answer
