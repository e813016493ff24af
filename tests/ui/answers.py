"""Ready answers to the question «which file?», in place of the dialog of the system."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget


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
